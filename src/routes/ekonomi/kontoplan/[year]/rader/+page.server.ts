import { checkGrid, gridRow, readSentGrid, type GridColumn, type GridRow } from '#design/core';
import { gridErrors, type GridError } from '#design/ui';
import { printedParts, type PrintedPart, type PrintedUnit } from '#finance/core';
import { readFitting, savePrintedRows } from '#finance/server';
import { error, fail, redirect } from '@sveltejs/kit';
import { sessionOr, stopAt, valueOr } from '../../../../answer.ts';
import { texts as finance } from '../../../texts.ts';
import { texts, type FittingTexts } from '../../texts.ts';

const grid = 'rader';

export async function load({ locals, params }) {
  const read = await readFitting(sessionOr(locals), { year: Number(params.year) });
  const { printed, year } = valueOr(read, () => error(404));
  const words = texts[locals.language];
  return {
    year,
    columns: columnsOf(words),
    unit: printed?.unit ?? 'kr',
    rows: (printed?.rows ?? []).map((row, index) => gridRow(String(index), row)),
    breadcrumbs: [
      { address: '/ekonomi', label: finance[locals.language].heading },
      { address: `/ekonomi/kontoplan/${year}`, label: words.heading(year) },
    ],
  };
}

type Sent = { readonly rows: readonly GridRow[]; readonly errors: readonly GridError[]; readonly unit: PrintedUnit };

export const actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const columns = columnsOf(texts[locals.language]);
    const { rows, step } = readSentGrid(form, { grid, columns });
    const unit: PrintedUnit = form.get('enhet') === 'tkr' ? 'tkr' : 'kr';
    if (step) return { rows, errors: [], unit } satisfies Sent as Sent;
    const checked = checkGrid({ grid, columns, rows });
    const errors = gridErrors(checked.faults, locals.language);
    if (errors.length > 0) return fail(422, { rows, errors, unit } satisfies Sent as Sent);
    const printed = checked.rows.map(({ values }) => ({
      label: String(values['label']),
      amount: values['amount'] ?? null,
      part: (values['part'] ?? 'none') as PrintedPart,
    }));
    const year = Number(params.year);
    const saved = await savePrintedRows(sessionOr(locals), { year, printed: { unit, rows: printed } });
    if (saved.ok) redirect(303, `/ekonomi/kontoplan/${year}?tryckta`);
    return stopAt(saved.refusal);
  },
};

function columnsOf(words: FittingTexts): readonly GridColumn[] {
  const options = printedParts.map((value) => ({ value, label: words.parts[value] }));
  return [
    { id: 'label', label: words.grid.label, kind: 'text', isRequired: true, size: 34 },
    { id: 'amount', label: words.grid.amount, kind: 'number', mayBeNegative: true, size: 14 },
    { id: 'part', label: words.grid.part, kind: 'choice', options },
  ];
}
