// Puts every amount of a year on its report line. Amounts here have the sign of the report: income, assets and
// liabilities positive, costs positive; only the ledger itself has credit as minus.
import { slug, type Ore } from '#kernel';
import type { Budget } from '../budget.ts';
import { objectName, type Ledger, type LedgerAmount, type ObjectRef } from '../ledger/ledger.ts';
import {
  findRule,
  positions,
  type ChartMapping,
  type MappingRule,
  type Payer,
  type Position,
} from './chart-mapping.ts';

export type MappedRow = {
  /** Slug of the label; unique inside its position. */
  readonly id: string;
  readonly label: string;
  readonly position: Position;
  /** The label of the row that it is a part of. */
  readonly of: string | null;
  readonly payer: Payer | null;
  /** The object that named the row: a project, a member. */
  readonly object: ObjectRef | null;
  readonly isAudit: boolean;
  /** Whether the row exists only because of objects, so that a year without objects has nothing to say about it. */
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

/** Maps one year with one mapping: the year before is mapped with the same one, so that its column fits the layout. */
export function mapLedger(ledger: Ledger, mapping: ChartMapping): MappedYear {
  const opening = emptySums();
  const sums = emptySums();
  const rows = collectRows(ledger, mapping);
  const unmapped = new Map<string, Ore>();
  let depreciationOre = 0;

  for (const amount of ledger.opening) {
    const rule = findRule(mapping, amount);
    if (!rule) addUnmapped(unmapped, amount);
    else if (!isResultPosition(rule.position)) {
      opening[rule.position] += reportSign(rule, amount);
      sums[rule.position] += reportSign(rule, amount);
      rows.add(rule, amount);
    }
  }
  for (const amount of ledger.movements) {
    const rule = findRule(mapping, amount);
    if (!rule) addUnmapped(unmapped, amount);
    else {
      sums[rule.position] += reportSign(rule, amount);
      if (rule.isDepreciation) depreciationOre += reportSign(rule, amount);
      rows.add(rule, amount);
    }
  }
  // Accounts with a name of their own in the mapping show as 0 when the chart has them: the printed note does so too.
  for (const account of ledger.accounts.keys()) {
    const amount = { account, objects: [], amountOre: 0 };
    const rule = findRule(mapping, amount);
    if (rule?.row.by === 'account' && rule.row.labels?.[account]) rows.add(rule, amount);
  }
  return {
    opening,
    sums,
    rows: rows.sorted(),
    depreciationOre,
    hasOpening: ledger.hasOpening,
    unmapped: [...unmapped].map(([account, amountOre]) => ({
      account,
      name: ledger.accounts.get(account)?.name ?? '',
      amountOre,
    })),
  };
}

/** The budget on the same rows. Rows set by label come as they are: "tillgängligt nya insatser" has no account. */
export function mapBudget(budget: Budget, ledger: Ledger, mapping: ChartMapping): MappedYear {
  const asLedger: Ledger = { ...ledger, opening: [], movements: budget.amounts, accounts: new Map() };
  const mapped = mapLedger(asLedger, mapping);
  const sums = { ...mapped.sums };
  for (const row of budget.rows) sums[row.position] += row.amountOre;
  const typed = budget.rows.map((row, index): MappedRow => ({
    id: slug(row.label),
    label: row.label,
    position: row.position,
    of: null,
    payer: null,
    object: null,
    isAudit: false,
    needsObjects: false,
    order: `~${String(index).padStart(4, '0')}`,
    amountOre: row.amountOre,
  }));
  return { ...mapped, sums, rows: [...mapped.rows, ...typed] };
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

/** The row that an amount belongs to: what a reader opens when she asks what is behind a printed number. */
export function rowOfAmount(
  ledger: Ledger,
  mapping: ChartMapping,
  amount: Pick<LedgerAmount, 'account' | 'objects'>,
): { readonly position: Position; readonly id: string; readonly of: string | null } | null {
  const rule = findRule(mapping, amount);
  if (!rule) return null;
  const of = rule.row.by === 'text' ? (rule.row.of ?? null) : null;
  return {
    position: rule.position,
    id: slug(nameRow(ledger, rule, amount).label),
    of: of === null ? null : slug(of),
  };
}

type RowName = { readonly label: string; readonly sortKey: string; readonly object: ObjectRef | null };

function nameRow(ledger: Ledger, { row }: MappingRule, amount: Pick<LedgerAmount, 'account' | 'objects'>): RowName {
  if (row.by === 'text') return { label: row.label, sortKey: '', object: null };
  if (row.by === 'account') {
    const name = row.labels?.[amount.account] ?? ledger.accounts.get(amount.account)?.name;
    return { label: name || `Konto ${amount.account}`, sortKey: amount.account, object: null };
  }
  const object = amount.objects.find(({ dimension }) => dimension === row.dimension) ?? null;
  if (!object) return { label: 'Utan objekt', sortKey: '', object };
  return { label: (row.prefix ?? '') + objectName(ledger, object), sortKey: object.object, object };
}

function collectRows(ledger: Ledger, mapping: ChartMapping) {
  const rows = new Map<string, GrowingRow>();

  function add(rule: MappingRule, amount: LedgerAmount): void {
    const naming = nameRow(ledger, rule, amount);
    const key = `${rule.position}\u0000${naming.label}`;
    const row = rows.get(key);
    if (row) {
      row.amountOre += reportSign(rule, amount);
      return;
    }
    rows.set(key, {
      id: slug(naming.label),
      label: naming.label,
      position: rule.position,
      of: rule.row.by === 'text' ? (rule.row.of ?? null) : null,
      payer: rule.payer ?? null,
      object: naming.object,
      isAudit: rule.isAudit ?? false,
      needsObjects: (rule.objects ?? []).length > 0,
      order: `${String(rule.order ?? mapping.rules.indexOf(rule)).padStart(4, '0')} ${naming.sortKey}`,
      amountOre: reportSign(rule, amount),
    });
  }

  function sorted(): MappedRow[] {
    return [...rows.values()].toSorted((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
  }

  return { add, sorted };
}
