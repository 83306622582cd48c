import { error } from '@sveltejs/kit';
import { frozenFigures } from '#reports/core';
import { readLockedReport } from '#reports/server';
import { sessionOr, valueOr } from '../../../../answer.ts';
import { lockAddress, reportAddress } from '../../../addresses.ts';
import { texts } from '../../../texts.ts';
import { onDay } from '../../../when.ts';
import { reportParam } from '../../../report-param.server.ts';

export async function load({ locals, params, url }) {
  const { language } = locals;
  const { year } = params;
  const version = Number(params.version);
  const read = await readLockedReport(sessionOr(locals), { ...reportParam(year), version });
  const { locked, report, versions } = valueOr(read, () => error(404));
  const figures = frozenFigures(locked.document, report?.document ?? locked.document);
  const isOnlyChanged = url.searchParams.has('andrade');
  const entry = versions.find((one) => one.version === version);
  return {
    year,
    version,
    newest: versions[0]?.version ?? version,
    lockedAt: onDay(locked.lockedAt, language),
    lockedBy: entry?.lockedBy ?? '–',
    explanation: locked.explanation,
    answer: url.searchParams.has('last') ? 'locked' : url.searchParams.has('redan') ? 'already' : null,
    counts: {
      sections: locked.document.sections.length,
      figures: figures.length,
      changed: figures.filter(({ isChanged }) => isChanged).length,
    },
    isOnlyChanged,
    figures: isOnlyChanged ? figures.filter(({ isChanged }) => isChanged) : figures,
    breadcrumbs: [
      { address: reportAddress(year), label: texts[language].headingOf(year) },
      { address: lockAddress(year), label: texts[language].lock.versions },
    ],
  };
}
