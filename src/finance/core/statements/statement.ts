// The shapes of statements. Amounts are exact öre with the sign of the printed row; whole kronor appear once, at
// printing (`printed`), so that a total is the rounded total and never the sum of rounded rows.
import { roundToKronor, type IsoDate, type Ore, type Period } from '#kernel';
import type { ObjectRef } from '../ledger/ledger.ts';
import type { Payer, Position } from '../mapping/chart-mapping.ts';
import type { UnmappedAccount } from '../mapping/map-ledger.ts';
import { labels } from './labels.ts';

export type Amounts = {
  readonly previousOre: Ore | null;
  readonly budgetOre: Ore | null;
  readonly currentOre: Ore | null;
  /** Only in part-year statements. */
  readonly forecastOre: Ore | null;
};

export type StatementRole = 'row' | 'subtotal' | 'total';

export type StatementRow<Key extends string = string> = {
  readonly key: Key;
  readonly label: string;
  readonly role: StatementRole;
  /** The number of the note that explains the row. */
  readonly note: string | null;
  readonly amounts: Amounts;
  /** Operating account only: better than budget is positive. */
  readonly deviationOre?: Ore | null;
};

export type NoteRow = {
  readonly id: string;
  readonly label: string;
  /** The label of the row that this one is a part of; not counted again in the total. */
  readonly of: string | null;
  readonly isTotal: boolean;
  /** A row that only the budget knows, such as "tillgängligt nya insatser". */
  readonly isBudgetOnly: boolean;
  /** Where its amounts stand in the ledger, for the way back to the vouchers; null for sums and entered rows. */
  readonly position: Position | null;
  /** The object that named the row: a project, a member. */
  readonly object: ObjectRef | null;
  /** The party whose contribution it is. */
  readonly payer: Payer | null;
  readonly amounts: Amounts;
};

export const noteNames = ['income', 'costs', 'receivables', 'liabilities', 'audit', 'netAgainstBudget'] as const;
export type NoteName = (typeof noteNames)[number];

/** What "verksamhetens intäkter" and "kostnader" mean in overview, note 2 and operating account. */
export type IncomeDefinition = 'includingFinancial' | 'excludingFinancial';

/** The row says which definition it follows: one label, one definition. */
export const definitionLabels: Readonly<Record<IncomeDefinition, { income: string; costs: string }>> = {
  includingFinancial: {
    income: labels.rows.incomeWithFinancial,
    costs: labels.rows.costsWithFinancial,
  },
  excludingFinancial: { income: labels.rows.operatingIncome, costs: labels.rows.operatingCosts },
};

export type OverviewRow = {
  readonly key: 'income' | 'costs' | 'yearResult' | 'solidityPercent' | 'employees';
  readonly label: string;
  readonly unit: 'tkr' | 'percent' | 'count';
  /** As printed, in the order of the years; null is not reported. */
  readonly printed: readonly (number | null)[];
  /** Exact öre where an own ledger gives it, else null. */
  readonly exactOre: readonly (Ore | null)[];
  readonly sources: readonly string[];
};

export type Statements = {
  readonly year: number;
  readonly period: Period;
  /** The last day that is told of when that is not the last day of the year; null for a whole year. */
  readonly at: IsoDate | null;
  readonly previousPeriod: Period | null;
  /** Whether the year before has a ledger of its own, with vouchers to open; else the file of this year told it. */
  readonly isPreviousLoaded: boolean;
  readonly definition: IncomeDefinition;
  readonly incomeStatement: readonly StatementRow[];
  readonly balanceSheet: readonly StatementRow[];
  readonly cashFlow: readonly StatementRow[];
  readonly operatingAccount: readonly StatementRow[];
  readonly notes: Readonly<Record<NoteName, readonly NoteRow[]>>;
  readonly balanceRequirement: readonly StatementRow[];
  readonly overview: { readonly years: readonly number[]; readonly rows: readonly OverviewRow[] };
  readonly contributions: readonly ContributionRow[];
  /** Accounts with money and no line, this year and the year before. */
  readonly unmapped: readonly (UnmappedAccount & { readonly year: number })[];
};

/** Contributions of one kind of party: FinsamL 5 § sets half, a quarter, a quarter. */
export type ContributionRow = { readonly payer: Payer; readonly label: string; readonly amounts: Amounts };

export const noAmounts: Amounts = { previousOre: null, budgetOre: null, currentOre: null, forecastOre: null };

/** Whole kronor as printed, half away from zero; null stays null. */
export function printed(amountOre: Ore | null): number | null {
  return amountOre === null ? null : roundToKronor(amountOre);
}

/** Changes every amount of a row in the same way; null stays null. */
export function mapAmounts(amounts: Amounts, change: (amountOre: Ore) => Ore): Amounts {
  const apply = (amountOre: Ore | null): Ore | null => (amountOre === null ? null : change(amountOre) + 0);
  return {
    previousOre: apply(amounts.previousOre),
    budgetOre: apply(amounts.budgetOre),
    currentOre: apply(amounts.currentOre),
    forecastOre: apply(amounts.forecastOre),
  };
}

/** Adds rows column by column; a column is null when any of its amounts is. */
export function addAmounts(...rows: readonly Amounts[]): Amounts {
  const column = (name: keyof Amounts): Ore | null =>
    rows.reduce<Ore | null>((sum, row) => {
      const amount = row[name];
      return sum === null || amount === null ? null : sum + amount;
    }, 0);
  return {
    previousOre: column('previousOre'),
    budgetOre: column('budgetOre'),
    currentOre: column('currentOre'),
    forecastOre: column('forecastOre'),
  };
}
