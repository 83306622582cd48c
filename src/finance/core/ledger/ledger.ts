// One fiscal year of one association's ledger, as sums: what every statement is computed from. Where the rows came
// from (vouchers of a SIE file, a trial balance) no longer matters here.
import { sumOre, type Ore, type Period } from '#kernel';

export type AccountNumber = string;

/** The dimension of counterparties in the charts that associations share; SIE reserves no number for it. */
export const COUNTERPARTY_DIMENSION = '22';

/** An object of a dimension: `{ dimension: '6', object: '1100' }` is project 1100. */
export type ObjectRef = { readonly dimension: string; readonly object: string };

/** An amount on an account, split by the objects it carries. Debit positive, credit negative. */
export type LedgerAmount = {
  readonly account: AccountNumber;
  readonly objects: readonly ObjectRef[];
  readonly amountOre: Ore;
};

/** SIE's account types: T assets, S liabilities and equity, K costs, I income. */
export type AccountType = 'T' | 'S' | 'K' | 'I';

export type LedgerAccount = { readonly name: string; readonly type: AccountType | null };

export type Ledger = {
  /** The calendar year in which the fiscal year ends. */
  readonly year: number;
  readonly period: Period;
  readonly accounts: ReadonlyMap<AccountNumber, LedgerAccount>;
  /** Dimension → object → name. */
  readonly objects: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Balances at the start of the year. */
  readonly opening: readonly LedgerAmount[];
  /** What happened in the year, summed per account and objects. */
  readonly movements: readonly LedgerAmount[];
  /** False when only account totals are known, so that rows that need objects cannot be filled. */
  readonly hasObjects: boolean;
  /** False when only balances at the end are known (the year before, as told by the file of this year). */
  readonly hasOpening: boolean;
  readonly version: number;
  /** Swedish, for the reader of a figure: which file, when. */
  readonly source: string;
};

/** Sum on accounts that a test picks, debit positive. */
export function sumWhere(amounts: readonly LedgerAmount[], picks: (amount: LedgerAmount) => boolean): Ore {
  return sumOre(amounts.filter(picks).map((amount) => amount.amountOre));
}

/** Adds up amounts on the same account with the same objects; order of first appearance. */
export function aggregate(amounts: Iterable<LedgerAmount>): LedgerAmount[] {
  const sums = new Map<string, { account: string; objects: readonly ObjectRef[]; amountOre: Ore }>();
  for (const amount of amounts) {
    const key = `${amount.account}\u0000${objectsKey(amount.objects)}`;
    const sum = sums.get(key);
    if (sum) sum.amountOre += amount.amountOre;
    else sums.set(key, { ...amount });
  }
  return [...sums.values()];
}

/** One key for one set of objects, whatever order they were written in. */
export function objectsKey(objects: readonly ObjectRef[]): string {
  return objects
    .map(({ dimension, object }) => `${dimension}\u0001${object}`)
    .toSorted()
    .join('\u0002');
}

export function objectName(ledger: Ledger, { dimension, object }: ObjectRef): string {
  return ledger.objects.get(dimension)?.get(object) || object;
}
