import { accept, refuse, sumOre, type Ore, type Problem, type Result } from '#kernel';
import { findRule, type ChartMapping } from '../mapping/chart-mapping.ts';
import { closingBalances, withResult } from './closing.ts';
import type { LedgerInput } from './ledger-input.ts';
import { aggregate, type Ledger, type LedgerAmount } from './ledger.ts';

export type CannotOpenYear = { readonly kind: 'noOpeningBalances'; readonly year: number };

export type OpeningFacts = {
  /** The mapping of the year that is opened: which account is equity. */
  readonly mapping: ChartMapping;
  readonly before: { readonly ledger: Ledger; readonly mapping: ChartMapping } | null;
};

/**
 * Opening balances when the file states none: the closing balances of the year before in the same file, else the
 * closing balances of the ledger of the year before. Only when neither exists is the year refused.
 */
export function deriveOpening(input: LedgerInput, facts: OpeningFacts): Result<LedgerInput, CannotOpenYear> {
  const { before, mapping } = facts;
  if (input.opening.length > 0) return accept(openStated(input, mapping));
  if (input.openingOrigin === 'zero') return accept(input);
  const { closing } = input.before;
  if (closing.length > 0) {
    return accept(open(input, { opening: withResult(closing, mapping), openingOrigin: 'previousYearInFile' }));
  }
  if (before && before.ledger.year === input.year - 1) {
    const opening = closingBalances(before.ledger, before.mapping);
    return accept(open(input, { opening, openingOrigin: 'previousLedger' }));
  }
  return refuse({ kind: 'noOpeningBalances', year: input.year });
}

/**
 * Stated balances that are not 0 in sum: when what they lack is the result of the year before, the program has not
 * moved it to equity yet, and it is moved here. Anything else is told and left as it is.
 */
function openStated(input: LedgerInput, mapping: ChartMapping): LedgerInput {
  const sumOreOf = (amounts: readonly LedgerAmount[]): Ore => sumOre(amounts.map(({ amountOre }) => amountOre));
  const differenceOre = sumOreOf(input.opening);
  if (differenceOre === 0) return { ...input, openingOrigin: 'stated' };
  const isResult = differenceOre + sumOreOf(input.before.results) === 0;
  const message = isResult
    ? `Opening balances lack the result of the year before, ${differenceOre / 100} kr, which is added to equity.`
    : `Opening balances sum to ${differenceOre / 100} kr; debit and credit must be equal.`;
  return {
    ...input,
    opening: isResult ? withResult(input.opening, mapping) : input.opening,
    openingOrigin: 'stated',
    problems: [
      ...input.problems,
      {
        severity: 'warning',
        code: isResult ? 'opening-without-result' : 'opening-does-not-balance',
        line: null,
        message,
      },
    ],
  };
}

/** Where the source tells closing balances only, what happened in the year is what they differ from the opening ones. */
function open(input: LedgerInput, found: Pick<LedgerInput, 'opening' | 'openingOrigin'>): LedgerInput {
  if (!input.movementsAreClosing) return { ...input, ...found };
  const less = found.opening.map((amount) => ({ ...amount, amountOre: 0 - amount.amountOre }));
  const movements = aggregate([...input.movements, ...less]).filter(({ amountOre }) => amountOre !== 0);
  return { ...input, ...found, movements };
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
  const add = (amounts: readonly LedgerAmount[], sign: 1 | -1): void => {
    for (const amount of amounts) {
      difference.set(keyOf(amount), (difference.get(keyOf(amount)) ?? 0) + sign * amount.amountOre);
    }
  };
  add(opening, 1);
  add(closing, -1);
  return [...difference]
    .filter(([, amountOre]) => amountOre !== 0)
    .map(([key, amountOre]) => ({
      severity: 'warning',
      code: 'opening-differs-from-closing',
      line: null,
      message: `${key === 'equity' ? 'Equity' : `Account ${key}`} opens ${amountOre / 100} kr away from the closing balance of ${before.ledger.year}.`,
    }));
}
