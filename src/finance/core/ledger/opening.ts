import { refuse, accept, sumOre, type Ore, type Problem, type Result } from '#kernel';
import { findRule, type ChartMapping } from '../mapping/chart-mapping.ts';
import type { LedgerInput } from './ledger-input.ts';
import { aggregate, type Ledger, type LedgerAmount } from './ledger.ts';

export type CannotOpenYear = { readonly kind: 'noOpeningBalances'; readonly year: number };

/**
 * Opening balances when the file states none: the closing balances of the year before in the same file, else the
 * closing balances of the ledger of the year before. Only when neither exists is the year refused.
 */
export function deriveOpening(
  input: LedgerInput,
  before: { readonly ledger: Ledger; readonly mapping: ChartMapping } | null,
): Result<LedgerInput, CannotOpenYear> {
  if (input.opening.length > 0) return accept({ ...input, openingOrigin: 'stated' });
  if (input.openingOrigin === 'zero') return accept(input);
  const { closing, results } = input.before;
  if (closing.length > 0) {
    return accept({ ...input, opening: withResult(closing, results), openingOrigin: 'previousYearInFile' });
  }
  if (before && before.ledger.year === input.year - 1) {
    return accept({
      ...input,
      opening: closingBalances(before.ledger, before.mapping),
      openingOrigin: 'previousLedger',
    });
  }
  return refuse({ kind: 'noOpeningBalances', year: input.year });
}

/** Balances at the end of a year that open the next: a result that was not moved to equity is moved here. */
export function closingBalances(ledger: Ledger, mapping: ChartMapping): LedgerAmount[] {
  const isBalance = (amount: LedgerAmount): boolean => {
    const position = findRule(mapping, amount)?.position;
    return position !== undefined && !isResult(position);
  };
  const withoutObjects = (amount: LedgerAmount): LedgerAmount => ({ ...amount, objects: [] });
  const balances = aggregate([...ledger.opening, ...ledger.movements.filter(isBalance)].map(withoutObjects));
  const results = ledger.movements.filter((amount) => !isBalance(amount));
  return withResult(balances, results);
}

/** Compares the opening balances with the closing ones of the year before; equity as one sum, the rest per account. */
export function compareOpening(
  opening: readonly LedgerAmount[],
  before: { readonly ledger: Ledger; readonly mapping: ChartMapping },
): Problem[] {
  const closing = closingBalances(before.ledger, before.mapping);
  const keyOf = (amount: LedgerAmount): string =>
    findRule(before.mapping, { account: amount.account, objects: [] })?.position === 'equity'
      ? 'equity'
      : amount.account;
  const difference = new Map<string, Ore>();
  for (const amount of opening)
    difference.set(keyOf(amount), (difference.get(keyOf(amount)) ?? 0) + amount.amountOre);
  for (const amount of closing)
    difference.set(keyOf(amount), (difference.get(keyOf(amount)) ?? 0) - amount.amountOre);
  return [...difference]
    .filter(([, amountOre]) => amountOre !== 0)
    .map(([key, amountOre]) => ({
      severity: 'warning',
      code: 'opening-differs-from-closing',
      line: null,
      message: `${key === 'equity' ? 'Equity' : `Account ${key}`} opens ${amountOre / 100} kr away from the closing balance of ${before.ledger.year}.`,
    }));
}

function isResult(position: string): boolean {
  return ['operatingIncome', 'operatingCosts', 'financialIncome', 'financialCosts', 'closing'].includes(position);
}

/** What remains of the result (0 once the ledger has moved it itself) joins equity, on an account of its own name. */
function withResult(balances: readonly LedgerAmount[], results: readonly LedgerAmount[]): LedgerAmount[] {
  const unmovedOre = sumOre(results.map(({ amountOre }) => amountOre));
  if (unmovedOre === 0) return [...balances];
  return aggregate([...balances, { account: equityAccount(balances), objects: [], amountOre: unmovedOre }]);
}

function equityAccount(balances: readonly LedgerAmount[]): string {
  return balances.find(({ account }) => account.startsWith('20'))?.account ?? '2010';
}
