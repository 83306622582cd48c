import { error, fail } from '@sveltejs/kit';
import { checkReport, countSmallNumbers, reportLabels, roundLabel } from '#followup/core';
import {
  acceptReport,
  makeReportLink,
  readProgrammeReport,
  returnReport,
  revokeReportLinks,
  saveReportRecipient,
  withdrawReport,
} from '#followup/server';
import { denialOf } from '#access/server';
import { takeReportedGoals } from '#goals/server';
import { formatsIn } from '#design/core';
import { clockInSweden, dayInSweden, yearOf } from '#kernel';
import { isAccessRefusal, sessionOr, valueOr } from '../../answer.ts';
import { deliver } from '../deliver.ts';
import { newLink, reminder, reportLink } from '../letters.ts';
import { texts } from '../texts.ts';

export async function load({ locals, params }) {
  const session = sessionOr(locals);
  const report = valueOr(await readProgrammeReport(session, { report: params.report }), () => error(404));
  const { date } = formatsIn(locals.language);
  const problems = checkReport(report.form, report.values);
  return {
    report: {
      ...report,
      events: report.events.map(({ at, ...event }) => ({ ...event, at: `${dayInSweden(at)} ${clockInSweden(at)}` })),
    },
    problems,
    canManage: denialOf(session, 'followup.report.manage') === null,
    small: countSmallNumbers(report.form, report.values),
    hasGoals: report.form.goals.length > 0,
    year: yearOf(report.to),
    due: date(report.dueOn),
    sentOn: report.sentAt === null ? null : date(dayInSweden(report.sentAt)),
    breadcrumbs: [{ address: '/insatsrapporter', label: texts[locals.language].heading }],
  };
}

export const actions = {
  godta: async ({ locals, params, request }) => {
    const sent = await request.formData();
    const [reason, reference, text] = [textOf(sent, 'skal'), textOf(sent, 'beslut'), textOf(sent, 'beslutstext')];
    const typed = { reason, reference, text };
    if ((reference === '') !== (text === '')) return fail(422, { refused: 'decision' as const, typed });
    const done = await acceptReport(sessionOr(locals), {
      report: params.report,
      reason: reason || null,
      decision: reference === '' ? null : { reference, text },
    });
    if (done.ok) return { accepted: done.value.version };
    const { refusal } = done;
    if (isAccessRefusal(refusal)) error(refusal.kind === 'denied' ? 403 : 422);
    return fail(409, { refused: refusal.kind, typed });
  },
  mal: async ({ locals, params }) => {
    const done = await takeReportedGoals(sessionOr(locals), { report: params.report });
    if (done.ok) return { goals: done.value.changed };
    if (isAccessRefusal(done.refusal)) error(done.refusal.kind === 'denied' ? 403 : 422);
    return fail(409, { goals: null });
  },
  'lamna-tillbaka': async ({ locals, params, request }) => {
    const question = textOf(await request.formData(), 'fraga');
    if (question === '') return fail(422, { fault: 'fraga' as const });
    const done = await returnReport(sessionOr(locals), { report: params.report, question: question.slice(0, 2000) });
    return done.ok ? { did: 'returned' as const } : refusedOf(done.refusal);
  },
  'dra-tillbaka': async ({ locals, params, request }) => {
    if (!(await request.formData()).has('saker')) return fail(422, { fault: 'saker' as const });
    const done = await withdrawReport(sessionOr(locals), { report: params.report });
    return done.ok ? { did: 'withdrawn' as const } : refusedOf(done.refusal);
  },
  mottagare: async ({ locals, params, request }) => {
    const email = textOf(await request.formData(), 'epost');
    const done = await saveReportRecipient(sessionOr(locals), {
      report: params.report,
      recipientEmail: email || null,
    });
    if (done.ok) return { did: 'recipientSaved' as const };
    if (done.refusal.kind === 'invalidInput')
      return fail(422, { fault: 'epost' as const, email: email.slice(0, 300) });
    return refusedOf(done.refusal);
  },
  paminn: ({ locals, params, url }) => giveLink({ locals, params, url }, { reminds: true, replace: false }),
  'ny-lank': ({ locals, params, url }) => giveLink({ locals, params, url }, { reminds: false, replace: true }),
  stang: async ({ locals, params }) => {
    const done = await revokeReportLinks(sessionOr(locals), { report: params.report });
    return done.ok ? { did: 'revoked' as const } : refusedOf(done.refusal);
  },
};

async function giveLink(
  { locals, params, url }: { locals: App.Locals; params: { report: string }; url: URL },
  how: { reminds: boolean; replace: boolean },
) {
  const session = sessionOr(locals);
  const report = valueOr(await readProgrammeReport(session, { report: params.report }), () => error(404));
  const made = await makeReportLink(session, { report: report.id, ...how });
  if (!made.ok) return refusedOf(made.refusal);
  const { kind, from, to, dueOn, name, recipientEmail } = report;
  const link = reportLink(url.origin, made.value.token);
  const about = { kind, from, to, dueOn, programme: name, association: session.space.name, link };
  const letter = how.reminds ? reminder(about) : newLink(about);
  locals.hasSecret = true;
  const programme = `${name}, ${roundLabel(reportLabels.sv, report).toLocaleLowerCase('sv')}`;
  const given = await deliver({ id: report.id, programme, to: recipientEmail, link, letter });
  return { given: { ...given, isReminder: how.reminds } };
}

function refusedOf(refusal: { readonly kind: string }) {
  if (isAccessRefusal(refusal)) error(refusal.kind === 'denied' ? 403 : 422);
  return fail(409, { refused: refusal.kind });
}

function textOf(sent: FormData, name: string): string {
  const value = sent.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
