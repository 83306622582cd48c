// From a SIE document to what is imported. A 4E file gives vouchers; types 1 to 3 give balances, from which the
// changes of the year follow.
import { accept, refuse, sumOre, yearOf, type IsoDate, type Ore, type Problem, type Result } from '#kernel';
import { programText, type SieBalance, type SieDocument, type SieVoucher } from '../sie/index.ts';
import type { LedgerInput, LedgerVoucher } from './ledger-input.ts';
import { aggregate, objectsKey, type LedgerAccount, type LedgerAmount } from './ledger.ts';

export type CannotImportSie =
  /** A 4I file holds vouchers for another program to import, no balances: it is not a ledger. */
  { readonly kind: 'onlyVouchers' } | { readonly kind: 'noFiscalYear' };

export function fromSie(document: SieDocument, problems: readonly Problem[]): Result<LedgerInput, CannotImportSie> {
  if (document.kind === '4I') return refuse({ kind: 'onlyVouchers' });
  const year = document.fiscalYears.find(({ offset }) => offset === 0);
  if (!year) return refuse({ kind: 'noFiscalYear' });
  const { balances } = document;
  const ofYear = (rows: readonly SieBalance[], offset: number): LedgerAmount[] =>
    rows.filter((row) => row.yearOffset === offset).map(toAmount);
  return accept({
    origin: 'sie',
    year: yearOf(year.to),
    period: { from: year.from, to: year.to },
    companyName: document.company.name || null,
    orgNumber: document.company.orgNumber,
    program: programText(document) || null,
    accounts: accountsOf(document),
    dimensions: new Map(document.dimensions.map(({ number, name }) => [number, name])),
    objects: objectsOf(document),
    opening: ofYear(balances.ib, 0),
    openingOrigin: null,
    vouchers: vouchersOf(document, year.to),
    movements: document.vouchers.length > 0 ? [] : movementsFromBalances(document),
    movementsAreClosing: document.vouchers.length === 0 && ofYear(balances.ib, 0).length === 0,
    before: { closing: ofYear(balances.ub, -1), results: ofYear(balances.res, -1) },
    budget: withoutDoubles(ofYear(balances.pbudget, 0), document.kind === '4E' ? 'sumsOfAll' : 'oneSplit'),
    problems,
  });
}

function toAmount({ account, objects, amountOre }: SieBalance): LedgerAmount {
  return { account, objects, amountOre };
}

function accountsOf(document: SieDocument): Map<string, LedgerAccount> {
  const declared = document.accounts.map(({ number, name, type }) => [number, { name, type }] as const);
  const others = document.undeclaredAccounts.map((number) => [number, { name: '', type: null }] as const);
  return new Map<string, LedgerAccount>([...others, ...declared]);
}

function objectsOf(document: SieDocument): Map<string, Map<string, string>> {
  const objects = new Map<string, Map<string, string>>();
  for (const { dimension, object, name } of document.objects) {
    const names = objects.get(dimension) ?? new Map<string, string>();
    objects.set(dimension, names.set(object, name));
  }
  return objects;
}

/**
 * Struck rows and the twins of added ones are not in `trans`: summing these is always right. A voucher whose day could
 * not be read comes in, if its error is accepted at all, on the last day: its money is not to be lost.
 */
function vouchersOf({ vouchers }: SieDocument, lastDay: IsoDate): Iterable<LedgerVoucher> & { length: number } {
  return {
    length: vouchers.length,
    *[Symbol.iterator]() {
      for (const voucher of vouchers) yield toVoucher(voucher, voucher.date ?? lastDay);
    },
  };
}

function toVoucher(voucher: SieVoucher, date: string): LedgerVoucher {
  const { series, number, text, line } = voucher;
  return {
    series,
    number,
    date,
    text,
    line,
    rows: voucher.rows
      .filter(({ kind }) => kind === 'trans')
      .map((row) => ({
        account: row.account,
        objects: row.objects,
        amountOre: row.amountOre,
        text: row.text,
        date: row.date,
      })),
  };
}

/** Types 1–3: result accounts from `#RES`, balance accounts from `#UB` less `#IB`, split by objects where those are told. */
function movementsFromBalances({ balances, kind }: SieDocument): LedgerAmount[] {
  const current = (rows: readonly SieBalance[], sign: 1 | -1 = 1): LedgerAmount[] =>
    rows
      .filter(({ yearOffset }) => yearOffset === 0)
      .map((row) => ({ ...toAmount(row), amountOre: row.amountOre * sign + 0 }));
  const totals = aggregate([...current(balances.res), ...current(balances.ub), ...current(balances.ib, -1)]);
  const months = current(balances.psaldo);
  // A file with months only: their account totals are all there is.
  if (totals.length === 0) return withoutDoubles(months, kind === '4E' ? 'sumsOfAll' : 'oneSplit');
  const byMonth = months.filter(({ objects }) => objects.length > 0);
  const isByMonth = new Set(byMonth.map(({ account }) => account));
  const byBalance = [...current(balances.oub), ...current(balances.oib, -1)];
  const split = [...byMonth, ...byBalance.filter(({ account }) => !isByMonth.has(account))];
  // An account that only the split has is 0 in sum: zero rows may be left out of #RES and #UB.
  const zeros = split.map(({ account }) => ({ account, objects: [], amountOre: 0 }));
  return withoutDoubles([...totals, ...zeros, ...split], 'oneSplit');
}

/**
 * A total per account may stand beside the same money split by objects, once per dimension. Keeps one split per
 * account and what it leaves of the total: by project (6) first, since that is what the notes ask for.
 */
function withoutDoubles(amounts: readonly LedgerAmount[], noTotal: 'sumsOfAll' | 'oneSplit'): LedgerAmount[] {
  const sums = aggregate(amounts);
  const accounts = Map.groupBy(sums, ({ account }) => account);
  return [...accounts].flatMap(([account, rows]) => {
    const total = rows.find(({ objects }) => objects.length === 0);
    const split = rows.filter(({ objects }) => objects.length > 0);
    const isWhole = total ? sumOf(split) === total.amountOre : noTotal === 'sumsOfAll';
    const kept = isWhole ? split : bestSplit(split);
    const restOre = total ? total.amountOre - sumOf(kept) : 0;
    return [...kept, { account, objects: [], amountOre: restOre }].filter(({ amountOre }) => amountOre !== 0);
  });
}

/**
 * By project (6) first; else by what is no cost centre (1), and then the split that says most: a contribution by the
 * member that pays it rather than by the office that books it.
 */
function bestSplit(rows: readonly LedgerAmount[]): LedgerAmount[] {
  const byDimensions = Map.groupBy(rows, ({ objects }) =>
    objectsKey(objects.map(({ dimension }) => ({ dimension, object: '' }))),
  );
  const rank = (split: readonly LedgerAmount[]): number => {
    const dimensions = split[0]?.objects.map(({ dimension }) => dimension) ?? [];
    if (dimensions.includes('6')) return 2;
    return dimensions.some((dimension) => dimension !== '1') ? 1 : 0;
  };
  const ranked = [...byDimensions.values()].toSorted((a, b) => rank(b) - rank(a) || b.length - a.length);
  return ranked[0] ?? [];
}

function sumOf(amounts: readonly LedgerAmount[]): Ore {
  return sumOre(amounts.map(({ amountOre }) => amountOre));
}
