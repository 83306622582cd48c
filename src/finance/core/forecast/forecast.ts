// What a whole year is expected to become, row by row of the notes: judged by somebody on a day, kept as it was judged.
import type { Instant, IsoDate, Ore } from '#kernel';
import { daysBetween, roundToOre, slug, sumOre } from '#kernel';
import type { ChartMapping, Position } from '../mapping/chart-mapping.ts';
import type { NoteRow, Statements } from '../statements/statement.ts';

export const forecastNotes = ['income', 'costs'] as const;
export type ForecastNote = (typeof forecastNotes)[number];

/**
 * How a row got its amount. `remainingBudget`: what is booked and expected, and what is left of the budget. `pace`: as
 * much a day as so far. `booked`: nobody judged the row; what is booked does not go away.
 */
export const forecastMethods = ['typed', 'remainingBudget', 'pace', 'budget', 'booked'] as const;
export type ForecastMethod = (typeof forecastMethods)[number];

export type ForecastPosition = Extract<
  Position,
  'operatingIncome' | 'operatingCosts' | 'financialIncome' | 'financialCosts'
>;

/** Income and costs are both positive. */
export type ForecastRow = {
  readonly note: ForecastNote;
  /** The row's id in its note. */
  readonly row: string;
  readonly label: string;
  /** The label of the row that it is a part of. */
  readonly of: string | null;
  readonly position: ForecastPosition;
  readonly amountOre: Ore;
  readonly method: ForecastMethod;
  readonly comment: string | null;
  /** As they stood when the row was judged. */
  readonly actualOre: Ore;
  readonly budgetOre: Ore | null;
  /** Invoices known to come late for what has been done already. */
  readonly expectedOre: Ore;
};

export type Forecast = {
  readonly year: number;
  readonly version: number;
  /** What was booked by this day was known. */
  readonly at: IsoDate;
  /** Swedish: which file, or the page. */
  readonly source: string;
  readonly rows: readonly ForecastRow[];
  /** Balances at the end of the year; null: as at the end of the year before. */
  readonly receivablesOre: Ore | null;
  readonly liabilitiesOre: Ore | null;
  readonly comment: string | null;
  readonly savedAt: Instant;
  readonly savedBy: string;
};

/** A row that can be judged: of the notes, or one that only the mapping knows. */
export type ForecastBase = Omit<ForecastRow, 'amountOre' | 'method' | 'comment'> & {
  /** The project or the member behind the row. */
  readonly object: NoteRow['object'];
};

const positionsOf: Readonly<Record<ForecastNote, readonly ForecastPosition[]>> = {
  income: ['operatingIncome', 'financialIncome'],
  costs: ['operatingCosts', 'financialCosts'],
};

/** Late invoices of a programme: by the ledger's project, else by the programme's name, as its row of the budget has it. */
export type ExpectedAccruals = readonly {
  readonly object: string | null;
  readonly label: string;
  readonly amountOre: Ore;
}[];

/** Every row of the notes, wholes before their parts, in the order of the notes; then what only is expected. */
export function forecastBases(
  statements: Pick<Statements, 'notes' | 'incomeStatement'>,
  { mapping, expected = [] }: { readonly mapping: ChartMapping; readonly expected?: ExpectedAccruals },
): ForecastBase[] {
  return forecastNotes.flatMap((note) => {
    const rows = statements.notes[note].flatMap((row): ForecastBase[] => {
      const position = positionsOf[note].find((one) => one === row.position);
      return row.isTotal || position === undefined ? [] : [baseOf(row, { note, position })];
    });
    const all = note === 'costs' ? withExpected(rows, { expected, dimension: mapping.projectDimension }) : rows;
    return [...all, ...financialBases(statements, note, rows)];
  });
}

function baseOf(row: NoteRow, at: { note: ForecastNote; position: ForecastPosition }): ForecastBase {
  const { id, label, of, object, amounts } = row;
  const actualOre = amounts.currentOre ?? 0;
  return { ...at, row: id, label, of, object, actualOre, budgetOre: amounts.budgetOre, expectedOre: 0 };
}

/** A programme that is neither booked nor budgeted yet gets a row of its own: what it will cost is not lost. */
function withExpected(
  rows: readonly ForecastBase[],
  { expected, dimension }: { readonly expected: ExpectedAccruals; readonly dimension: string },
): ForecastBase[] {
  const sums = new Map<string, Ore>();
  const extra = new Map<string, ForecastBase>();
  for (const one of expected) {
    const row =
      rows.find(({ object }) => object?.dimension === dimension && object.object === one.object) ??
      rows.find(({ of, label }) => of === null && slug(label) === slug(one.label));
    const id = row?.row ?? slug(one.label);
    sums.set(id, (sums.get(id) ?? 0) + one.amountOre);
    if (row) continue;
    const own = { note: 'costs', position: 'operatingCosts', row: id, label: one.label, of: null } as const;
    extra.set(id, { ...own, object: null, actualOre: 0, budgetOre: null, expectedOre: 0 });
  }
  return [...rows, ...extra.values()].map((row) => ({ ...row, expectedOre: sums.get(row.row) ?? 0 }));
}

