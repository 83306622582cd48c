import { error, fail, redirect } from '@sveltejs/kit';
import { countWords, headingOf, wordDiff } from '#reports/core';
import { readReport, readTextVersions, restoreReportText } from '#reports/server';
import { sessionOr, valueOr } from '../../../../answer.ts';
import { reportAddress, sectionAddress, versionsAddress } from '../../../addresses.ts';
import { mayOf } from '../../../may.ts';
import { texts } from '../../../texts.ts';
import { when } from '../../../when.ts';
import { reportParam } from '../../../report-param.server.ts';

export async function load({ locals, params, url }) {
  const session = sessionOr(locals);
  const { language } = locals;
  const { year, section: sectionId } = params;
  const of = reportParam(year);
  const versions = valueOr(await readTextVersions(session, { ...of, sectionId }), (refusal: never) => refusal);
  const { document } = valueOr(await readReport(session, of), () => error(404));
  const section = document.sections.find(({ id }) => id === sectionId);
  // A text whose section has left the report can still be read.
  if (!section && versions.length === 0) error(404);
  const heading = section ? headingOf(section) : sectionId;
  const newest = versions[0]?.version ?? 0;
  const chosen = Number(url.searchParams.get('version')) || newest;
  const shown = versions.find(({ version }) => version === chosen) ?? (versions.length > 0 ? error(404) : null);
  const against = url.searchParams.get('mot') === 'nu' && chosen !== newest ? newest : chosen - 1;
  const other = versions.find(({ version }) => version === against);
  const [from, to] = against > chosen ? [shown, other] : [other, shown];
  const parts = wordDiff({ before: from?.markdown ?? '', after: to?.markdown ?? '' });
  const restored = { from: Number(url.searchParams.get('fran')), to: Number(url.searchParams.get('ater')) };
  return {
    year,
    section: { id: sectionId, heading },
    mayRestore: mayOf(session).write,
    newest,
    chosen,
    isAgainstNow: against > chosen,
    restored: restored.from && restored.to ? restored : null,
    versions: versions.map(({ version, savedAt, savedBy, isCurrent }) => ({
      version,
      isCurrent,
      savedBy,
      savedAt: when(savedAt, language),
    })),
    text: shown?.markdown ?? '',
    difference: {
      from: from?.version ?? null,
      to: to?.version ?? null,
      parts,
      added: countWords(parts, 'added'),
      removed: countWords(parts, 'removed'),
    },
    breadcrumbs: [
      { address: reportAddress(year), label: texts[language].headingOf(year) },
      { address: sectionAddress({ year, sectionId }), label: heading },
    ],
  };
}

export const actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const { year, section: sectionId } = params;
    const of = reportParam(year);
    const [version, basedOn] = [Number(form.get('version')), Number(form.get('galler'))];
    const restored = await restoreReportText(sessionOr(locals), { ...of, sectionId, version, basedOn });
    if (!restored.ok && restored.refusal.kind === 'changedMeanwhile') return fail(409, { hasMoved: true });
    const { version: next } = valueOr(restored, () => error(404));
    redirect(303, `${versionsAddress({ year, sectionId })}?ater=${next}&fran=${version}`);
  },
};
