// In January: what the year that is over still owes its parties, for the accountant to book.
import { sumOre, toCompactDate, type IsoDate, type Ore } from '#kernel';
import { findRule, type ChartMapping } from '../mapping/chart-mapping.ts';
import { COUNTERPARTY_DIMENSION, type Ledger, type ObjectRef } from '../ledger/ledger.ts';
import type { SieDocument, SieRow, SieVoucher } from '../sie/index.ts';
import { claimLines, lastDayOf, type Claim, type ClaimsOn } from './claims.ts';

export type Accrual = {
  readonly programme: string;
  readonly member: string;
  readonly from: number;
  readonly to: number;
  readonly amountOre: Ore;
  /** `invoice`: came after the year, so its amount is known. `estimate`: has not come. */
  readonly basis: 'invoice' | 'estimate';
  readonly invoice: string | null;
};

/** Months of the year that no invoice of the year covers, as known on a later day. */
export function accruals({ year, on, plans, claims }: ClaimsOn): readonly Accrual[] {
  const lastDay = lastDayOf(year, 12);
  const isOfYear = (claim: Claim): boolean => claim.year === year && claim.receivedOn <= on;
  const late = claims.filter((claim) => isOfYear(claim) && claim.receivedOn > lastDay);
  const known = late.map((claim): Accrual => {
    const { programme, member, from, to, amountOre, invoice } = claim;
    return { programme, member, from, to, amountOre, basis: 'invoice', invoice };
  });
  const estimates = claimLines({ year, on: on > lastDay ? on : lastDay, plans, claims }).flatMap(
    ({ programme, member, months }): Accrual[] =>
      runsOf(months.filter(({ missingOre }) => missingOre !== 0).map(({ month }) => month)).map(({ from, to }) => ({
        programme,
        member,
        from,
        to,
        amountOre: sumOre(
          months.filter(({ month }) => from <= month && month <= to).map(({ missingOre }) => missingOre),
        ),
        basis: 'estimate',
        invoice: null,
      })),
  );
  return [...known, ...estimates].toSorted(
    (a, b) => compare(a.programme, b.programme) || compare(a.member, b.member) || a.from - b.from,
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function runsOf(months: readonly number[]): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (const month of months) {
    const last = runs.at(-1);
    if (last && last.to === month - 1) last.to = month;
    else runs.push({ from: month, to: month });
  }
  return runs;
}

/** Where a programme's costs are booked most: account and objects, as the ledgers of two years tell. */
export function costPlace(
  ledgers: readonly Pick<Ledger, 'movements'>[],
  of: { readonly project: string | null; readonly counterparty: string | null; readonly mapping: ChartMapping },
): { readonly account: string; readonly objects: readonly ObjectRef[] } | null {
  const { project, counterparty, mapping } = of;
  if (project === null) return null;
  const isOf = (objects: readonly ObjectRef[], dimension: string, object: string): boolean =>
    objects.some((one) => one.dimension === dimension && one.object === object);
  const rows = ledgers
    .flatMap(({ movements }) => movements)
    .filter(
      ({ account, objects }) =>
        isOf(objects, mapping.projectDimension, project) &&
        findRule(mapping, { account, objects })?.position === 'operatingCosts',
    );
  const own = rows.filter(
    ({ objects }) => counterparty !== null && isOf(objects, COUNTERPARTY_DIMENSION, counterparty),
  );
  const best = (own.length > 0 ? own : rows).toSorted((a, b) => b.amountOre - a.amountOre)[0];
  if (!best) return null;
  const kept = best.objects.filter(({ dimension }) => dimension !== COUNTERPARTY_DIMENSION);
  const party = counterparty === null ? [] : [{ dimension: COUNTERPARTY_DIMENSION, object: counterparty }];
  return { account: best.account, objects: [...kept, ...party] };
}

/** The account that accruals were booked on before: by its name, among the short-term debts. */
export function accrualAccount(ledger: Pick<Ledger, 'accounts'>, mapping: ChartMapping): string | null {
  const debts = [...ledger.accounts].filter(
    ([account]) => findRule(mapping, { account, objects: [] })?.position === 'currentLiabilities',
  );
  const named = (words: RegExp) => debts.find(([, { name }]) => words.test(name))?.[0];
  return named(/övriga (interim|upplupna)/i) ?? named(/upplupna kostnader|interimsskuld/i) ?? null;
}

export type BookedAccrual = {
  readonly text: string;
  readonly account: string;
  readonly objects: readonly ObjectRef[];
  readonly amountOre: Ore;
};

/** One voucher on the last day of the year, for the accounting program to import (SIE 4I). */
export function accrualsAsSie(of: {
  readonly year: number;
  readonly rows: readonly BookedAccrual[];
  readonly liabilityAccount: string;
  readonly company: { readonly name: string; readonly orgNumber: string };
  readonly ledger: Pick<Ledger, 'accounts' | 'objects' | 'period'>;
  readonly writtenOn: IsoDate;
}): SieDocument {
  const { rows, ledger, liabilityAccount, company } = of;
  const lastDay = ledger.period.to;
  const used = [...new Set([...rows.map(({ account }) => account), liabilityAccount])];
  const objects = new Map(rows.flatMap((row) => row.objects.map((one) => [`${one.dimension} ${one.object}`, one])));
  const row = (account: string, amountOre: Ore, text: string, own: readonly ObjectRef[]): SieRow => ({
    kind: 'trans',
    line: null,
    account,
    objects: own,
    amountOre,
    date: null,
    text,
    quantity: null,
    sign: '',
  });
  const voucher: SieVoucher = {
    line: null,
    series: '',
    number: '',
    date: lastDay,
    text: `Upplupna kostnader ${of.year} enligt rekvisitioner`,
    registrationDate: null,
    sign: '',
    rows: rows.flatMap(({ account, amountOre, text, objects: own }) => [
      row(account, amountOre, text, own),
      row(liabilityAccount, 0 - amountOre, text, []),
    ]),
  };
  const vouchers = rows.length === 0 ? [] : [voucher];
  return {
    program: { name: 'Stegvis', version: '' },
    format: 'PC8',
    flag: 0,
    generated: { date: of.writtenOn, sign: '' },
    sieType: 4,
    kind: '4I',
    encoding: 'cp437',
    company: {
      ...company,
      acquisitionNumber: null,
      activityNumber: null,
      internalId: null,
      form: null,
      industryCode: null,
      address: null,
    },
    fiscalYears: [{ offset: 0, from: ledger.period.from, to: lastDay }],
    taxYear: null,
    balancesUpTo: null,
    comment: null,
    chartType: null,
    currency: 'SEK',
    accounts: used.map((number) => {
      const known = ledger.accounts.get(number);
      return { number, name: known?.name ?? '', type: known?.type ?? null, unit: null, sru: [] };
    }),
    undeclaredAccounts: [],
    dimensions: [],
    objects: [...objects.values()].map(({ dimension, object }) => ({
      dimension,
      object,
      name: ledger.objects.get(dimension)?.get(object) ?? '',
    })),
    balances: { ib: [], ub: [], oib: [], oub: [], res: [], psaldo: [], pbudget: [] },
    vouchers: Object.assign(vouchers, {
      transactionCount: rows.length * 2,
      debitOre: sumOre(rows.map(({ amountOre }) => Math.max(0, amountOre))),
      at: (index: number) => vouchers[index],
    }) as SieDocument['vouchers'],
    ksumma: null,
    unknownLabels: [],
  };
}

/** `periodisering-2025-20260115`, for the file's name. */
export function accrualFileStem(year: number, on: IsoDate): string {
  return `periodisering-${year}-${toCompactDate(on)}`;
}
