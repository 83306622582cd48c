// Reporting, by the association's link or by the office; and what whoever reported sees of it.
import { openSession, query, useCase, type Session } from '#access/server';
import {
  checkTexts,
  LexHellerInput,
  moveReport,
  type CannotMove,
  type CannotReport,
  type LexHellerContent,
  type LexHellerReport,
} from '#collaboration/core';
import type { Installation, Tx } from '#database/server';
import { accept, assert, dayInSweden, now, refuse, yearOf, type IsoDate, type Result } from '#kernel';
import * as v from 'valibot';
import {
  addStep,
  findFollowed,
  findLink,
  findSpaceOfToken,
  hashOfToken,
  isLinkOpen,
  keepLexHeller,
  listSteps,
  newToken,
  nextNumber,
} from './lex-heller-store.ts';

/** A session that may report, or see how one report goes, and nothing else; null for what leads nowhere. */
export async function openLexHellerDoor(
  installation: Installation,
  token: string,
  clock = now,
): Promise<Session | null> {
  if (!/^[a-z0-9]{16}$/i.test(token)) return null;
  const spaceId = await installation.database.outsideSpaces((tx) => findSpaceOfToken(tx, hashOfToken(token)));
  if (spaceId === null) return null;
  // One name for all, so that no actor stands for a reporter.
  return openSession(installation, { actor: { kind: 'lexHellerReporter', name: 'anmälare' }, spaceId, clock });
}

const line = v.pipe(v.string(), v.trim(), v.maxLength(300));
const Reported = {
  report: LexHellerInput,
  name: line,
  contact: line,
  /** An address or a telephone in the texts is an office's. */
  isConfirmed: v.boolean(),
};

/** Whether the link takes reports. */
export const readLexHellerDoor = query({
  permission: 'lexHeller.report',
  input: v.object({ token: v.string() }),
  async run({ tx, space }, { token }) {
    if (!(await isLinkOpen(tx, token.toLowerCase()))) return refuse<CannotReport>({ kind: 'linkClosed' });
    return accept({ association: space.name });
  },
});

/** By whoever holds the link. The secret is told once and lets the reporter follow. */
export const reportLexHeller = useCase({
  permission: 'lexHeller.report',
  input: v.object({ token: v.string(), id: v.pipe(v.string(), v.uuid()), ...Reported }),
  async run({ tx, today, now: at, newId, actor }, { token, id, ...told }) {
    if (!(await isLinkOpen(tx, token.toLowerCase()))) return refuse<CannotReport>({ kind: 'linkClosed' });
    const secret = newToken();
    const kept = await keepReported(tx, { id, today, channel: 'link', followHash: hashOfToken(secret), ...told });
    if (!kept.ok) return kept;
    await tx
      .insertInto('lexHellerDoor')
      .values({ tokenHash: hashOfToken(secret), spaceId: kept.value.spaceId })
      .execute();
    await addStep(tx, { id: newId(), reportId: id, kind: 'received', note: '', at, by: actor.id });
    return accept({ number: kept.value.number, year: kept.value.year, secret });
  },
  details: ({ value }) => ({ year: value.year, number: value.number }),
});

/** By the office, after a telephone call or a meeting. */
export const enterLexHeller = useCase({
  permission: 'lexHeller.manage',
  action: 'lexHeller.enter',
  input: v.object({ id: v.pipe(v.string(), v.uuid()), receivedOn: v.pipe(v.string(), v.isoDate()), ...Reported }),
  async run({ tx, now: at, newId, actor }, { id, receivedOn, ...told }) {
    const kept = await keepReported(tx, { id, today: receivedOn, channel: 'office', followHash: null, ...told });
    if (!kept.ok) return kept;
    await addStep(tx, { id: newId(), reportId: id, kind: 'received', note: '', at, by: actor.id });
    return accept({ id, number: kept.value.number, year: kept.value.year });
  },
  details: ({ value }) => value,
});

type ToKeep = {
  readonly id: string;
  readonly today: IsoDate;
  readonly channel: 'link' | 'office';
  readonly followHash: string | null;
  readonly report: LexHellerContent;
  readonly name: string;
  readonly contact: string;
  readonly isConfirmed: boolean;
};

