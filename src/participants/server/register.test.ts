// From referral to after-care on a real database.
import type { Session } from '#access/server';
import { inTestTransaction, rolledBackSession, testSession } from '#access/testing';
import type { Authority } from '#participants/core';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  answerReferral,
  changePerson,
  correctParticipation,
  endParticipation,
  enrolParticipant,
  importParticipations,
  listParticipations,
  makePackages,
  noteItem,
  noteReferrer,
  correctItem,
  readExactPackages,
  readFlow,
  readParticipation,
  readPartyProgrammes,
  readWaiting,
  readWorkList,
  refer,
  reopenParticipation,
  savePartyProgramme,
  takeIntakeStop,
} from './index.ts';

let party: Session;
let association: Session;
beforeAll(async () => {
  party = await testSession({ spaceKind: 'party' });
  association = await testSession({ beside: party });
});

function staffOf(session: Session, employer: Authority): Session {
  return { ...session, actor: { ...session.actor, kind: 'person' }, roles: ['coach'], isStrong: true, employer };
}

function value<T>(result: { ok: true; value: T } | { ok: false; refusal: unknown }): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.refusal));
}

const NUMBER = '19900118-9811';
const person = { sex: 'female', birthYear: 1990, municipality: 'Habo' } as const;

async function referred(session: Session, given: object = {}) {
  await savePartyProgramme(session, { slug: 'nova', name: 'NOVA', capacity: 2 });
  return value(
    await refer(session, {
      programme: 'NOVA',
      participant: { ...person, identityNumber: NUMBER, workingName: 'Kim' },
      referrer: 'kommun',
      referredOn: '2026-10-01',
      reason: 'Behöver stöd.',
      sharedWith: ['kommun'],
      ...given,
    }),
  );
}

const start: Omit<Parameters<typeof enrolParticipant>[1], 'id' | 'on'> = {
  education: 'secondary',
  occupation: 'neither',
  incomeSupport: [{ kind: 'forsorjningsstod', extent: 100 }],
  supportDuration: '2-3',
  needsFrom: ['kommun', 'region'],
  legalBasis: 'consent',
  consentOn: '2026-10-20',
  consentVersion: '2026-1',
  sharedWith: ['kommun', 'region'],
};

async function enrolled(session: Session) {
  const { id, participantId } = await referred(session);
  value(await answerReferral(session, { id, answer: 'accept', on: '2026-10-10' }));
  value(await enrolParticipant(session, { ...start, id, on: '2026-10-20' }));
  return { id, participantId };
}

const exit: Omit<Parameters<typeof endParticipation>[1], 'id' | 'on'> = {
  reason: 'workSubsidised',
  subsidyKind: 'lonebidrag',
  subsidyLevel: 0.6,
  workAbility: true,
  incomeSupport: [{ kind: 'arbete', extent: 75 }],
};

