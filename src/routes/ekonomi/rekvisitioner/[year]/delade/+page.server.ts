import { fail } from '@sveltejs/kit';
import { formatAmount, gridRow, type GridColumn } from '#design/core';
import { sharedCostKinds, type SharedCost } from '#finance/core';
import { saveSharedCosts, saveSharedNet } from '#finance/server';
import { alone } from '../../../../alone.server.ts';
import { isAccessRefusal, mayDo, stopAt } from '../../../../answer.ts';
import { sentGrid } from '../../../../sent-grid.server.ts';
import { texts as finance } from '../../../texts.ts';
import { texts } from '../../texts.ts';
import { readSharedPage } from './shared-page.server.ts';

const grid = 'delade';
type Page = Awaited<ReturnType<typeof readSharedPage>>;

export async function load({ locals, params }) {
  const page = await readSharedPage(locals, params);
  const { year, words, tables, session } = page;
  return {
    year,
    maySave: mayDo(session, 'finance.save'),
    tables,
    hasNet: page.shared.net.length > 0,
    columns: columnsOf(page),
    rows: sharedRows(page.shared),
    heading: words.heading(year),
    breadcrumbs: [
      { address: '/ekonomi', label: finance[locals.language].heading },
      { address: `/ekonomi/rekvisitioner/${year}`, label: texts[locals.language].heading(year) },
    ],
  };
}

export const actions = {
  netto: async ({ locals, params }) => {
    const { session, year, words } = await readSharedPage(locals, params);
    const saved = await saveSharedNet(session, { year });
    if (saved.ok) return { done: words.netKept(saved.value.saved) };
    if (isAccessRefusal(saved.refusal)) stopAt(saved.refusal);
    // The page itself is not found without a ledger.
    return fail(409, {});
  },
  spara: ({ locals, params, request }) =>
    alone({ locals, request }, async (form) => {
      const page = await readSharedPage(locals, params);
      const { session, year, words } = page;
      const sent = sentGrid(form, {
        grid,
        columns: columnsOf(page),
        language: locals.language,
        current: sharedRows(page.shared),
      });
      if (!sent.isReady) return sent.answer;
      const costs = sent.rows.map(({ values }): SharedCost => ({
        label: values.namn ?? '',
        kind: sharedCostKinds.find((one) => one === values.slag) ?? 'other',
        counterparty: values.med ?? '',
        costRow: values.rad,
        wholeOre: values.hela,
        share: values.andel ?? 0,
        incomeRow: values.intakt,
      }));
      const faults = costs.flatMap(({ costRow, wholeOre, share }, row) => [
        ...((costRow === null) === (wholeOre === null) ? [{ row, column: 'hela', text: words.either }] : []),
        ...(share > 0 && share <= 1 ? [] : [{ row, column: 'andel', text: words.share }]),
      ]);
      if (faults.length > 0) return sent.refuse(faults);
      const saved = await saveSharedCosts(session, { year, costs });
      if (!saved.ok) return stopAt(saved.refusal);
      return { done: words.saved };
    }),
};

function sharedRows({ costs }: Page['shared']) {
  return costs.map((one) =>
    gridRow(null, {
      namn: one.label,
      slag: one.kind,
      med: one.counterparty,
      rad: one.costRow,
      hela: one.wholeOre === null ? null : formatAmount(one.wholeOre),
      andel: Math.round(one.share * 10_000) / 100,
      intakt: one.incomeRow,
    }),
  );
}

function columnsOf({ words, shared }: Page) {
  const rows = (note: 'income' | 'costs') =>
    shared.statements.notes[note]
      .filter(({ isTotal, isBudgetOnly }) => !isTotal && !isBudgetOnly)
      .map(({ id, label }) => ({ value: id, label }));
  return [
    { id: 'namn', label: words.label, kind: 'text', isRequired: true, size: 22 },
    {
      id: 'slag',
      label: words.kind,
      kind: 'choice',
      isRequired: true,
      options: sharedCostKinds.map((value) => ({ value, label: words.kinds[value] })),
    },
    { id: 'med', label: words.counterparty, kind: 'text', isRequired: true, size: 18 },
    { id: 'rad', label: words.costRow, kind: 'choice', options: rows('costs') },
    { id: 'hela', label: words.whole, kind: 'money' },
    { id: 'andel', label: words.share, kind: 'percent', isRequired: true },
    { id: 'intakt', label: words.incomeRow, kind: 'choice', options: rows('income') },
  ] as const satisfies readonly GridColumn[];
}
