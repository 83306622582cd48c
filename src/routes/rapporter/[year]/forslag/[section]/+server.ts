// What in a text could be linked, while it is being written. POST, because the text is not saved; changes nothing.
import { error, json } from '@sveltejs/kit';
import { reportPeriods, suggestLinks } from '#reports/core';
import { readReport } from '#reports/server';
import { sessionOr, valueOr } from '../../../../answer.ts';
import { reportParam } from '../../../report-param.server.ts';

export async function POST({ locals, params, request }) {
  const of = reportParam(params.year);
  const form = await request.formData();
  const markdown = String(form.get('text') ?? '').replaceAll('\r\n', '\n');
  if (markdown.length > 100_000) error(413);
  const { material } = valueOr(await readReport(sessionOr(locals), of), () => error(404));
  const from = { year: of.year, figures: material.figures, periods: reportPeriods(material) };
  return json(suggestLinks({ ...from, sectionId: params.section, markdown }));
}
