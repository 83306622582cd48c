// Which row of which note an amount belongs to. Rows are named once for all columns of a report: an object or account
// that changed its name keeps one row, and two projects with the same name keep two.
import { slug } from '#kernel';
import { objectsKey, type Ledger, type LedgerAmount, type ObjectRef } from '../ledger/ledger.ts';
import { findRule, isInRange, type ChartMapping, type MappingRule, type Position } from './chart-mapping.ts';

export type RowPlace = {
  readonly rule: MappingRule;
  readonly position: Position;
  /** Unique inside its note. */
  readonly id: string;
  readonly label: string;
  /** The label of the row that it is a part of. */
  readonly of: string | null;
  readonly object: ObjectRef | null;
  readonly order: string;
  /** Whether objects decide the row, so that an account total alone cannot fill it. */
  readonly needsObjects: boolean;
};

type Placed = Pick<LedgerAmount, 'account' | 'objects'>;

export type RowLayout = {
  readonly mapping: ChartMapping;
  /** Null when the mapping has no line for the amount. */
  readonly place: (amount: Placed) => RowPlace | null;
  /** Whether the report has the row (or the whole) in any of its columns, with an amount or none. */
  readonly hasRow: (row: { readonly position: Position; readonly id: string }) => boolean;
  /** Accounts that the mapping names itself, with any amount or none. */
  readonly namedAccounts: (ledger: Pick<Ledger, 'accounts'>) => readonly string[];
};

export type LayoutInput = {
  readonly mapping: ChartMapping;
  /** The ledger of the report first: its names go before those of the year before. */
  readonly ledgers: readonly Ledger[];
  readonly budget: readonly LedgerAmount[];
};

export function rowLayout({ mapping, ledgers, budget }: LayoutInput): RowLayout {
  const rules = new Map<string, MappingRule | null>();
  const ruleOf = (amount: Placed): MappingRule | null => {
    const key = keyOf(amount);
    const known = rules.get(key);
    if (known !== undefined) return known;
    const rule = findRule(mapping, amount) ?? null;
    rules.set(key, rule);
    return rule;
  };
  const amounts = [...ledgers.flatMap(({ opening, movements }) => [...opening, ...movements]), ...budget];
  const namings = amounts.flatMap((amount) => {
    const rule = ruleOf(amount);
    return rule ? [nameRow(rule, amount, ledgers)] : [];
  });
  const ids = giveIds(namings, mapping);
  const places = new Map<string, RowPlace | null>();

  function place(amount: Placed): RowPlace | null {
    const key = keyOf(amount);
    const known = places.get(key);
    if (known !== undefined) return known;
    const rule = ruleOf(amount);
    const made = rule && toPlace(rule, amount);
    places.set(key, made);
    return made;
  }

  function toPlace(rule: MappingRule, amount: Placed): RowPlace {
    const naming = nameRow(rule, amount, ledgers);
    return {
      rule,
      position: rule.position,
      id: ids.get(naming.identity) ?? baseId(naming.label),
      label: naming.label,
      of: wholeOf(rule),
      object: naming.object,
      order: `${String(rule.order ?? mapping.rules.indexOf(rule)).padStart(4, '0')} ${naming.sortKey}`,
      needsObjects: mapping.rules.some(
        (other) => (other.objects ?? []).length > 0 && isInRange(amount.account, other.accounts),
      ),
    };
  }

  function namedAccounts(ledger: Pick<Ledger, 'accounts'>): readonly string[] {
    return [...ledger.accounts.keys()].filter((account) => {
      const row = ruleOf({ account, objects: [] })?.row;
      return row?.by === 'account' && row.labels?.[account] !== undefined;
    });
  }

  function hasRow({ position, id }: { readonly position: Position; readonly id: string }): boolean {
    const named = ledgers.flatMap((ledger) => namedAccounts(ledger).map((account) => ({ account, objects: [] })));
    return [...amounts, ...named].some((amount) => {
      const found = place(amount);
      if (found?.position !== position) return false;
      return found.id === id || (found.of !== null && baseId(found.of) === id);
    });
  }

  return { mapping, place, hasRow, namedAccounts };
}

