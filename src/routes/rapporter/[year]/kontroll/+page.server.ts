import { error } from '@sveltejs/kit';
import { summarise, type Finding } from '#control/core';
import type { Language } from '#design/core';
import type { ReportDocument } from '#reports/core';
import { readReport } from '#reports/server';
import { sessionOr, valueOr } from '../../../answer.ts';
import { reportAddress, sectionAddress } from '../../addresses.ts';
import { messageOf, sectionOf } from '../../places.ts';
import { texts } from '../../texts.ts';
import { reportParam } from '../../report-param.server.ts';

export async function load({ locals, params }) {
  const year = params.year;
  const of = reportParam(year);
  const { document, findings } = valueOr(await readReport(sessionOr(locals), of), () => error(404));
  const { ok, roundings, failed } = summarise(findings);
  const { language } = locals;
  const shown = (finding: Finding) => showFinding(finding, { year, document, language });
  return {
    year,
    counts: { ...failed, rounding: roundings, fine: ok },
    failed: findings
      .filter((finding) => !finding.ok)
      .toSorted((a, b) => Number(b.severity === 'blocking') - Number(a.severity === 'blocking'))
      .map(shown),
    roundings: findings.filter(({ ok: holds, severity }) => holds && severity === 'rounding').map(shown),
    breadcrumbs: [{ address: reportAddress(year), label: texts[language].headingOf(year) }],
  };
}

function showFinding(
  finding: Finding,
  { year, document, language }: { year: string; document: ReportDocument; language: Language },
) {
  const sectionId = sectionOf(finding, document);
  return {
    id: finding.id,
    severity: finding.severity,
    message: messageOf(finding, language),
    quotes: finding.quotes,
    place: finding.place.path,
    address: sectionId === null ? null : sectionAddress({ year, sectionId }),
  };
}
