import { error, fail, redirect } from '@sveltejs/kit';
import { blockingFindings, summarise } from '#control/core';
import { changedSections, frozenFigures, openComments, stateOf } from '#reports/core';
import { lockReportVersion, readLocks, readWorkshop } from '#reports/server';
import { keepFilesOfLock } from '#signing/server';
import { narrativeProblemText } from '#reports/ui';
import { isAccessRefusal, sessionOr, valueOr } from '../../../answer.ts';
import { lockedAddress, reportAddress, sectionAddress } from '../../addresses.ts';
import { mayOf } from '../../may.ts';
import { messageOf, sectionOf } from '../../places.ts';
import { texts } from '../../texts.ts';
import { onDay } from '../../when.ts';
import { lockAnswer } from '../lock.ts';
import { reportParam } from '../../report-param.server.ts';

export async function load({ locals, params }) {
  const session = sessionOr(locals);
  const { language } = locals;
  const year = params.year;
  const of = reportParam(year);
  const { report, work, comments } = valueOr(await readWorkshop(session, of), () => error(404));
  const locks = valueOr(await readLocks(session, of), (refusal: never) => refusal);
  const { document, findings, material, problems, locked } = report;
  const { ok, roundings, failed } = summarise(findings);
  const place = (sectionId: string | null) => (sectionId === null ? null : sectionAddress({ year, sectionId }));
  const states = document.sections.map(({ id, blocks }) => ({
    hasContent: blocks.length > 0,
    ...stateOf(
      work.find(({ sectionId }) => sectionId === id),
      material.texts.find(({ sectionId }) => sectionId === id),
    ),
  }));
  const isLeft = ({ status, isChangedSince, hasContent }: (typeof states)[number]): boolean =>
    (status !== 'done' || isChangedSince) && !(status === 'notBegun' && hasContent);
  return {
    year,
    mayLock: mayOf(session).lock,
    counts: { ...failed, rounding: roundings, fine: ok },
    stops: [
      ...blockingFindings(findings).map((finding) => ({
        text: messageOf(finding, language),
        address: place(sectionOf(finding, document)),
      })),
      ...problems.map((problem) => ({
        text: narrativeProblemText(problem, language),
        address: place(document.sections.some(({ id }) => id === problem.section) ? problem.section : null),
      })),
    ],
    frozen: { sections: document.sections.length, figures: document.figures.length },
    left: {
      comments: [...openComments(comments, document).bySection.values()].reduce((sum, count) => sum + count, 0),
      sections: states.filter(isLeft).length,
      warnings: failed.warning,
    },
    changes: locked && {
      version: locked.version,
      figures: frozenFigures(locked.document, document).filter(({ isChanged }) => isChanged),
      sections: changedSections(locked.document, document),
    },
    locks: locks.map(({ lockedAt, ...lock }) => ({ ...lock, lockedAt: onDay(lockedAt, language) })),
    breadcrumbs: [{ address: reportAddress(year), label: texts[language].headingOf(year) }],
  };
}

export const actions = {
  default: async ({ locals, params, request }) => {
    const session = sessionOr(locals);
    const { language } = locals;
    const year = params.year;
    const of = reportParam(year);
    const explanation = String((await request.formData()).get('forklaring') ?? '').trim();
    const locked = await lockReportVersion(session, { ...of, explanation: explanation || null });
    if (locked.ok) await keepFilesOfLock(session, locked.value);
    if (locked.ok) redirect(303, `${lockedAddress({ year, version: locked.value.version })}?last`);
    const { refusal } = locked;
    if (isAccessRefusal(refusal)) error(refusal.kind === 'denied' ? 403 : 422);
    if (refusal.kind === 'noLedger' || refusal.kind === 'noVouchers' || refusal.kind === 'notHalfYear') error(404);
    // Whoever presses twice, or at the same time as somebody else, has what was asked for.
    if (refusal.kind === 'alreadyLocked') redirect(303, `${lockedAddress({ year, version: refusal.version })}?redan`);
    const { report } = valueOr(await readWorkshop(session, of), () => error(404));
    return fail(409, { ...lockAnswer(refusal, { year, document: report.document, language }), explanation });
  },
};
