// What programmes were granted for a year, as the budget counts it: they rarely use all, so a share of it stands there.
import { roundToOre, slug, type Ore } from '#kernel';
import { ledgerProgramme, yearOfProgramme, type Programme } from '#programmes/core';
import type { BudgetRow } from '../budget.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { ChartMapping } from '../mapping/chart-mapping.ts';
import { mapLedger } from '../mapping/map-ledger.ts';
import { rowLayout } from '../mapping/row-layout.ts';

export type GrantedRow = {
  readonly programme: string;
  readonly name: string;
  readonly grantedOre: Ore;
  /** The share of the granted that the budget counts with. */
  readonly countedOre: Ore;
};

/** `share`: null counts the whole. */
export function grantedRows(
  programmes: readonly Programme[],
  { year, share }: { readonly year: number; readonly share: number | null },
): GrantedRow[] {
  return programmes.flatMap((programme): GrantedRow[] => {
    const grantedOre = yearOfProgramme(programme, year)?.grantedOre ?? null;
    if (grantedOre === null) return [];
    const { slug: of, name } = programme;
    return [{ programme: of, name, grantedOre, countedOre: roundToOre(grantedOre * (share ?? 1)) }];
  });
}

/** The granted as rows of a budget: named as the ledger's project, so that they meet what is booked, else as the programme. */
export function grantedBudgetRows(
  granted: readonly GrantedRow[],
  of: {
    readonly programmes: readonly Programme[];
    readonly ledger: Ledger | null;
    readonly mapping: ChartMapping;
  },
): BudgetRow[] {
  const { programmes, ledger, mapping } = of;
  const mapped = ledger ? mapLedger(ledger, rowLayout({ mapping, ledgers: [ledger], budget: [] })).rows : [];
  const sums = new Map<string, BudgetRow>();
  for (const { programme, countedOre } of granted) {
    const own = programmes.find(({ slug: one }) => one === programme);
    const booked = programmes.find(({ slug: one }) => own && one === ledgerProgramme(own)) ?? own;
    const row = mapped.find(
      ({ position, object }) =>
        position === 'operatingCosts' &&
        object?.dimension === mapping.projectDimension &&
        object.object === booked?.ledgerObject,
    );
    const label = row?.label ?? booked?.name ?? programme;
    const before = sums.get(slug(label))?.amountOre ?? 0;
    sums.set(slug(label), { position: 'operatingCosts', label, amountOre: before + countedOre });
  }
  return [...sums.values()];
}

export type BudgetStart = {
  readonly rows: readonly (Omit<BudgetRow, 'amountOre'> & { readonly amountOre: Ore | null })[];
  /** Labels whose amount comes from what was granted. */
  readonly proposed: readonly string[];
};

/**
 * What a form for a budget begins with: the budget that is in force, else the rows of the year before without their
 * amounts; and in both what was granted and has no amount there.
 */
export function budgetToBegin(of: {
  readonly current: readonly BudgetRow[] | null;
  readonly before: readonly BudgetRow[];
  readonly granted: readonly BudgetRow[];
}): BudgetStart {
  const rows = of.current ?? of.before.map((row) => ({ ...row, amountOre: null }));
  const proposed = of.granted.filter((one) => (rows.find((row) => isSameRow(row, one))?.amountOre ?? null) === null);
  const amountOf = (row: BudgetStart['rows'][number]): Ore | null =>
    row.amountOre ?? proposed.find((one) => isSameRow(row, one))?.amountOre ?? null;
  return {
    rows: [
      ...rows.map((row) => ({ ...row, amountOre: amountOf(row) })),
      ...proposed.filter((one) => !rows.some((row) => isSameRow(row, one))),
    ],
    proposed: proposed.map(({ label }) => label),
  };
}

/** Whoever pastes a whole table need not first empty the rows that the form began with: one that nobody changed gives way. */
export function withoutUntouched(
  rows: readonly BudgetRow[],
  { rows: start }: Pick<BudgetStart, 'rows'>,
): BudgetRow[] {
  const isUntouched = (row: BudgetRow): boolean =>
    start.some((one) => isSameRow(one, row) && one.amountOre === row.amountOre);
  return rows.filter(
    (row, at) =>
      !isUntouched(row) ||
      !rows.some((other, place) => place !== at && isSameRow(other, row) && (place < at || !isUntouched(other))),
  );
}

type Named = Pick<BudgetRow, 'position' | 'label'>;

/** Two rows that would be one in the budget. */
export function isSameRow(a: Named, b: Named): boolean {
  return a.position === b.position && slug(a.label) === slug(b.label);
}
