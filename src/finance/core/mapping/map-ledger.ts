// Puts every amount of a year on its report line. Amounts here have the sign of the report: income, assets and
// liabilities positive, costs positive; only the ledger itself has credit as minus.
import { slug, sumOre, type Ore } from '#kernel';
import type { Budget, BudgetRow } from '../budget.ts';
import type { Ledger, LedgerAmount, ObjectRef } from '../ledger/ledger.ts';
import { positions, type MappingRule, type Payer, type Position } from './chart-mapping.ts';
import type { RowLayout, RowPlace } from './row-layout.ts';

export type MappedRow = {
  /** Unique inside its note. */
  readonly id: string;
  readonly label: string;
  readonly position: Position;
  /** The label of the row that it is a part of. */
  readonly of: string | null;
  readonly payer: Payer | null;
  /** The object that named the row: a project, a member. */
  readonly object: ObjectRef | null;
  readonly isAudit: boolean;
  /** Whether objects decide the row, so that a year without objects has nothing to say about it. */
  readonly needsObjects: boolean;
  readonly order: string;
  readonly amountOre: Ore;
};

export type UnmappedAccount = { readonly account: string; readonly name: string; readonly amountOre: Ore };

export type MappedYear = {
  readonly opening: Readonly<Record<Position, Ore>>;
  /** Result positions: the year's sum. Balance positions: the balance at the end of the year. */
  readonly sums: Readonly<Record<Position, Ore>>;
  readonly rows: readonly MappedRow[];
  /** Contributions by party, whatever rows they stand in; a party without any amount is not there. */
  readonly contributions: ReadonlyMap<Payer, Ore>;
  readonly depreciationOre: Ore;
  /** False when the balances at the start are unknown, so that changes cannot be told. */
  readonly hasOpening: boolean;
  readonly unmapped: readonly UnmappedAccount[];
};

const resultPositions: ReadonlySet<Position> = new Set([
  'operatingIncome',
  'operatingCosts',
  'financialIncome',
  'financialCosts',
  'closing',
]);
const creditPositions: ReadonlySet<Position> = new Set([
  'operatingIncome',
  'financialIncome',
  'equity',
  'provisions',
  'longTermLiabilities',
  'currentLiabilities',
]);

export function isResultPosition(position: Position): boolean {
  return resultPositions.has(position);
}

/** Maps one year in the layout of the report: the year before too, so that its column fits the rows. */
export function mapLedger(ledger: Ledger, layout: RowLayout): MappedYear {
  const opening = emptySums();
  const sums = emptySums();
  const rows = collectRows();
  const contributions = new Map<Payer, Ore>();
  const unmapped = new Map<string, Ore>();
  let depreciationOre = 0;

  for (const amount of ledger.opening) {
    const place = layout.place(amount);
    // A result account has no balance to open with: somebody has to look at it.
    if (!place || isResultPosition(place.position)) addUnmapped(unmapped, amount);
    else {
      opening[place.position] += reportSign(place.rule, amount);
      sums[place.position] += reportSign(place.rule, amount);
      rows.add(place, amount);
    }
  }
  for (const amount of ledger.movements) {
    const place = layout.place(amount);
    if (!place) {
      addUnmapped(unmapped, amount);
      continue;
    }
    const amountOre = reportSign(place.rule, amount);
    sums[place.position] += amountOre;
    if (place.rule.isDepreciation) depreciationOre += amountOre;
    const { payer } = place.rule;
    if (payer) contributions.set(payer, (contributions.get(payer) ?? 0) + amountOre);
    rows.add(place, amount);
  }
  // Accounts with a name of their own in the mapping show as 0 when the chart has them: the printed note does so too.
  for (const account of layout.namedAccounts(ledger)) {
    const amount = { account, objects: [], amountOre: 0 };
    const place = layout.place(amount);
    if (place) rows.add(place, amount);
  }
  sums.closing += resultOnlyInEquity(sums);
  return {
    opening,
    sums,
    rows: rows.sorted(),
    contributions,
    depreciationOre,
    hasOpening: ledger.hasOpening,
    unmapped: [...unmapped].map(([account, amountOre]) => ({
      account,
      name: ledger.accounts.get(account)?.name ?? '',
      amountOre,
    })),
  };
}

/**
 * Some programs add the result to equity without an account for the transfer (8999): then equity already balances the
 * assets, and the result must not be added to it once more.
 */