describe('from referral to after-care', () => {
  test('every step is kept with who and when, and is read with its text', () =>
    rolledBackSession(party, async (session) => {
      const { id } = await enrolled(session);
      value(
        await noteItem(session, { participationId: id, item: { kind: 'sip', from: '2026-10-21', exists: true } }),
      );
      value(await endParticipation(session, { ...exit, id, on: '2026-11-20' }));
      const read = value(await readParticipation(staffOf(session, 'kommun'), { id }));
      expect(read.history.map(({ kind, toState }) => [kind, toState])).toEqual([
        ['refer', 'received'],
        ['accept', 'accepted'],
        ['enrol', 'enrolled'],
        ['exit', 'exited'],
      ]);
      expect(read.history[0]?.text).toBe('Behöver stöd.');
      expect(read).toMatchObject({ workingName: 'Kim', identityNumber: '199001189811' });
      expect(read.due.filter(({ kind }) => kind === 'followUp').map(({ dueOn }) => dueOn)).toEqual([
        '2027-05-20',
        '2027-11-20',
        '2028-11-20',
      ]);
      value(await reopenParticipation(session, { id, on: '2026-11-21', text: 'Fel person.' }));
      const again = value(await readParticipation(staffOf(session, 'kommun'), { id }));
      expect(again.participation).toMatchObject({ state: 'enrolled', exitedOn: null, exitReason: null });
      expect(again.history.at(-1)?.changes['exitReason']).toEqual({ before: 'workSubsidised', after: null });
    }));

  test('an illegal step, a coming day and a day before the referral are refused', () =>
    rolledBackSession(party, async (session) => {
      const { id } = await referred(session);
      expect(await enrolParticipant(session, { ...start, id, on: '2026-10-20' })).toMatchObject({
        refusal: { kind: 'wrongState' },
      });
      expect(await answerReferral(session, { id, answer: 'accept', on: '2027-01-01' })).toMatchObject({
        refusal: { kind: 'comingDay' },
      });
      expect(await answerReferral(session, { id, answer: 'accept', on: '2026-09-30' })).toMatchObject({
        refusal: { kind: 'tooEarly' },
      });
    }));

  test('a check of the target group that does not hold wants a reason, which is kept encrypted', () =>
    rolledBackSession(party, async (session) => {
      const { id } = await referred(session);
      value(await answerReferral(session, { id, answer: 'accept', on: '2026-10-10' }));
      const one = { ...start, id, on: '2026-10-20', needsFrom: ['kommun' as const] };
      expect(await enrolParticipant(session, one)).toMatchObject({
        refusal: { kind: 'needsOverride', checks: ['oneParty'] },
      });
      value(await enrolParticipant(session, { ...one, overrides: { oneParty: 'Regionen utreder.' } }));
      const { participation, history } = value(await readParticipation(staffOf(session, 'kommun'), { id }));
      expect(participation.overrides).toEqual(['oneParty']);
      expect(history.at(-1)?.text).toContain('Regionen utreder.');
    }));

  test('a full programme, an intake stop and a second open participation are refused', () =>
    rolledBackSession(party, async (session) => {
      const { id, participantId } = await enrolled(session);
      await savePartyProgramme(session, { slug: 'nova', name: 'NOVA', capacity: 1 });
      const again: Omit<Parameters<typeof refer>[1], 'participant'> = {
        programme: 'nova',
        referrer: 'region',
        referredOn: '2026-11-01',
        sharedWith: ['region'],
      };
      expect(await refer(session, { ...again, participant: { id: participantId } })).toMatchObject({
        refusal: { kind: 'alreadyOpen' },
      });
      const other = value(await refer(session, { ...again, participant: person }));
      value(await answerReferral(session, { id: other.id, answer: 'accept', on: '2026-11-02' }));
      expect(await enrolParticipant(session, { ...start, id: other.id, on: '2026-11-03' })).toMatchObject({
        refusal: { kind: 'programmeFull', capacity: 1 },
      });
      const stops = [{ from: '2026-11-01', to: null, reason: 'Personalbrist' }];
      await savePartyProgramme(session, { slug: 'nova', name: 'NOVA', intakeStops: stops });
      expect(await refer(session, { ...again, participant: person })).toMatchObject({
        refusal: { kind: 'intakeStopped', reason: 'Personalbrist' },
      });
      const [waiting] = value(await readWaiting(session, {}));
      expect(waiting).toMatchObject({ enrolled: 1, accepted: 1, queue: 0, stop: { reason: 'Personalbrist' } });
      expect(id).not.toBe(other.id);
    }));

  test('an association that closes a programme stops its intake, and takes that back without touching the party’s own', () =>
    rolledBackSession(party, async (session) => {
      const own = { from: '2027-07-01', to: '2027-07-31', reason: 'Semester' };
      await savePartyProgramme(session, { slug: 'nova', name: 'NOVA', intakeStops: [own] });
      const closing = {
        programme: 'nova',
        association: 'Förbundet',
        stop: { from: '2026-11-01', reason: 'avslutas' },
      };
      expect(value(await takeIntakeStop(session, closing))).toEqual({ programme: 'nova', isRunHere: true });
      value(await takeIntakeStop(session, closing));
      const referral = {
        programme: 'nova',
        referrer: 'region',
        referredOn: '2026-11-01',
        sharedWith: ['region'],
      } as const;
      expect(await refer(session, { ...referral, sharedWith: ['region'], participant: person })).toMatchObject({
        refusal: { kind: 'intakeStopped', reason: 'Förbundet: avslutas' },
      });
      value(await takeIntakeStop(session, { ...closing, stop: null }));
      const [nova] = value(await readPartyProgrammes(session, {}));
      expect(nova?.intakeStops).toEqual([own]);
      expect(value(await takeIntakeStop(session, { ...closing, programme: 'finns-inte' })).isRunHere).toBe(false);
    }));

  test('a referrer who left stands in the work list until she is replaced', () =>
    rolledBackSession(party, async (session) => {
      const { id } = await enrolled(session);
      value(await noteReferrer(session, { what: 'left', id, on: '2026-11-10' }));
      const kinds = async () => value(await readWorkList(session, {})).map(({ kind }) => kind);
      expect(await kinds()).toContain('newReferrer');
      value(await noteReferrer(session, { what: 'replaced', id, on: '2026-11-12', unit: 'Vuxen 2' }));
      expect(await kinds()).not.toContain('newReferrer');
    }));

  test('a note is corrected by another one, once, and both are kept', () =>
    rolledBackSession(party, async (session) => {
      const { id } = await enrolled(session);
      const item = { kind: 'health', from: '2026-10-21', occasion: 'start', vas: 40 } as const;
      const noted = value(await noteItem(session, { participationId: id, item }));
      value(await correctItem(session, { id: noted.id, item: { ...item, vas: 50 } }));
      expect(await correctItem(session, { id: noted.id, item })).toMatchObject({ refusal: { kind: 'noSuchItem' } });
      const read = value(await readParticipation(staffOf(session, 'kommun'), { id }));
      expect(read.items.map(({ details }) => details['vas'])).toEqual([50]);
    }));

  test('health at the start and the exit is counted as it was corrected', () =>
    rolledBackSession(party, async (session) => {
      const { id } = await enrolled(session);
      const begun = { kind: 'health', from: '2026-10-21', occasion: 'start', vas: 40 } as const;
      value(await noteItem(session, { participationId: id, item: begun }));
      value(await endParticipation(session, { ...exit, id, on: '2026-11-01' }));
      const end = { kind: 'health', from: '2026-11-01', occasion: 'exit', vas: 20, qualityOfLife: 'same' } as const;
      const noted = value(await noteItem(session, { participationId: id, item: end }));
      value(await correctItem(session, { id: noted.id, item: { ...end, vas: 70 } }));
      const associations = [{ orgNumber: association.space.orgNumber ?? '', municipalities: ['Habo'] }];
      value(await savePartyProgramme(session, { slug: 'nova', name: 'NOVA', capacity: 2, associations }));
      const wanted = { programme: 'nova', from: '2026-01-01', to: '2026-12-31' };
      const [exact] = value(await readExactPackages(session, wanted));
      const health = exact?.measures.filter(
        ({ count, dimensions }) => count === 1 && dimensions.change !== undefined,
      );
      expect(health?.map(({ measure, dimensions }) => `${measure} ${dimensions.change}`)).toEqual([
        'healthCompared better',
        'qualityOfLifeCompared same',
        'healthOrQualityCompared better',
      ]);
      const [made] = value(await makePackages(session, wanted));
      expect(made?.package.measures.filter(({ dimensions, count }) => dimensions.change && count)).toEqual([]);
    }));

  test('one person, two programmes and the days between', () =>
    rolledBackSession(party, async (session) => {
      const { id, participantId } = await enrolled(session);
      value(await endParticipation(session, { ...exit, id, on: '2026-11-01' }));
      await savePartyProgramme(session, { slug: 'enter', name: 'Enter' });
      const next = value(
        await refer(session, {
          programme: 'enter',
          participant: { id: participantId },
          referrer: 'otherProgramme',
          referredOn: '2026-11-02',
          sharedWith: ['kommun'],
        }),
      );
      value(await answerReferral(session, { id: next.id, answer: 'accept', on: '2026-11-03' }));
      value(await enrolParticipant(session, { ...start, id: next.id, on: '2026-11-11' }));
      expect(value(await readFlow(session, {}))).toMatchObject({
        persons: 1,
        moved: 1,
        links: [{ from: 'nova', to: 'enter', persons: 1, medianGapDays: 10 }],
      });
    }));
});