/** Notes without interest leave it to the income statement, where it is forecast as one row. */
function financialBases(
  { incomeStatement }: Pick<Statements, 'incomeStatement'>,
  note: ForecastNote,
  rows: readonly ForecastBase[],
): ForecastBase[] {
  const position = note === 'income' ? 'financialIncome' : 'financialCosts';
  const row = incomeStatement.find(({ key }) => key === position);
  if (!row || rows.some((one) => one.position === position)) return [];
  const { budgetOre, currentOre } = row.amounts;
  // The income statement prints costs negative.
  const sign = note === 'costs' ? -1 : 1;
  const positive = (amountOre: Ore | null): Ore | null => amountOre && amountOre * sign;
  return [
    {
      note,
      row: slug(row.label),
      label: row.label,
      of: null,
      position,
      object: null,
      actualOre: positive(currentOre) ?? 0,
      budgetOre: positive(budgetOre),
      expectedOre: 0,
    },
  ];
}

/** What a method makes of a row; öre. */
export function byMethod(
  base: Pick<ForecastBase, 'actualOre' | 'budgetOre' | 'expectedOre'>,
  method: Exclude<ForecastMethod, 'typed'>,
  of: { readonly from: IsoDate; readonly at: IsoDate; readonly to: IsoDate },
): Ore {
  const used = base.actualOre + base.expectedOre;
  switch (method) {
    case 'booked':
      return base.actualOre;
    case 'budget':
      return base.budgetOre ?? used;
    case 'remainingBudget':
      return used + Math.max(0, (base.budgetOre ?? used) - used);
    case 'pace':
      return roundToOre((used / monthsOf(of.from, of.at)) * monthsOf(of.from, of.to));
  }
}

/** Months of a span, the last one by its days: eight at the end of August. */
export function monthsOf(from: IsoDate, to: IsoDate): number {
  const [year, month, day] = to.split('-').map(Number) as [number, number, number];
  const [fromYear, fromMonth] = from.split('-').map(Number) as [number, number];
  const first = `${to.slice(0, 8)}01`;
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
  return (year - fromYear) * 12 + (month - fromMonth) + day / daysBetween({ from: first, to: next });
}

export type JudgedRow = {
  readonly note: ForecastNote;
  readonly row: string;
  readonly amountOre: Ore;
  readonly method: ForecastMethod;
  readonly comment: string | null;
};

/**
 * The rows of a forecast from what was judged. A row that nobody judged and that has money booked stands with what is
 * booked; a whole whose part was judged is told by its parts, the others with what is booked.
 */
export function forecastRows(bases: readonly ForecastBase[], judged: readonly JudgedRow[]): ForecastRow[] {
  const judgedAs = (base: ForecastBase) => judged.find((one) => one.note === base.note && one.row === base.row);
  const isWhole = (base: ForecastBase): boolean => partsOf(bases, base).length > 0;
  const isSplit = (base: ForecastBase): boolean => partsOf(bases, base).some((part) => judgedAs(part) !== undefined);
  const wholeOf = (base: ForecastBase) =>
    bases.find((one) => one.note === base.note && one.of === null && one.label === base.of);
  return bases.flatMap((base): ForecastRow[] => {
    const whole = base.of === null ? undefined : wholeOf(base);
    // Each crown stands once: in the whole, or in its parts.
    if (whole && !isSplit(whole)) return [];
    if (isWhole(base) && isSplit(base)) return [];
    const { object: _object, ...rest } = base;
    const own = judgedAs(base);
    if (own) return [{ ...rest, amountOre: own.amountOre, method: own.method, comment: own.comment }];
    if (base.actualOre === 0) return [];
    return [{ ...rest, amountOre: base.actualOre, method: 'booked', comment: null }];
  });
}

function partsOf(bases: readonly ForecastBase[], whole: ForecastBase): readonly ForecastBase[] {
  return bases.filter((one) => one.note === whole.note && one.of === whole.label && whole.of === null);
}

/** Rows that are judged on a page: each whole as one. */
export function judgedBases(bases: readonly ForecastBase[]): readonly ForecastBase[] {
  return bases.filter(({ of }) => of === null);
}

export function forecastSums(rows: readonly Pick<ForecastRow, 'note' | 'amountOre'>[]): {
  readonly incomeOre: Ore;
  readonly costsOre: Ore;
  readonly resultOre: Ore;
} {
  const sum = (note: ForecastNote): Ore =>
    sumOre(rows.filter((row) => row.note === note).map(({ amountOre }) => amountOre));
  return { incomeOre: sum('income'), costsOre: sum('costs'), resultOre: sum('income') - sum('costs') };
}
