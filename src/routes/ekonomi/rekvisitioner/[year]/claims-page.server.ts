import { amountCell, emptyCell, textCell, type TableModel, type TableRow } from '#design/core';
import { voucherKey, voucherLabel, type BookedVoucher } from '#finance/core';
import { readAccrualList, readClaims, type AccrualList, type ClaimYear } from '#finance/server';
import { dayInSweden, roundToKronor, sumOre, yearOf, type Ore } from '#kernel';
import { sessionOr, valueOr } from '../../../answer.ts';
import { yearParameter } from '../../latest-year.server.ts';
import { texts, type ClaimTexts } from '../texts.ts';

const kronor = (amountOre: Ore) => amountCell(roundToKronor(amountOre));

/** The claims of the year in the address as they stand today, with the tables that its page and its file show. */
export async function readClaimsPage(locals: App.Locals, params: { year: string }) {
  const session = sessionOr(locals);
  const year = yearParameter(params.year);
  const on = dayInSweden(session.clock());
  const words = texts[locals.language];
  const claims = valueOr(await readClaims(session, { year, on }), (refusal: never) => refusal);
  // A year that is over is closed with a list; without its ledger nobody knows the accounts.
  const isOver = yearOf(on) > year;
  const list = isOver && claims.accruals.length > 0 ? await readAccrualList(session, { year, on }) : null;
  const accruals = list?.ok ? list.value : null;
  const tables = [
    ...(claims.lines.length > 0 ? [linesTable(claims, words)] : []),
    ...(accruals ? [accrualTable(accruals, { claims, words })] : []),
  ];
  return { session, year, on, words, claims, accruals, tables };
}

type Named = Pick<ClaimYear, 'programmes' | 'members'>;

export function nameOf({ programmes, members }: Named, of: { programme: string; member: string }): string {
  const programme = programmes.find(({ slug }) => slug === of.programme)?.name ?? of.programme;
  const member = members.find(({ slug }) => slug === of.member)?.name ?? of.member;
  return `${programme}, ${member}`;
}

function linesTable(claims: ClaimYear, words: ClaimTexts): TableModel {
  const { lines, on } = claims;
  const total = (pick: (line: (typeof lines)[number]) => Ore) => kronor(sumOre(lines.map(pick)));
  return {
    id: 'rekvisitioner',
    caption: words.table.caption(on),
    labelHeading: words.table.row,
    columns: [
      { id: 'expected', label: words.table.expected, kind: 'amount' },
      { id: 'invoiced', label: words.table.invoiced, kind: 'amount' },
      { id: 'missing', label: words.table.missing, kind: 'amount' },
      ...words.months.map((label, index) => ({ id: `m${index + 1}`, label, kind: 'text' as const })),
    ],
    rows: [
      ...lines.map((line): TableRow => ({
        id: `${line.programme}.${line.member}`,
        label: nameOf(claims, line),
        role: 'row',
        cells: [
          kronor(line.expectedOre),
          kronor(line.invoicedOre),
          kronor(line.missingOre),
          ...line.months.map(({ state }) => textCell(words.states[state])),
        ],
      })),
      {
        id: 'total',
        label: words.table.total,
        role: 'total',
        cells: [
          total(({ expectedOre }) => expectedOre),
          total(({ invoicedOre }) => invoicedOre),
          total(({ missingOre }) => missingOre),
          ...words.months.map(() => emptyCell()),
        ],
      },
    ],
    remarks: [words.table.remark],
  };
}

function accrualTable(
  { rows, year, liabilityAccount }: AccrualList,
  { claims, words: all }: { readonly claims: Named; readonly words: ClaimTexts },
): TableModel {
  const words = all.accruals;
  const month = (number: number): string => all.months[number - 1] ?? String(number);
  return {
    id: 'periodisering',
    caption: words.caption(year),
    labelHeading: words.row,
    columns: [
      { id: 'months', label: words.months, kind: 'text' },
      { id: 'basis', label: words.basis, kind: 'text' },
      { id: 'invoice', label: words.invoice, kind: 'text' },
      { id: 'account', label: words.account, kind: 'text' },
      { id: 'amount', label: words.amount, kind: 'amount' },
    ],
    rows: [
      ...rows.map((row, index): TableRow => ({
        id: String(index + 1),
        label: nameOf(claims, row),
        role: 'row',
        cells: [
          textCell(all.claims.period(month(row.from), month(row.to))),
          textCell(words.bases[row.basis]),
          textCell(row.invoice ?? ''),
          textCell(row.booking?.account ?? words.noAccount),
          kronor(row.amountOre),
        ],
      })),
      {
        id: 'total',
        label: words.total,
        role: 'total',
        cells: [
          ...Array.from({ length: 4 }, () => emptyCell()),
          kronor(sumOre(rows.map(({ amountOre }) => amountOre))),
        ],
      },
    ],
    remarks: [liabilityAccount === null ? words.noRemark : words.remark(liabilityAccount)],
  };
}

/** What is booked without an invoice; null when nothing is. */
export function unclaimedTable(
  vouchers: readonly BookedVoucher[],
  year: number,
  words: ClaimTexts['vouchers'],
): TableModel | null {
  if (vouchers.length === 0) return null;
  return {
    id: 'utan-faktura',
    caption: words.unclaimed(year),
    labelHeading: words.row,
    columns: [
      { id: 'day', label: words.day, kind: 'text' },
      { id: 'text', label: words.text, kind: 'text' },
      { id: 'amount', label: words.amount, kind: 'amount' },
    ],
    rows: vouchers.map((voucher) => ({
      id: `${voucherKey(voucher)} ${voucher.project}`,
      label: voucherLabel(voucher),
      role: 'row',
      cells: [textCell(voucher.datedOn), textCell(voucher.text), kronor(voucher.amountOre)],
    })),
  };
}
