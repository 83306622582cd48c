import { addDays, yearOf } from '#kernel';
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
  input: Pick<LedgerInput, 'year' | 'period' | 'accounts' | 'opening' | 'before'>,
  about: { readonly version: number; readonly source: string },
): Ledger | null {
  const { results } = input.before;
  // A file may state #IB 0 instead of #UB -1: the same balances.
  const closing = input.before.closing.length > 0 ? input.before.closing : input.opening;
  // Without results the year before would show income and costs of 0, which nobody said.
  if (results.length === 0) return null;
  const { from } = input.period;
  return {
    year: input.year - 1,
    period: { from: `${yearOf(from) - 1}${from.slice(4)}`, to: addDays(from, -1) },
    accounts: input.accounts,
    objects: new Map(),
    opening: [],
    movements: aggregate([...closing, ...results].map((amount) => ({ ...amount, objects: [] }))),
    hasObjects: false,
    hasOpening: false,
    ...about,
  };
}
