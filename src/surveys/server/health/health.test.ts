// The health questionnaire that a participant answers herself: a code of hers, used once, and a note in the register.
import type { Session } from '#access/server';
import { rolledBackSession, testSession } from '#access/testing';
import type { Authority } from '#participants/core';
import {
  answerReferral,
  endParticipation,
  enrolParticipant,
  noteConsent,
  noteItem,
  readParticipation,
  refer,
  savePartyProgramme,
} from '#participants/server';
import { beforeAll, describe, expect, test } from 'vitest';
import { readAsked, sendAnswer } from '../answer-page.ts';
import { openCode } from '../open-code.ts';
import { readRounds } from '../read-rounds.ts';
import { makeHealthCode, readHealthCodes, takeBackHealthCode } from './make-health-code.ts';

let party: Session;
beforeAll(async () => {
  party = await testSession({ spaceKind: 'party' });
});

function value<T>(result: { ok: true; value: T } | { ok: false; refusal: unknown }): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.refusal));
}

function staffOf(session: Session, employer: Authority): Session {
  return { ...session, actor: { ...session.actor, kind: 'person' }, roles: ['coach'], isStrong: true, employer };
}

const on = (session: Session, day: string): Session => ({ ...session, clock: () => `${day}T09:00:00.000Z` });

async function enrolled(session: Session) {
  await savePartyProgramme(session, { slug: 'nova', name: 'NOVA', usesHealthSurvey: true });
  const { id, participantId } = value(
    await refer(session, {
      programme: 'NOVA',
      participant: { sex: 'female', birthYear: 1990, municipality: 'Habo', workingName: 'Kim' },
      referrer: 'kommun',
      referredOn: '2026-10-01',
      reason: 'Behöver stöd.',
      sharedWith: ['kommun'],
    }),
  );
  value(await answerReferral(session, { id, answer: 'accept', on: '2026-10-10' }));
  value(
    await enrolParticipant(session, {
      id,
      on: '2026-10-20',
      education: 'secondary',
      occupation: 'neither',
      incomeSupport: [{ kind: 'forsorjningsstod', extent: 100 }],
      supportDuration: '2-3',
      needsFrom: ['kommun', 'region'],
      legalBasis: 'consent',
      consentOn: '2026-10-20',
      consentVersion: '2026-1',
      sharedWith: ['kommun', 'region'],
    }),
  );
  return { id, participantId };
}

const exited = async (session: Session, id: string): Promise<void> => {
  const left: Omit<Parameters<typeof endParticipation>[1], 'id' | 'on'> = {
    reason: 'studies',
    occupation: 'studies',
    workAbility: true,
    incomeSupport: [],
    strengthenedCooperation: true,
  };
  value(await endParticipation(session, { ...left, id, on: '2026-11-20' }));
};

const receipt = 'a-receipt-of-this-page';
/** What the page does with a typed code; null when the code is refused. */
async function answer(
  session: Session,
  code: string,
  typed: Readonly<Record<string, readonly string[]>>,
  at?: string,
) {
  const clock = at === undefined ? session.clock : on(session, at).clock;
  const opened = await openCode(session.installation, code, clock);
  return opened && (await sendAnswer(opened, { typed, receipt }));
}
const newCode = async (session: Session, id: string, occasion: 'start' | 'exit'): Promise<string> =>
  value(await makeHealthCode(session, { participationId: id, occasion })).code;
const healthItems = async (session: Session, id: string) =>
  value(await readParticipation(staffOf(session, 'kommun'), { id })).items.filter(({ kind }) => kind === 'health');

test('the answers at start and exit are notes of the participant, and are compared', () =>
  rolledBackSession(party, async (session) => {
    const { id } = await enrolled(session);
    const code = await newCode(session, id, 'start');
    const opened = await openCode(session.installation, code.toLowerCase(), session.clock);
    if (!opened) throw new Error('the code opens');
    const asked = value(await readAsked(opened, receipt));
    expect(asked.questionnaire.items.map((item) => item.id)).toEqual(['health']);
    // Plain words of who sees it, in every language; no place is left unfilled.
    expect(asked.questionnaire.languages.map(({ code: language }) => language)).toEqual(['sv', 'sv-latt', 'en']);
    expect(asked.questionnaire.languages[0]?.buttons?.['privacy']).toContain(
      `De som stöder dig i NOVA ser vad du svarar. Det sparas i registret hos ${session.space.name}`,
    );
    expect(JSON.stringify(asked)).not.toMatch(/\{(?:programme|party)\}|Kim|D-/);
    expect(await sendAnswer(opened, { typed: { health: ['35'] }, receipt })).toEqual({
      ok: true,
      value: { isShared: false },
    });
    await exited(session, id);
    const last = await newCode(session, id, 'exit');
    expect(await answer(session, last, { health: ['60,4'], qualityOfLife: ['better'] })).toMatchObject({ ok: true });
    const read = value(await readParticipation(staffOf(session, 'kommun'), { id }));
    expect(read.health).toEqual({ vas: 'better', qualityOfLife: 'better' });
    expect(await healthItems(session, id)).toMatchObject([
      { details: { occasion: 'start', vas: 35, qualityOfLife: null, answeredBy: 'participant' } },
      { details: { occasion: 'exit', vas: 60, qualityOfLife: 'better', answeredBy: 'participant' } },
    ]);
    expect(read.due.filter(({ kind }) => kind.startsWith('health'))).toEqual([]);
  }));

