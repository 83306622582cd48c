// Figures by words, for the picker.
import { error, json } from '@sveltejs/kit';
import { findFigures, reportPeriods } from '#reports/core';
import { readReport } from '#reports/server';
import { sessionOr, valueOr } from '../../../answer.ts';
import { MOST_FIGURES } from '../drafts.ts';
import { reportParam } from '../../report-param.server.ts';

export async function GET({ locals, params, url }) {
  const of = reportParam(params.year);
  const { year } = of;
  const { material } = valueOr(await readReport(sessionOr(locals), of), () => error(404));
  const words = (url.searchParams.get('sok') ?? '').slice(0, 200);
  const periods = reportPeriods(material);
  return json(findFigures({ words, year, figures: material.figures, periods, most: MOST_FIGURES }));
}