function resultOnlyInEquity(sums: Readonly<Record<Position, Ore>>): Ore {
  const assets = sumOre([sums.fixedAssets, sums.receivables, sums.shortTermInvestments, sums.cash]);
  const financing = sumOre([sums.equity, sums.provisions, sums.longTermLiabilities, sums.currentLiabilities]);
  const unmovedOre =
    sums.operatingIncome - sums.operatingCosts + sums.financialIncome - sums.financialCosts - sums.closing;
  return assets === financing && assets !== 0 ? unmovedOre : 0;
}

/**
 * The budget on the same rows. Rows set by label come as they are: one named as a row of the year is that row (and the
 * same party pays it); "tillgängligt nya insatser" has no account and stands alone.
 */
export function mapBudget(
  budget: Budget,
  about: { readonly ledger: Ledger; readonly layout: RowLayout; readonly known: readonly MappedRow[] },
): MappedYear {
  const { ledger, layout, known } = about;
  const mapped = mapLedger({ ...ledger, opening: [], movements: budget.amounts, accounts: new Map() }, layout);
  const sums = { ...mapped.sums };
  for (const row of budget.rows) sums[row.position] += row.amountOre;
  const typed = budget.rows.map((row, index) => typedRow(row, { index, known, layout }));
  const contributions = new Map(mapped.contributions);
  for (const { payer, amountOre } of typed) {
    if (payer) contributions.set(payer, (contributions.get(payer) ?? 0) + amountOre);
  }
  return {
    ...mapped,
    sums,
    contributions,
    rows: [...mapped.rows, ...typed],
    unmapped: mapped.unmapped.map((account) => ({
      ...account,
      name: `${ledger.accounts.get(account.account)?.name ?? ''} (budget)`.trim(),
    })),
  };
}

function typedRow(
  row: BudgetRow,
  about: { readonly index: number; readonly known: readonly MappedRow[]; readonly layout: RowLayout },
): MappedRow {
  const { position, label, amountOre } = row;
  const same = about.known.find(
    (candidate) => candidate.position === position && slug(candidate.label) === slug(label),
  );
  if (same) return { ...same, amountOre };
  const rule = about.layout.mapping.rules.find(
    (candidate) =>
      candidate.position === position && candidate.row.by === 'text' && slug(candidate.row.label) === slug(label),
  );
  return {
    id: slug(label) || `rad-${about.index + 1}`,
    label,
    position,
    of: null,
    payer: rule?.payer ?? null,
    object: null,
    isAudit: rule?.isAudit ?? false,
    needsObjects: false,
    order: `~${String(about.index).padStart(4, '0')}`,
    amountOre,
  };
}

function emptySums(): Record<Position, Ore> {
  return Object.fromEntries(positions.map((position) => [position, 0])) as Record<Position, Ore>;
}

function reportSign(rule: MappingRule, { amountOre }: LedgerAmount): Ore {
  return creditPositions.has(rule.position) ? 0 - amountOre : amountOre;
}

function addUnmapped(unmapped: Map<string, Ore>, amount: LedgerAmount): void {
  if (amount.amountOre !== 0) unmapped.set(amount.account, (unmapped.get(amount.account) ?? 0) + amount.amountOre);
}

type GrowingRow = { -readonly [Key in keyof MappedRow]: MappedRow[Key] };

function collectRows() {
  const rows = new Map<string, GrowingRow>();

  function add(place: RowPlace, amount: LedgerAmount): void {
    const { rule } = place;
    const amountOre = reportSign(rule, amount);
    const key = `${place.position} ${place.id}`;
    const row = rows.get(key);
    if (!row) {
      const { id, label, position, of, object, order, needsObjects } = place;
      const [payer, isAudit] = [rule.payer ?? null, rule.isAudit ?? false];
      rows.set(key, { id, label, position, of, object, order, needsObjects, payer, isAudit, amountOre });
      return;
    }
    row.amountOre += amountOre;
    row.needsObjects ||= place.needsObjects;
    // The same whatever amount came first.
    if (place.order < row.order) row.order = place.order;
    row.payer ??= rule.payer ?? null;
    row.isAudit ||= rule.isAudit ?? false;
    row.of ??= place.of;
  }

  function sorted(): MappedRow[] {
    return [...rows.values()].toSorted((a, b) => compareText(a.order, b.order) || compareText(a.id, b.id));
  }

  return { add, sorted };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
