import { useCase } from '#access/server';
import { AgeBandsInput, ReportGoalInput } from '#followup/core';
import { accept, addDays, isIsoDate, refuse, type Result } from '#kernel';
import { listProgrammes } from '#programmes/server';
import * as v from 'valibot';
import { addLink } from './link-store.ts';
import { makeToken } from './link-token.ts';
import { addEvent, addReport, addRound, findOpenedAlready } from './report-store.ts';

/** How long after the due day a link opens its report. */
export const LINK_DAYS_AFTER_DUE = 90;

const day = v.pipe(v.string(), v.check(isIsoDate, 'a day is written YYYY-MM-DD'));

export const EmailInput = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(200),
  v.regex(/^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/),
);

export type CannotOpenRound =
  | { readonly kind: 'unknownProgramme'; readonly programme: string }
  | { readonly kind: 'programmeTwice'; readonly programme: string }
  | { readonly kind: 'openedAlready'; readonly programmes: readonly string[] }
  | { readonly kind: 'duePassed' };

/** A link is told once, here; afterwards only its hash is known. */
export type OpenedRound = {
  readonly round: string;
  readonly reports: readonly { readonly report: string; readonly programme: string; readonly token: string }[];
};

/** Opens a report for each chosen programme, with a link to each. All or none. */
export const openReportRound = useCase({
  permission: 'followup.report.manage',
  action: 'followup.report.openRound',
  input: v.pipe(
    v.object({
      kind: v.picklist(['halfYear', 'fullYear']),
      from: day,
      to: day,
      dueOn: day,
      ageBands: AgeBandsInput,
      reports: v.pipe(
        v.array(
          v.object({
            programme: v.string(),
            recipientEmail: v.nullable(EmailInput),
            goals: v.pipe(v.array(ReportGoalInput), v.maxLength(50)),
          }),
        ),
        v.minLength(1),
        v.maxLength(200),
      ),
    }),
    v.check(({ from, to }) => from <= to, 'a period ends on or after the day it starts'),
  ),
  async run({ tx, space, actor, now, today, newId }, command): Promise<Result<OpenedRound, CannotOpenRound>> {
    const slugs = command.reports.map(({ programme }) => programme);
    const twice = slugs.find((slug, index) => slugs.indexOf(slug) !== index);
    if (twice !== undefined) return refuse({ kind: 'programmeTwice', programme: twice });
    const known = (await listProgrammes(tx)).map(({ slug }) => slug);
    const unknown = slugs.find((slug) => !known.includes(slug));
    if (unknown !== undefined) return refuse({ kind: 'unknownProgramme', programme: unknown });
    const { kind, from, to, dueOn, ageBands } = command;
    if (dueOn < today) return refuse({ kind: 'duePassed' });
    const already = await findOpenedAlready(tx, { programmes: slugs, from, to });
    if (already.length > 0) return refuse({ kind: 'openedAlready', programmes: already });
    const round = { id: newId(), kind, from, to, dueOn };
    await addRound(tx, { ...round, openedAt: now, openedBy: actor.id });
    const opened: { report: string; programme: string; token: string }[] = [];
    for (const { programme, recipientEmail, goals } of command.reports) {
      const report = newId();
      const { token, secretHash } = makeToken(space.id);
      const isAdded = await addReport(tx, {
        id: report,
        programme,
        recipientEmail,
        form: { ageBands, goals },
        round,
      });
      if (!isAdded) return refuse({ kind: 'openedAlready', programmes: [programme] });
      await addEvent(tx, { id: newId(), reportId: report, kind: 'opened', text: '', at: now, by: actor.id });
      await addLink(tx, {
        reportId: report,
        secretHash,
        madeAt: now,
        expiresOn: addDays(dueOn, LINK_DAYS_AFTER_DUE),
      });
      opened.push({ report, programme, token });
    }
    return accept({ round: round.id, reports: opened });
  },
  details: ({ command, value }) => ({
    round: value.round,
    from: command.from,
    to: command.to,
    reports: value.reports.length,
  }),
});
