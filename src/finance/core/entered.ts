// What no ledger gives is entered with its source: years before the first ledger, number of employees, net amounts.
import type { Ore } from '#kernel';

export type EnteredUnit = 'kr' | 'tkr' | 'percent' | 'count';

export type EnteredFigure = {
  /** `overview.income`, `overview.costs`, `overview.yearResult`, `overview.solidityPercent`,
   * `overview.closingEquity`, `employees`, `net.SLUG`, `agreed.MEMBER`. */
  readonly key: string;
  readonly year: number;
  /** For `net.*` rows: what stands in the note. */
  readonly label: string | null;
  /** In `unit`; null when it was looked for and not reported. */
  readonly value: number | null;
  readonly unit: EnteredUnit;
  /** Where it was read, in Swedish. */
  readonly source: string;
  /** For `net.*` rows: the label of the budget row it is compared with. */
  readonly budgetRow: string | null;
  readonly version: number;
};

export function findEntered(
  entered: readonly EnteredFigure[],
  what: { key: string; year: number },
): EnteredFigure | undefined {
  return entered.find(({ key, year }) => key === what.key && year === what.year);
}

/** The amount of an entered figure in öre; null when it is not reported or not an amount. */
export function enteredOre(figure: EnteredFigure | undefined): Ore | null {
  if (!figure || figure.value === null) return null;
  if (figure.unit === 'kr') return Math.round(figure.value * 100);
  if (figure.unit === 'tkr') return Math.round(figure.value * 100_000);
  return null;
}
