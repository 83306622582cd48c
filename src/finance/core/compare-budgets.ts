// Budgets as rows that people read: by label, whatever form they came in; two versions side by side; against the ledger.
import { slug, sumOre, type Ore } from '#kernel';
import type { Budget, BudgetRow } from './budget.ts';
import type { Ledger } from './ledger/ledger.ts';
import type { ChartMapping } from './mapping/chart-mapping.ts';
import { mapBudget, mapLedger } from './mapping/map-ledger.ts';
import { rowLayout } from './mapping/row-layout.ts';

export const budgetPositions = ['operatingIncome', 'financialIncome', 'operatingCosts', 'financialCosts'] as const;

/** One row a label. Amounts by account, as a ledger's file has them, come on the rows of the year's report. */
export function labelledBudget(
  budget: Pick<Budget, 'amounts' | 'rows'>,
  of: { readonly ledger: Ledger | null; readonly mapping: ChartMapping },
): readonly BudgetRow[] {
  const ledger = of.ledger ?? noLedger;
  const layout = rowLayout({ mapping: of.mapping, ledgers: [ledger], budget: budget.amounts });
  const known = of.ledger ? mapLedger(of.ledger, layout).rows : [];
  const about = { year: 0, version: 0, decision: '', source: '', plannedEquityUseOre: null };
  const mapped = mapBudget({ ...about, ...budget }, { ledger, layout, known });
  // A part is booked, its whole is budgeted, as in the notes.
  const rows = mapped.rows.flatMap(({ position, label, of: whole, amountOre }): BudgetRow[] => {
    const named = budgetPositions.find((one) => one === position);
    return named ? [{ position: named, label: whole ?? label, amountOre }] : [];
  });
  const lost = mapped.unmapped.map(({ account, amountOre }): BudgetRow => ({
    position: 'operatingCosts',
    label: `Konto ${account}`,
    amountOre,
  }));
  return joinRows([...rows, ...lost]);
}

const noLedger: Ledger = {
  year: 0,
  period: { from: '0000-01-01', to: '0000-12-31' },
  accounts: new Map(),
  objects: new Map(),
  opening: [],
  movements: [],
  hasObjects: false,
  hasOpening: false,
  version: 0,
  source: '',
};

/** Rows of the same name and position are one row. */
function joinRows(rows: readonly BudgetRow[]): BudgetRow[] {
  const joined = new Map<string, BudgetRow>();
  for (const row of rows) {
    const known = joined.get(keyOf(row));
    joined.set(keyOf(row), known ? { ...known, amountOre: known.amountOre + row.amountOre } : row);
  }
  return [...joined.values()];
}

const keyOf = ({ position, label }: Pick<BudgetRow, 'position' | 'label'>): string => `${position} ${slug(label)}`;

export type BudgetChange = {
  readonly position: BudgetRow['position'];
  readonly label: string;
  /** Null where the version has no such row. */
  readonly beforeOre: Ore | null;
  readonly afterOre: Ore | null;
  readonly changeOre: Ore;
};

/** Every row of either version, in the order of the later one; rows that went come last in their position. */
export function compareBudgets(before: readonly BudgetRow[], after: readonly BudgetRow[]): readonly BudgetChange[] {
  const all = joinRows([...after, ...before].map((row) => ({ ...row, amountOre: 0 })));
  const amountIn = (rows: readonly BudgetRow[], row: BudgetRow): Ore | null =>
    joinRows(rows).find((other) => keyOf(other) === keyOf(row))?.amountOre ?? null;
  return budgetPositions.flatMap((position) =>
    all
      .filter((row) => row.position === position)
      .map((row) => {
        const [beforeOre, afterOre] = [amountIn(before, row), amountIn(after, row)];
        return { position, label: row.label, beforeOre, afterOre, changeOre: (afterOre ?? 0) - (beforeOre ?? 0) };
      }),
  );
}

export type BudgetSums = { readonly incomeOre: Ore; readonly costsOre: Ore; readonly resultOre: Ore };

export function budgetSums(rows: readonly BudgetRow[]): BudgetSums {
  const sum = (kind: 'Income' | 'Costs'): Ore =>
    sumOre(rows.filter(({ position }) => position.endsWith(kind)).map(({ amountOre }) => amountOre));
  const [incomeOre, costsOre] = [sum('Income'), sum('Costs')];
  return { incomeOre, costsOre, resultOre: incomeOre - costsOre };
}

export type BudgetOutcome = {
  readonly position: BudgetRow['position'];
  readonly label: string;
  readonly budgetOre: Ore | null;
  readonly actualOre: Ore | null;
  /** Better than budget is plus: more income, lower costs. Null where nothing is budgeted. */
  readonly deviationOre: Ore | null;
};

/** The budget beside what is booked: every row of either. Without a ledger only the budget. */
export function budgetOutcome(
  rows: readonly BudgetRow[],
  of: { readonly ledger: Ledger | null; readonly mapping: ChartMapping },
): readonly BudgetOutcome[] {
  const { ledger, mapping } = of;
  const booked = ledger
    ? mapLedger(ledger, rowLayout({ mapping, ledgers: [ledger], budget: [] })).rows.flatMap((row): BudgetRow[] => {
        const position = budgetPositions.find((one) => one === row.position);
        return position ? [{ position, label: row.label, amountOre: row.amountOre }] : [];
      })
    : [];
  // A whole that is budgeted as one amount ("Kansli") stands for its booked parts.
  const wholes = new Map<string, string>();
  if (ledger) {
    for (const row of mapLedger(ledger, rowLayout({ mapping, ledgers: [ledger], budget: [] })).rows) {
      const isBudgeted = row.of !== null && rows.some((one) => slug(one.label) === slug(row.of ?? ''));
      if (isBudgeted && row.of !== null) wholes.set(`${row.position} ${slug(row.label)}`, row.of);
    }
  }
  const actual = joinRows(booked.map((row) => ({ ...row, label: wholes.get(keyOf(row)) ?? row.label })));
  return compareBudgets(rows, actual)
    .map(({ position, label, beforeOre: budgetOre, afterOre }) => {
      const actualOre = ledger === null ? null : (afterOre ?? 0);
      const sign = position.endsWith('Income') ? 1 : -1;
      const deviationOre = budgetOre === null || actualOre === null ? null : sign * (actualOre - budgetOre) + 0;
      return { position, label, budgetOre, actualOre, deviationOre };
    })
    .filter(({ budgetOre, actualOre }) => budgetOre !== null || (actualOre ?? 0) !== 0);
}
