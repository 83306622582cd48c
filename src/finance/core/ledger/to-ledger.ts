import { aggregate, type Ledger, type LedgerAmount } from './ledger.ts';
import type { LedgerInput } from './ledger-input.ts';

/** The sums of an import: what the database gives for a stored one, computed from the input itself. */
export function toLedger(input: LedgerInput, about: { readonly version: number; readonly source: string }): Ledger {
  const movements = aggregate(movementsOf(input));
  return {
    year: input.year,
    period: input.period,
    accounts: input.accounts,
    objects: input.objects,
    opening: aggregate(input.opening),
    movements,
    hasOpening: true,
    hasObjects: movements.some(({ objects }) => objects.length > 0),
    ...about,
  };
}

function* movementsOf(input: LedgerInput): Generator<LedgerAmount> {
  for (const voucher of input.vouchers) {
    for (const { account, objects, amountOre } of voucher.rows) yield { account, objects, amountOre };
  }
  yield* input.movements;
}

/** The year before as the file of this year tells it: account totals only, no objects. */
export function ledgerBefore(
  input: Pick<LedgerInput, 'year' | 'accounts' | 'before'>,
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
    hasOpening: false,
    ...about,
  };
}
