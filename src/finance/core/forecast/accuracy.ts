// How good earlier forecasts were, against what the year became.
import type { IsoDate, Ore } from '#kernel';
import type { Statements } from '../statements/statement.ts';
import { forecastNotes, forecastSums, type Forecast, type ForecastNote } from './forecast.ts';

export type RowAccuracy = {
  readonly note: ForecastNote;
  readonly row: string;
  readonly label: string;
  readonly forecastOre: Ore;
  readonly actualOre: Ore;
  /** Actual less forecast. */
  readonly missOre: Ore;
};

export type ForecastAccuracy = {
  readonly version: number;
  readonly at: IsoDate;
  readonly income: { readonly forecastOre: Ore; readonly actualOre: Ore };
  readonly costs: { readonly forecastOre: Ore; readonly actualOre: Ore };
  readonly result: { readonly forecastOre: Ore; readonly actualOre: Ore };
  /** The rows, the one that was missed by most first. */
  readonly rows: readonly RowAccuracy[];
};

/** `outcome`: the statements of the whole year. */
export function forecastAccuracy(
  { version, at, rows }: Pick<Forecast, 'version' | 'at' | 'rows'>,
  outcome: Pick<Statements, 'notes' | 'incomeStatement'>,
): ForecastAccuracy {
  const line = (key: string): Ore => outcome.incomeStatement.find((row) => row.key === key)?.amounts.currentOre ?? 0;
  const sums = forecastSums(rows);
  const incomeOre = line('operatingIncome') + line('financialIncome');
  const costsOre = 0 - line('operatingCosts') - line('financialCosts');
  return {
    version,
    at,
    income: { forecastOre: sums.incomeOre, actualOre: incomeOre },
    costs: { forecastOre: sums.costsOre, actualOre: costsOre },
    result: { forecastOre: sums.resultOre, actualOre: line('yearResult') },
    rows: forecastNotes
      .flatMap((note) => rowsOf(note, { rows, outcome }))
      .toSorted((a, b) => Math.abs(b.missOre) - Math.abs(a.missOre)),
  };
}

function rowsOf(
  note: ForecastNote,
  of: { readonly rows: Forecast['rows']; readonly outcome: Pick<Statements, 'notes'> },
): RowAccuracy[] {
  const own = of.rows.filter((row) => row.note === note);
  const actual = of.outcome.notes[note].filter(({ isTotal }) => !isTotal);
  const judged = own.map((row) => {
    const actualOre = actual.find(({ id }) => id === row.row)?.amounts.currentOre ?? 0;
    return { row: row.row, label: row.label, forecastOre: row.amountOre, actualOre };
  });
  const known = new Set(own.map(({ row }) => row));
  const wholes = new Set(own.map(({ label }) => label));
  // A row that nobody foresaw, and not a part of one that somebody did.
  const unforeseen = actual
    .filter(({ id, of: whole, label, amounts }) => {
      const hasParts = actual.some((one) => one.of === label);
      return !known.has(id) && !hasParts && (whole === null || !wholes.has(whole)) && (amounts.currentOre ?? 0) !== 0;
    })
    .map(({ id, label, amounts }) => ({ row: id, label, forecastOre: 0, actualOre: amounts.currentOre ?? 0 }));
  return [...judged, ...unforeseen].map((row) => ({ note, ...row, missOre: row.actualOre - row.forecastOre }));
}