describe('a plain refusal', () => {
  test('of a code that was used, taken back, replaced, guessed or late', () =>
    rolledBackSession(party, async (session) => {
      const { id } = await enrolled(session);
      const typed = { health: ['50'] };
      expect(await openCode(session.installation, 'KMPR-4729', session.clock)).toBeNull();
      const first = await newCode(session, id, 'start');
      const second = await newCode(session, id, 'start');
      expect(await answer(session, first, typed)).toBeNull();
      expect(value(await takeBackHealthCode(session, { participationId: id, occasion: 'start' }))).toBeNull();
      expect(await answer(session, second, typed)).toBeNull();
      expect(await takeBackHealthCode(session, { participationId: id, occasion: 'start' })).toMatchObject({
        refusal: { kind: 'noSuchCode' },
      });
      const third = await newCode(session, id, 'start');
      const [open] = value(await readHealthCodes(session, { participationId: id }));
      expect(open).toEqual({ participationId: id, occasion: 'start', expiresOn: open?.expiresOn });
      const late = `${Number(open?.expiresOn.slice(0, 4)) + 1}-01-01`;
      expect(await answer(session, third, typed, late)).toMatchObject({ refusal: { kind: 'noSuchCode' } });
      expect(await answer(session, third, typed)).toMatchObject({ ok: true });
      expect(await answer(session, third, typed)).toBeNull();
      expect(await healthItems(session, id)).toHaveLength(1);
    }));

  test('of an answer that is none, and the code can still be used', () =>
    rolledBackSession(party, async (session) => {
      const { id } = await enrolled(session);
      const code = await newCode(session, id, 'start');
      expect(await answer(session, code, {})).toMatchObject({ refusal: { kind: 'nothingAnswered' } });
      expect(await answer(session, code, { health: ['101'] })).toMatchObject({ refusal: { kind: 'faults' } });
      expect(await healthItems(session, id)).toEqual([]);
      expect(await answer(session, code, { health: ['100'] })).toMatchObject({ ok: true });
    }));

  test('when she has withdrawn her consent since', () =>
    rolledBackSession(party, async (session) => {
      const { id, participantId } = await enrolled(session);
      const code = await newCode(session, id, 'start');
      value(await noteConsent(session, { id: participantId, what: 'withdrawn', on: '2026-11-21' }));
      const opened = await openCode(session.installation, code, session.clock);
      expect(opened && (await readAsked(opened, receipt))).toMatchObject({ refusal: { kind: 'noSuchCode' } });
      expect(await answer(session, code, { health: ['50'] })).toMatchObject({ refusal: { kind: 'noSuchCode' } });
    }));
});

test('of two devices with one code one is taken', async () => {
  const { id } = await enrolled(party);
  const code = await newCode(party, id, 'start');
  const opened = await openCode(party.installation, code, party.clock);
  if (!opened) throw new Error('the code opens');
  const sent = await Promise.all(
    Array.from({ length: 6 }, (_, at) => sendAnswer(opened, { typed: { health: [String(40 + at)] }, receipt })),
  );
  expect(sent.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await healthItems(party, id)).toHaveLength(1);
});

test('what staff typed meanwhile is replaced by her own answer, and asked again it is not', () =>
  rolledBackSession(party, async (session) => {
    const { id } = await enrolled(session);
    const code = await newCode(session, id, 'start');
    const typed = { kind: 'health', from: '2026-11-01', occasion: 'start', vas: 20 } as const;
    value(await noteItem(session, { participationId: id, item: typed }));
    expect(await makeHealthCode(session, { participationId: id, occasion: 'start' })).toMatchObject({
      refusal: { kind: 'healthNotAskedNow' },
    });
    expect(await answer(session, code, { health: ['30'] })).toMatchObject({ ok: true });
    expect(await healthItems(session, id)).toMatchObject([{ details: { vas: 30, answeredBy: 'participant' } }]);
  }));

test('it is opened by staff that may see her, and at the start only while she takes part', () =>
  rolledBackSession(party, async (session) => {
    const { id } = await enrolled(session);
    const asked = { participationId: id, occasion: 'start' } as const;
    expect(await makeHealthCode(staffOf(session, 'forsakringskassan'), asked)).toMatchObject({
      refusal: { kind: 'notShared' },
    });
    expect((await makeHealthCode(staffOf(session, 'region'), asked)).ok).toBe(true);
    await exited(session, id);
    expect(await makeHealthCode(session, asked)).toMatchObject({ refusal: { kind: 'healthNotAskedNow' } });
    expect((await makeHealthCode(session, { ...asked, occasion: 'exit' })).ok).toBe(true);
  }));

test('whoever holds the code may answer and nothing else, and neither code nor answer is in the trail', () =>
  rolledBackSession(party, async (session) => {
    const { id } = await enrolled(session);
    const code = await newCode(session, id, 'start');
    const opened = await openCode(session.installation, code, session.clock);
    if (!opened) throw new Error('the code opens');
    const denied = { refusal: { kind: 'denied' } };
    expect(await readParticipation(opened.session, { id })).toMatchObject(denied);
    expect(await makeHealthCode(opened.session, { participationId: id, occasion: 'start' })).toMatchObject(denied);
    expect(await readRounds(opened.session, {})).toMatchObject(denied);
    value(await sendAnswer(opened, { typed: { health: ['37'] }, receipt }));
    const trail = await session.database.inSpace({ spaceId: session.space.id, access: 'read' }, (tx) =>
      tx.selectFrom('auditEntry').selectAll().execute(),
    );
    const lines = trail.filter(
      (one) => one.action === 'participant.answerHealth' && JSON.stringify(one).includes(id),
    );
    expect(lines).toHaveLength(1);
    expect(JSON.stringify(trail)).not.toContain(code);
    expect(JSON.parse(lines[0]?.details ?? '')).toEqual({ participation: id, occasion: 'start' });
  }));
