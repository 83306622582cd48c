import { summarise } from '#control/core';
import { formatDate, type ChartModel } from '#design/core';
import { nextLegalDeadlines } from '#decisions/core';
import { listLedgerYears } from '#finance/server';
import { dayInSweden } from '#kernel';
import type { ReportDocument } from '#reports/core';
import { readReport } from '#reports/server';
import { error } from '@sveltejs/kit';
import { valueOr } from './answer.ts';
import { keyFiguresOf } from './overview.ts';
import { texts } from './texts.ts';

const chartsShown = ['five-years', 'budget'];

export async function load({ locals }) {
  const { session } = locals;
  if (!session) return { year: null };
  const [year] = valueOr(await listLedgerYears(session, {}), (refusal: never) => refusal);
  const deadlines = nextLegalDeadlines(dayInSweden(session.clock())).map((deadline) => ({
    ...deadline,
    date: formatDate(deadline.on),
  }));
  if (year === undefined) return { year: null, deadlines };
  const report = valueOr(await readReport(session, { year }), () => error(404));
  const { ok, roundings, failed } = summarise(report.findings);
  return {
    year,
    deadlines,
    keyFigures: keyFiguresOf(year, report.material.figures, texts[locals.language].overview),
    charts: chartsOf(report.document),
    control: { ...failed, rounding: roundings, fine: ok },
  };
}

/** The report may show a chart in several places; here it stands once. */
function chartsOf(document: ReportDocument): ChartModel[] {
  const blocks = document.sections.flatMap((section) => section.blocks);
  const charts = blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
  return chartsShown.flatMap((id) => charts.find((chart) => chart.id === id) ?? []);
}
