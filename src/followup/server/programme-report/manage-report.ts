// What the office does with a report besides accepting it: returns it with a question, takes it back, deals out links.
import { useCase, type Context } from '#access/server';
import { canMove, stateAfter, type CannotMove } from '#followup/core';
import { accept, addDays, refuse, type Result } from '#kernel';
import * as v from 'valibot';
import { addLink, revokeLinks } from './link-store.ts';
import { makeToken } from './link-token.ts';
import { EmailInput, LINK_DAYS_AFTER_DUE } from './open-report-round.ts';
import { addEvent, setRecipient, setState, takeReport } from './report-store.ts';
import type { ReportEventKind } from './tables.ts';

const ReportId = v.pipe(v.string(), v.uuid());

export type NoSuchReport = { readonly kind: 'noSuchReport' };

/** Gives a sent report back with a question; an accepted one too, and then it becomes a correction. */
export const returnReport = useCase({
  permission: 'followup.report.manage',
  action: 'followup.report.return',
  input: v.object({ report: ReportId, question: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000)) }),
  async run(
    context,
    { report: id, question },
  ): Promise<Result<{ readonly report: string }, NoSuchReport | CannotMove>> {
    const report = await takeReport(context.tx, id);
    if (!report) return refuse({ kind: 'noSuchReport' });
    const next = stateAfter(report.state, 'return');
    if (!next.ok) return next;
    await setState(context.tx, id, { state: next.value });
    await tell(context, { reportId: id, kind: 'returned', text: question });
    return accept({ report: id });
  },
  details: ({ value }) => value,
});

/** Takes a report back: its links open nothing any more, and its period is free for another. */
export const withdrawReport = useCase({
  permission: 'followup.report.manage',
  action: 'followup.report.withdraw',
  input: v.object({ report: ReportId }),
  async run(context, { report: id }): Promise<Result<{ readonly report: string }, NoSuchReport | CannotMove>> {
    const report = await takeReport(context.tx, id);
    if (!report) return refuse({ kind: 'noSuchReport' });
    const next = stateAfter(report.state, 'withdraw');
    if (!next.ok) return next;
    await setState(context.tx, id, { state: next.value });
    await revokeLinks(context.tx, { reportId: id, revokedAt: context.now });
    await tell(context, { reportId: id, kind: 'withdrawn', text: '' });
    return accept({ report: id });
  },
  details: ({ value }) => value,
});

export type MadeLink = { readonly report: string; readonly token: string };

/** Makes one more link, told once. `replace` takes those before back: the address came into wrong hands. */
export const makeReportLink = useCase({
  permission: 'followup.report.manage',
  action: 'followup.report.makeLink',
  input: v.object({
    report: ReportId,
    replace: v.optional(v.boolean(), false),
    /** Why it is made: a reminder is remembered as one. */
    reminds: v.optional(v.boolean(), false),
  }),
  async run(context, { report: id, replace, reminds }): Promise<Result<MadeLink, NoSuchReport | CannotMove>> {
    const { tx, space, now, today } = context;
    const report = await takeReport(tx, id);
    if (!report) return refuse({ kind: 'noSuchReport' });
    // What can still be written, or read by those who wrote it; and nobody is reminded of what has been sent.
    const isOpen = reminds ? canMove(report.state, 'save') : report.state !== 'withdrawn';
    if (!isOpen) return refuse({ kind: 'wrongState', state: report.state, move: 'save' });
    if (replace) await revokeLinks(tx, { reportId: id, revokedAt: now });
    const { token, secretHash } = makeToken(space.id);
    const latest = report.dueOn > today ? report.dueOn : today;
    await addLink(tx, { reportId: id, secretHash, madeAt: now, expiresOn: addDays(latest, LINK_DAYS_AFTER_DUE) });
    await tell(context, { reportId: id, kind: reminds ? 'reminded' : 'linkMade', text: '' });
    return accept({ report: id, token });
  },
  // Never the token: the trail is read by others than those it was made for.
  details: ({ command }) => ({ report: command.report, replace: command.replace, reminds: command.reminds }),
});

export const revokeReportLinks = useCase({
  permission: 'followup.report.manage',
  action: 'followup.report.revokeLinks',
  input: v.object({ report: ReportId }),
  async run(context, { report: id }): Promise<Result<{ readonly revoked: number }, NoSuchReport>> {
    if (!(await takeReport(context.tx, id))) return refuse({ kind: 'noSuchReport' });
    const revoked = await revokeLinks(context.tx, { reportId: id, revokedAt: context.now });
    await tell(context, { reportId: id, kind: 'linksRevoked', text: '' });
    return accept({ revoked });
  },
  details: ({ command, value }) => ({ report: command.report, revoked: value.revoked }),
});

export const saveReportRecipient = useCase({
  permission: 'followup.report.manage',
  action: 'followup.report.saveRecipient',
  input: v.object({ report: ReportId, recipientEmail: v.nullable(EmailInput) }),
  async run({ tx }, { report: id, recipientEmail }): Promise<Result<{ readonly report: string }, NoSuchReport>> {
    if (!(await takeReport(tx, id))) return refuse({ kind: 'noSuchReport' });
    await setRecipient(tx, id, recipientEmail);
    return accept({ report: id });
  },
  details: ({ value }) => value,
});

function tell(
  { tx, newId, now, actor }: Context,
  event: { reportId: string; kind: ReportEventKind; text: string },
): Promise<void> {
  return addEvent(tx, { ...event, id: newId(), at: now, by: actor.id });
}
