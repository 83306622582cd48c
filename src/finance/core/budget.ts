import { type LedgerAmount } from './ledger/ledger.ts';
import type { Position } from './mapping/chart-mapping.ts';
import type { IsoDate, Ore } from '#kernel';

/** A budget row set by label, as an office pastes it from its plan. Income and costs are both positive. */
export type BudgetRow = {
  readonly position: Extract<Position, 'operatingIncome' | 'operatingCosts' | 'financialIncome' | 'financialCosts'>;
  readonly label: string;
  readonly amountOre: Ore;
};

/** One decided budget. Granted, budgeted and actual are three amounts; this is the second. */
export type Budget = {
  readonly year: number;
  readonly version: number;
  /** The decision that set it, "Styrelsen 2023-11-24 § 52". */
  readonly decision: string;
  /** Swedish, where the rows came from. */
  readonly source: string;
  /** From `#PBUDGET` or a ledger-shaped table: mapped to rows like the ledger itself. */
  readonly amounts: readonly LedgerAmount[];
  readonly rows: readonly BudgetRow[];
  /** Planned use of equity of earlier years: neither income nor cost, shown beside the result. */
  readonly plannedEquityUseOre: Ore | null;
  /** Null and absent: not said. */
  readonly decidedOn?: IsoDate | null;
  /** Why it takes the place of the version before. */
  readonly reason?: string | null;
  /** Why equity of earlier years is planned to be used (KL 11:5). */
  readonly equityReason?: string | null;
};