describe('who may see a row', () => {
  test('a coach sees it when her authority is listed, and not otherwise', () =>
    rolledBackSession(party, async (session) => {
      const { id } = await enrolled(session);
      expect((await readParticipation(staffOf(session, 'region'), { id })).ok).toBe(true);
      expect(await readParticipation(staffOf(session, 'arbetsformedlingen'), { id })).toMatchObject({
        refusal: { kind: 'notShared' },
      });
      expect(value(await listParticipations(staffOf(session, 'region'), {})).rows).toHaveLength(1);
      expect(value(await listParticipations(staffOf(session, 'forsakringskassan'), {})).rows).toHaveLength(0);
      const nobody = { ...staffOf(session, 'kommun'), employer: null };
      expect(value(await listParticipations(nobody, {})).rows).toHaveLength(0);
    }));

  test('reading a row is an entry in the trail', () =>
    rolledBackSession(party, async (session) => {
      const { id } = await enrolled(session);
      await readParticipation(staffOf(session, 'kommun'), { id });
      const entries = await session.database.inSpace({ spaceId: session.space.id, access: 'read' }, (tx) =>
        tx.selectFrom('auditEntry').select(['action', 'details']).orderBy('sequence', 'desc').limit(1).execute(),
      );
      expect(entries).toMatchObject([{ action: 'participant.read', details: JSON.stringify({ participation: id }) }]);
    }));

  test('no row about a participant is accepted in an association space, and none of a party is seen there', async () => {
    const tables = ['participant', 'participation', 'participationEvent', 'participationItem'] as const;
    const rows = await inTestTransaction(association, async (tx) => {
      const counted = [];
      for (const table of tables) counted.push(...(await tx.selectFrom(table).selectAll().execute()));
      return counted;
    });
    expect(rows).toEqual([]);
    const smuggled = inTestTransaction(association, (tx) =>
      sql`INSERT INTO participant (id, pseudonym, sex, is_protected, created_at)
          VALUES (gen_random_uuid(), 'x', 'female', false, now())`.execute(tx),
    );
    await expect(smuggled).rejects.toThrow('party spaces only');
  });
});