async function keepReported(tx: Tx, told: ToKeep) {
  const { report, id, today, channel } = told;
  const { event, consequence, proposal, organisation, programme, role } = report;
  const checked = checkTexts({ event, consequence, proposal, organisation, programme, role }, told);
  if (!checked.ok) return checked;
  const year = yearOf(today);
  const number = await nextNumber(tx, year);
  const fresh: LexHellerReport = {
    ...report,
    id,
    year,
    number,
    receivedOn: today,
    channel,
    state: 'received',
    checkedOn: null,
    raisedOn: null,
    theme: '',
    action: '',
    responsible: '',
    answer: '',
    answeredOn: null,
    fedBackOn: null,
    isPublished: false,
    version: 1,
  };
  await keepLexHeller(tx, fresh, told.followHash);
  if (told.name !== '' || told.contact !== '') {
    await tx
      .insertInto('lexHellerReporter')
      .values({ reportId: id, name: told.name, contact: told.contact })
      .execute();
  }
  const row = await tx.selectFrom('lexHellerReport').select('spaceId').where('id', '=', id).executeTakeFirst();
  assert(row, 'a report that was kept is there');
  return accept({ year, number, spaceId: row.spaceId });
}

/** How the reporter's own report goes: state, question, answer; nothing of what she wrote. */
export const followLexHeller = query({
  permission: 'lexHeller.report',
  input: v.object({ secret: v.string() }),
  async run({ tx, space }, { secret }) {
    const report = await findFollowed(tx, hashOfToken(secret));
    if (!report) return refuse({ kind: 'noSuchReport' as const });
    const steps = await listSteps(tx, report.id);
    const { year, number, receivedOn, state, answer, answeredOn, fedBackOn } = report;
    const isAnswered = state === 'answered' || state === 'closed';
    return accept({
      association: space.name,
      year,
      number,
      receivedOn,
      state,
      question: state === 'completed' ? (steps.findLast(({ kind }) => kind === 'ask')?.note ?? '') : '',
      answer: isAnswered ? answer : '',
      answeredOn,
      fedBackOn,
      steps: steps.map(({ kind, at }) => ({ kind, on: dayInSweden(at) })),
    });
  },
});

/** The reporter's answer to what was asked; the office reads it before it goes on. */
export const completeLexHeller = useCase({
  permission: 'lexHeller.report',
  action: 'lexHeller.complete',
  input: v.object({
    secret: v.string(),
    text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(4_000)),
    isConfirmed: v.boolean(),
  }),
  async run(
    { tx, today, now: at, newId, actor },
    { secret, text, isConfirmed },
  ): Promise<Result<{ year: number; number: number }, CannotReport | CannotMove>> {
    const report = await findFollowed(tx, hashOfToken(secret));
    if (!report) return refuse({ kind: 'noSuchReport' as const });
    const checked = checkTexts({ event: text }, { isConfirmed });
    if (!checked.ok) return checked;
    const moved = moveReport(report, { step: 'complete', note: text, today });
    if (!moved.ok) return moved;
    await keepLexHeller(tx, { ...moved.value, event: `${report.event}\n\n${text}`.slice(0, 8_000) });
    await addStep(tx, { id: newId(), reportId: report.id, kind: 'complete', note: text, at, by: actor.id });
    return accept({ year: report.year, number: report.number });
  },
  details: ({ value }) => value,
});

/** The address to report by: made, or made anew so that the old one is closed. */
export const renewLexHellerLink = useCase({
  permission: 'lexHeller.manage',
  action: 'lexHeller.renewLink',
  input: v.object({}),
  async run({ tx, today, space }) {
    const before = await findLink(tx);
    if (before) {
      await tx.updateTable('lexHellerLink').set({ closedOn: today }).where('token', '=', before.token).execute();
      await tx.deleteFrom('lexHellerDoor').where('tokenHash', '=', hashOfToken(before.token)).execute();
    }
    const token = newToken();
    await tx.insertInto('lexHellerLink').values({ token, madeOn: today, closedOn: null }).execute();
    await tx
      .insertInto('lexHellerDoor')
      .values({ tokenHash: hashOfToken(token), spaceId: space.id })
      .execute();
    return accept({ token });
  },
});
