import { amountCell, emptyCell, percentCell, textCell, type TableModel, type TableRow } from '#design/core';
import type { NetCost, SharedCostLine } from '#finance/core';
import { readSharedCosts } from '#finance/server';
import { dayInSweden, roundToKronor, sumOre, yearOf, type Ore } from '#kernel';
import { error } from '@sveltejs/kit';
import { sessionOr, valueOr } from '../../../../answer.ts';
import { yearParameter } from '../../../latest-year.server.ts';
import { texts, type ClaimTexts } from '../../texts.ts';

const kronor = (amountOre: Ore) => amountCell(roundToKronor(amountOre));

/** What is shared in the year of the address, as booked by today or in the whole year. */
export async function readSharedPage(locals: App.Locals, params: { year: string }) {
  const session = sessionOr(locals);
  const year = yearParameter(params.year);
  const today = dayInSweden(session.clock());
  const at = yearOf(today) === year ? today : null;
  const words = texts[locals.language].sharedPage;
  const first = await readSharedCosts(session, { year, at });
  // A year of sums has no days: then all of it is shown.
  const read = !first.ok && first.refusal.kind === 'noVouchers' ? await readSharedCosts(session, { year }) : first;
  const shared = valueOr(read, () => error(404));
  const until = shared.statements.at ?? words.wholeYear;
  const tables =
    shared.lines.length === 0 ? [] : [basisTable(shared.lines, until, words), netTable(shared.net, words)];
  return { session, year, words, shared, tables: tables.filter(({ rows }) => rows.length > 0) };
}

type Words = ClaimTexts['sharedPage'];

function basisTable(lines: readonly SharedCostLine[], until: string, { basis: words, label }: Words): TableModel {
  return {
    id: 'underlag',
    caption: words.caption(until),
    labelHeading: label,
    columns: [
      { id: 'with', label: words.with, kind: 'text' },
      { id: 'cost', label: words.cost, kind: 'amount' },
      { id: 'share', label: words.share, kind: 'percent' },
      { id: 'theirs', label: words.theirs, kind: 'amount' },
      { id: 'invoiced', label: words.invoiced, kind: 'amount' },
      { id: 'toInvoice', label: words.toInvoice, kind: 'amount' },
    ],
    rows: [
      ...lines.map((line, index): TableRow => ({
        id: String(index + 1),
        label: line.label,
        role: 'row',
        cells: [
          textCell(line.counterparty),
          kronor(line.costOre),
          percentCell(line.share),
          kronor(line.theirsOre),
          kronor(line.invoicedOre),
          kronor(line.toInvoiceOre),
        ],
      })),
      {
        id: 'total',
        label: words.total,
        role: 'total',
        cells: [
          emptyCell(),
          emptyCell(),
          emptyCell(),
          kronor(sumOre(lines.map(({ theirsOre }) => theirsOre))),
          kronor(sumOre(lines.map(({ invoicedOre }) => invoicedOre))),
          kronor(sumOre(lines.map(({ toInvoiceOre }) => toInvoiceOre))),
        ],
      },
    ],
  };
}

function netTable(net: readonly NetCost[], { net: words }: Words): TableModel {
  return {
    id: 'netto',
    caption: words.caption,
    labelHeading: words.row,
    columns: [
      { id: 'cost', label: words.cost, kind: 'amount' },
      { id: 'income', label: words.income, kind: 'amount' },
      { id: 'net', label: words.net, kind: 'amount' },
      { id: 'budget', label: words.budget, kind: 'amount' },
    ],
    rows: net.map((one) => ({
      id: one.row,
      label: one.label,
      role: 'row',
      cells: [
        kronor(one.costOre),
        kronor(one.incomeOre),
        kronor(one.netOre),
        one.budgetOre === null ? emptyCell() : kronor(one.budgetOre),
      ],
    })),
  };
}
