// A ledger as the lines that a person places: one an account, or one for each project where projects decide the row.
import type { Ore } from '#kernel';
import { isInRange, type ChartMapping, type Position } from '../mapping/chart-mapping.ts';
import { isResultPosition } from '../mapping/map-ledger.ts';
import { rowLayout, type RowLayout } from '../mapping/row-layout.ts';
import { objectName, objectsKey, type Ledger, type LedgerAmount, type ObjectRef } from '../ledger/ledger.ts';

export type AccountLine = {
  /** `4611` or `4611 6=1100`; unique in the ledger. */
  readonly key: string;
  readonly account: string;
  readonly name: string;
  /** The objects that decide the row; none for most accounts. */
  readonly objects: readonly ObjectRef[];
  readonly objectNames: readonly string[];
  /** The balance at the end of a balance account, the year's sum of a result account; debit positive. */
  readonly amountOre: Ore;
  /** Null when the mapping has no line for it. */
  readonly row: { readonly position: Position; readonly label: string; readonly of: string | null } | null;
};

/** Sorted by account, then object. An account that only has a name and no money is left out. */
export function accountLines(ledger: Ledger, mapping: ChartMapping): readonly AccountLine[] {
  const layout = rowLayout({ mapping, ledgers: [ledger], budget: [] });
  const deciding = decidingDimensions(mapping);
  const lines = new Map<string, AccountLine & { amountOre: Ore }>();
  const add = (amount: LedgerAmount, isOpening: boolean): void => {
    const dimensions = deciding(amount.account);
    const objects = amount.objects.filter(({ dimension }) => dimensions.has(dimension));
    const key = lineKey(amount.account, objects);
    const line = lines.get(key) ?? newLine({ ledger, layout, account: amount.account, objects, key });
    // A result account has nothing to open with; what stands there is shown as unmapped by the statements.
    const isCounted = !isOpening || line.row === null || !isResultPosition(line.row.position);
    lines.set(key, { ...line, amountOre: line.amountOre + (isCounted ? amount.amountOre : 0) });
  };
  for (const amount of ledger.opening) add(amount, true);
  for (const amount of ledger.movements) add(amount, false);
  return [...lines.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

export function lineKey(account: string, objects: readonly ObjectRef[]): string {
  const sorted = objects.toSorted((a, b) => (objectsKey([a]) < objectsKey([b]) ? -1 : 1));
  return [account, ...sorted.map(({ dimension, object }) => `${dimension}=${object}`)].join(' ');
}

function newLine(of: {
  readonly ledger: Ledger;
  readonly layout: RowLayout;
  readonly account: string;
  readonly objects: readonly ObjectRef[];
  readonly key: string;
}): AccountLine {
  const place = of.layout.place({ account: of.account, objects: of.objects });
  return {
    key: of.key,
    account: of.account,
    name: of.ledger.accounts.get(of.account)?.name ?? '',
    objects: of.objects,
    objectNames: of.objects.map((object) => objectName(of.ledger, object)),
    amountOre: 0,
    row: place && { position: place.position, label: place.label, of: place.of },
  };
}

/** The dimensions that any rule for an account looks at. */
export function decidingDimensions(mapping: ChartMapping): (account: string) => ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>();
  return (account) => {
    const found = known.get(account);
    if (found) return found;
    const rules = mapping.rules.filter(({ accounts }) => isInRange(account, accounts));
    const dimensions = new Set(
      rules.flatMap(({ objects, row }) => [
        ...(objects ?? []).map(({ dimension }) => dimension),
        ...(row.by === 'object' ? [row.dimension] : []),
      ]),
    );
    known.set(account, dimensions);
    return dimensions;
  };
}
