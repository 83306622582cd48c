import { aggregate, type Ledger } from './ledger.ts';
import type { LedgerInput } from './ledger-input.ts';

/** The sums of an import: what the database gives for a stored one, computed from the input itself. */
export function toLedger(input: LedgerInput, about: { readonly version: number; readonly source: string }): Ledger {
  const rows = input.vouchers.flatMap((voucher) => voucher.rows);
  return {
    year: input.year,
    period: input.period,
    accounts: input.accounts,
    objects: input.objects,
    opening: aggregate(input.opening),
    movements: aggregate(
      [...rows, ...input.movements].map(({ account, objects, amountOre }) => ({ account, objects, amountOre })),
    ),
    hasObjects: [...rows, ...input.movements].some(({ objects }) => objects.length > 0),
    ...about,
  };
}

/** The year before as the file of this year tells it: account totals only, no objects. */
export function ledgerBefore(
  input: LedgerInput,
  about: { readonly version: number; readonly source: string },
): Ledger | null {
  const { closing, results } = input.before;
  if (closing.length === 0 && results.length === 0) return null;
  const year = input.year - 1;
  return {
    year,
    period: { from: `${year}-01-01`, to: `${year}-12-31` },
    accounts: input.accounts,
    objects: new Map(),
    opening: [],
    movements: aggregate([...closing, ...results]),
    hasObjects: false,
    ...about,
  };
}