function keyOf({ account, objects }: Placed): string {
  return `${account}\u0000${objectsKey(objects)}`;
}

function wholeOf({ row }: MappingRule): string | null {
  return row.by === 'text' ? (row.of ?? null) : null;
}

type Naming = {
  /** Amounts with the same identity stand in the same row. */
  readonly identity: string;
  readonly label: string;
  readonly sortKey: string;
  readonly object: ObjectRef | null;
  readonly note: string;
  /** Tells two rows with one name apart. */
  readonly code: string;
};

function nameRow(rule: MappingRule, amount: Placed, ledgers: readonly Ledger[]): Naming {
  const { row, position } = rule;
  const byLabel = (label: string, sortKey: string): Naming => ({
    identity: `${position} label ${label}`,
    label,
    sortKey,
    object: null,
    note: noteOf(position),
    code: position,
  });
  if (row.by === 'text') return byLabel(row.label, '');
  if (row.by === 'account') {
    const name =
      row.labels?.[amount.account] ?? firstName(ledgers, ({ accounts }) => accounts.get(amount.account)?.name);
    return byLabel(name || `Konto ${amount.account}`, amount.account);
  }
  const object = amount.objects.find(({ dimension }) => dimension === row.dimension) ?? null;
  if (!object) return byLabel('Utan objekt', '');
  const own = row.labels?.[object.object];
  const name =
    firstName(ledgers, ({ objects }) => objects.get(object.dimension)?.get(object.object)) || object.object;
  return {
    identity: `${position} object ${own ?? row.prefix ?? ''} ${object.dimension} ${object.object}`,
    label: own ?? `${row.prefix ?? ''}${name}`,
    sortKey: object.object,
    object,
    note: noteOf(position),
    code: object.object,
  };
}

function firstName(ledgers: readonly Ledger[], nameIn: (ledger: Ledger) => string | undefined): string {
  for (const ledger of ledgers) {
    const name = nameIn(ledger)?.trim();
    if (name) return name;
  }
  return '';
}

/** Financial items stand in the same note as those of the operation. */
function noteOf(position: Position): string {
  if (position === 'financialIncome') return 'operatingIncome';
  return position === 'financialCosts' ? 'operatingCosts' : position;
}

function baseId(label: string): string {
  return slug(label) || 'rad';
}

/** The slug of the label; of rows that share one, the text row keeps it and the others add their code. */
function giveIds(namings: readonly Naming[], mapping: ChartMapping): Map<string, string> {
  const taken = new Set<string>();
  // "alla" in an address means every row: a project of that name gets its code too.
  const isFree = (note: string, id: string): boolean => id !== 'alla' && !taken.has(`${note} ${id}`);
  // A whole ("Kansli") has no amounts of its own, but its id is not to be had.
  for (const rule of mapping.rules) {
    const whole = wholeOf(rule);
    if (whole !== null) taken.add(`${noteOf(rule.position)} ${baseId(whole)}`);
  }
  const rows = [...new Map(namings.map((naming) => [naming.identity, naming])).values()].toSorted(
    (a, b) => Number(a.object !== null) - Number(b.object !== null) || (a.identity < b.identity ? -1 : 1),
  );
  const ids = new Map<string, string>();
  for (const { identity, label, note, code, object } of rows) {
    const isWhole = object === null && mapping.rules.some((rule) => wholeOf(rule) === label);
    const base = baseId(label);
    const id = isWhole ? base : freeId(base, { code, isTaken: (candidate) => !isFree(note, candidate) });
    taken.add(`${note} ${id}`);
    ids.set(identity, id);
  }
  return ids;
}

function freeId(base: string, of: { readonly code: string; readonly isTaken: (id: string) => boolean }): string {
  if (!of.isTaken(base)) return base;
  const coded = `${base}-${slug(of.code) || 'rad'}`;
  let id = coded;
  for (let number = 2; of.isTaken(id); number += 1) id = `${coded}-${number}`;
  return id;
}