describe('corrections', () => {
  test('what stood there is kept beside what stands there now, of a row, a person and a note', () =>
    rolledBackSession(party, async (session) => {
      const { id, participantId } = await enrolled(session);
      const staff = staffOf(session, 'kommun');
      const contact = { kind: 'contact' as const, from: '2026-10-25', with: ['kommun' as const], text: 'Ringde.' };
      const noted = value(await noteItem(session, { participationId: id, item: contact }));
      value(
        await correctItem(session, { id: noted.id, item: { ...contact, from: '2026-10-26', text: 'Träffades.' } }),
      );
      const { version } = value(await readParticipation(staff, { id })).participation;
      const change = { enrolledOn: '2026-10-21', education: 'tertiary' as const, consentVersion: '2026-2' };
      value(await correctParticipation(session, { id, version, change, text: 'Skrivfel.' }));
      // The same number and name again are no change.
      const same = { identityNumber: NUMBER, workingName: 'Kim' };
      value(await changePerson(session, { id: participantId, birthYear: 1991, ...same }));
      const read = value(await readParticipation(staff, { id }));
      const [corrected, changed, correctedNote] = read.history.slice(-3);
      expect(corrected).toMatchObject({
        kind: 'correct',
        text: 'Skrivfel.',
        changes: {
          enrolledOn: { before: '2026-10-20', after: '2026-10-21' },
          education: { before: 'secondary', after: 'tertiary' },
          consentVersion: { before: '2026-1', after: '2026-2' },
        },
      });
      expect(changed).toMatchObject({ kind: 'changePerson' });
      expect(changed?.changes).toEqual({ birthYear: { before: 1990, after: 1991 } });
      expect(correctedNote).toMatchObject({
        kind: 'correctNote',
        note: { before: { from: '2026-10-25', text: 'Ringde.' }, after: { from: '2026-10-26', text: 'Träffades.' } },
      });
      expect(read.items.map(({ text }) => text)).toEqual(['Träffades.']);
    }));

  test('a correction keeps the rules of the step: days, a whole consent, what belongs to a reason', () =>
    rolledBackSession(party, async (session) => {
      const { id } = await enrolled(session);
      const { version } = value(await endParticipation(session, { ...exit, id, on: '2026-11-20' }));
      const tried = async (change: Parameters<typeof correctParticipation>[1]['change']) =>
        correctParticipation(session, { id, version, change });
      expect(await tried({ exitedOn: '2026-10-19' })).toMatchObject({ refusal: { kind: 'tooEarly' } });
      expect(await tried({ consentOn: '2027-01-01' })).toMatchObject({ refusal: { kind: 'comingDay' } });
      expect(await tried({ consentOn: null })).toMatchObject({ refusal: { kind: 'consentIncomplete' } });
      expect(await tried({ exitReason: 'studies' })).toMatchObject({ refusal: { kind: 'subsidyWithoutWork' } });
      expect(await tried({ exitCode: 'pension' })).toMatchObject({ refusal: { kind: 'precisionOfOther' } });
      expect(await tried({ answers: { okand: 'yes' } })).toMatchObject({ refusal: { kind: 'badAnswer' } });
      const studies = { exitReason: 'studies', subsidyKind: null, subsidyLevel: null } as const;
      expect(value(await tried(studies))).toMatchObject({ exitReason: 'studies', subsidyKind: null });
    }));

  test('a text that seems to hold personal data is asked about by the server in every form that takes one', () =>
    rolledBackSession(party, async (session) => {
      const text = 'Ring 940112-1234.';
      const asked = { refusal: { kind: 'seemsPersonal', found: [{ kind: 'personalNumber', found: '940112-1234' }] } };
      await savePartyProgramme(session, { slug: 'nova', name: 'NOVA', capacity: 2 });
      const referral: Parameters<typeof refer>[1] = {
        programme: 'nova',
        participant: person,
        referrer: 'kommun',
        referredOn: '2026-10-01',
        sharedWith: ['kommun'],
        reason: text,
      };
      expect(await refer(session, referral)).toMatchObject(asked);
      const { id } = value(await refer(session, { ...referral, textsAreRead: true }));
      const decline = { id, on: '2026-10-10', answer: 'decline', reason: 'full', text } as const;
      expect(await answerReferral(session, decline)).toMatchObject(asked);
      value(await answerReferral(session, { id, answer: 'accept', on: '2026-10-10' }));
      const replaced = { what: 'replaced', id, on: '2026-10-11', unit: 'Anna Andersson' } as const;
      expect(await noteReferrer(session, replaced)).toMatchObject({
        refusal: { kind: 'seemsPersonal', found: [{ field: 'unit', kind: 'name' }] },
      });
      const enrolment = { ...start, id, on: '2026-10-20', needsFrom: ['kommun' as const] };
      expect(await enrolParticipant(session, { ...enrolment, overrides: { oneParty: text } })).toMatchObject(asked);
      const { version } = value(
        await enrolParticipant(session, { ...enrolment, overrides: { oneParty: text }, textsAreRead: true }),
      );
      const contact = { kind: 'contact' as const, from: '2026-10-21', with: [], text };
      expect(await noteItem(session, { participationId: id, item: contact })).toMatchObject(asked);
      const noted = value(await noteItem(session, { participationId: id, item: contact, textsAreRead: true }));
      expect(await correctItem(session, { id: noted.id, item: contact })).toMatchObject(asked);
      const correction = { id, version, change: { enrolledOn: '2026-10-21' }, text };
      expect(await correctParticipation(session, correction)).toMatchObject(asked);
      expect(await endParticipation(session, { ...exit, id, on: '2026-11-20', text })).toMatchObject(asked);
      value(await endParticipation(session, { ...exit, id, on: '2026-11-20', text, textsAreRead: true }));
      expect(await reopenParticipation(session, { id, on: '2026-11-21', text })).toMatchObject(asked);
    }));

  test('what the row breaks stands with it, and in the work list with its deadline', () =>
    rolledBackSession(party, async (session) => {
      const { id } = await enrolled(session);
      value(await endParticipation(session, { ...exit, incomeSupport: null, id, on: '2026-11-01' }));
      const read = value(await readParticipation(staffOf(session, 'kommun'), { id }));
      expect(read.quality.map(({ code, deadline }) => [code, deadline])).toContainEqual([
        'exit-without-support',
        '2026-11-15',
      ]);
      const lines = value(await readWorkList(session, { daysAhead: 14 }));
      expect(lines.filter(({ kind }) => kind === 'quality')).toMatchObject([
        { participationId: id, about: 'exit-without-support', dueOn: '2026-11-15', isLate: true },
      ]);
    }));
});

test('rows from a file that nobody may see say so, and the same file opens them to whom it names', () =>
  rolledBackSession(party, async (session) => {
    const operator: Session = { ...session, employer: null };
    const file = new TextEncoder().encode(
      ['pseudonym;programme;sex;enrolled_on', 'P1;Norra;kvinna;2026-02-01', 'P2;Norra;man;2026-03-01'].join('\n'),
    );
    const seen = async () => value(await listParticipations(staffOf(session, 'region'), {})).rows.length;
    const taken = value(await importParticipations(operator, { file, createsProgrammes: true }));
    expect(taken).toMatchObject({ imported: 2, visibleTo: [] });
    expect(await seen()).toBe(0);
    const opened = value(await importParticipations(operator, { file, sharedWith: ['region'] }));
    expect(opened).toMatchObject({ imported: 2, visibleTo: ['region'] });
    expect(await seen()).toBe(2);
    // What a consent has settled is left as it is.
    expect(value(await importParticipations(operator, { file, sharedWith: ['kommun'] })).imported).toBe(0);
    expect(await seen()).toBe(2);
  }));
