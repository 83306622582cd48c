// Who somebody is: nowhere in a copy of the database, found again by the register, and gone when her key is.
import type { Session } from '#access/server';
import { rolledBackSession, testSession } from '#access/testing';
import { applyDestroyedKeys, destroyedKeysFile, readDestroyed } from '#database/server';
import { poolDefaults } from '#database/server';
import { sql } from 'kysely';
import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import {
  answerReferral,
  changePerson,
  compareParticipants,
  endParticipation,
  extractParticipant,
  joinParticipants,
  noteConsent,
  noteItem,
  parseIdentityNumber,
  partParticipants,
  readParticipation,
  readRetention,
  refer,
  runRetention,
  saveDisposalDecision,
  savePartyProgramme,
  enrolParticipant,
  correctParticipation,
} from './index.ts';

let party: Session;
let other: Session;
beforeAll(async () => {
  party = await testSession({ spaceKind: 'party' });
  other = await testSession({ beside: party });
});

const NUMBER = '19900118-9811';

function value<T>(result: { ok: true; value: T } | { ok: false; refusal: unknown }): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.refusal));
}

async function someone(session: Session, given: object = {}, on = '2023-10-01') {
  await savePartyProgramme(session, { slug: 'nova', name: 'NOVA' });
  return refer(session, {
    programme: 'nova',
    participant: { sex: 'female', birthYear: 1990, municipality: 'Habo', ...given },
    referrer: 'kommun',
    referredOn: on,
    reason: 'Hemlig orsak.',
    sharedWith: ['kommun'],
  });
}

async function ended(session: Session, given: object = {}) {
  const referred = value(await someone(session, given));
  const { id } = referred;
  value(
    await answerReferral(session, { id, answer: 'decline', on: '2023-10-10', reason: 'full', text: 'Hemligt skäl.' }),
  );
  return referred;
}

function reader(session: Session): Session {
  return {
    ...session,
    actor: { ...session.actor, kind: 'person' },
    roles: ['coach'],
    isStrong: true,
    employer: 'kommun',
  };
}

test('numbers are checked, samordningsnummer too', () => {
  expect(parseIdentityNumber('19900118-9811')).toBe('199001189811');
  expect(parseIdentityNumber('900118-9811')).toBe('199001189811');
  expect(parseIdentityNumber('19701063-2391')).toBe('197010632391');
  expect(parseIdentityNumber('19900118-9812')).toBeNull();
  expect(parseIdentityNumber('222000-2428')).toBeNull();
  expect(parseIdentityNumber('Kim')).toBeNull();
});

test('no table says who somebody is, in any column; the other space sees nothing at all', () =>
  rolledBackSession(party, async (session) => {
    const { id } = value(await someone(session, { identityNumber: NUMBER, workingName: 'Kim Hemlig' }));
    value(
      await answerReferral(session, {
        id,
        answer: 'decline',
        on: '2023-10-10',
        reason: 'full',
        text: 'Hemligt skäl.',
      }),
    );
    const dump = (spaceId: string) =>
      session.database.inSpace({ spaceId, access: 'read' }, async (tx) => {
        const { rows: tables } = await sql<{ name: string }>`
          SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'space_id'
           WHERE c.relkind IN ('r', 'v') AND c.relnamespace = current_schema()::regnamespace`.execute(tx);
        const texts: string[] = [];
        for (const { name } of tables) {
          const { rows } = await sql<{ row: string }>`SELECT to_json(t)::text AS row FROM ${sql.id(name)} t`.execute(
            tx,
          );
          texts.push(...rows.map(({ row }) => `${name} ${row}`));
        }
        return texts.join('\n');
      });
    const own = await dump(session.space.id);
    expect(own).toContain('Habo');
    for (const secret of ['9811', '199001189811', '19900118', 'Kim', 'Hemlig', 'Hemligt'])
      expect(own).not.toContain(secret);
    const foreign = await dump(other.space.id);
    expect(foreign).not.toContain('Habo');
    expect(foreign).not.toMatch(/^(participa|data_key|party_|disposal)/m);
  }));

test('the same number is found, however it is written; a protected identity keeps none', () =>
  rolledBackSession(party, async (session) => {
    const first = value(await someone(session, { identityNumber: NUMBER }));
    expect(await someone(session, { identityNumber: '900118-9811' })).toMatchObject({
      refusal: { kind: 'identityKnown', pseudonym: first.pseudonym },
    });
    expect(await someone(session, { identityNumber: '19900118-9812' })).toMatchObject({
      refusal: { kind: 'badIdentityNumber' },
    });
    expect(await someone(session, { identityNumber: NUMBER, isProtected: true })).toMatchObject({
      refusal: { kind: 'invalidInput' },
    });
    value(await changePerson(session, { id: first.participantId, isProtected: true }));
    const read = value(await readParticipation(reader(session), { id: first.id }));
    expect(read).toMatchObject({ identityNumber: null, workingName: null, participant: { municipality: null } });
    expect(read.participation.municipality).toBeNull();
    expect((await someone(session, { identityNumber: NUMBER })).ok).toBe(true);
  }));

test('a withdrawn consent locks the identity and stops collecting; leaving is still possible', () =>
  rolledBackSession(party, async (session) => {
    const { id, participantId } = value(await someone(session, { identityNumber: NUMBER, workingName: 'Kim' }));
    value(await answerReferral(session, { id, answer: 'accept', on: '2023-10-10' }));
    const start = {
      id,
      on: '2023-11-01',
      education: 'primary' as const,
      occupation: null,
      incomeSupport: [],
      supportDuration: null,
      needsFrom: ['kommun' as const, 'region' as const],
      legalBasis: 'publicTask' as const,
      sharedWith: ['kommun' as const],
      overrides: { noSupport: 'Riskerar.' },
    };
    const { version } = value(await enrolParticipant(session, start));
    const fix = { id, version, change: { enrolledOn: '2023-11-02' }, text: 'Skrivfel.' };
    expect(value(await correctParticipation(session, fix)).enrolledOn).toBe('2023-11-02');
    expect(await correctParticipation(session, fix)).toMatchObject({ refusal: { kind: 'changedMeanwhile' } });
    value(await noteConsent(session, { id: participantId, what: 'withdrawn', on: '2024-01-01' }));
    const sip = { kind: 'sip', from: '2024-01-02', exists: true } as const;
    expect(await noteItem(session, { participationId: id, item: sip })).toMatchObject({
      refusal: { kind: 'consentWithdrawn' },
    });
    expect(value(await readParticipation(reader(session), { id }))).toMatchObject({
      identityNumber: null,
      workingName: null,
    });
    value(
      await endParticipation(session, {
        id,
        on: '2024-01-02',
        reason: 'ownRequest',
        workAbility: null,
        incomeSupport: null,
      }),
    );
    value(await noteConsent(session, { id: participantId, what: 'given', on: '2024-01-03' }));
    expect(value(await readParticipation(reader(session), { id })).workingName).toBe('Kim');
  }));

test('two records are joined and parted again', () =>
  rolledBackSession(party, async (session) => {
    const [a, b] = [value(await someone(session)), value(await someone(session))];
    expect(await joinParticipants(session, { id: a.participantId, to: a.participantId })).toMatchObject({
      refusal: { kind: 'samePerson' },
    });
    value(await joinParticipants(session, { id: b.participantId, to: a.participantId }));
    expect(await joinParticipants(session, { id: a.participantId, to: b.participantId })).toMatchObject({
      refusal: { kind: 'joinedElsewhere' },
    });
    const joined = value(await extractParticipant(session, { participant: a.pseudonym }));
    expect(joined.participations).toHaveLength(2);
    value(await partParticipants(session, { id: b.participantId }));
    const parted = value(await extractParticipant(session, { participant: a.pseudonym }));
    expect(parted.participations).toHaveLength(1);
    expect(
      value(await extractParticipant(session, { participant: b.pseudonym })).history.map(({ kind }) => kind),
    ).toEqual(['refer', 'join', 'part']);
  }));

test('two persons are seen side by side before they are joined, and a third goes under the same root', () =>
  rolledBackSession(party, async (session) => {
    const staff = reader(session);
    const [a, b, c] = [
      value(await someone(session, { workingName: 'Kim' })),
      value(await someone(session)),
      value(await someone(session)),
    ];
    const beside = value(
      await compareParticipants(staff, { id: a.participantId, pseudonym: b.pseudonym.toLowerCase() }),
    );
    expect(beside.own).toMatchObject([
      { pseudonym: a.pseudonym, workingName: 'Kim', participations: [{ id: a.id }] },
    ]);
    expect(beside.other).toMatchObject([{ pseudonym: b.pseudonym, participations: [{ programme: 'nova' }] }]);
    const stranger: Session = { ...staff, employer: 'region' };
    expect(await compareParticipants(stranger, { id: a.participantId, pseudonym: b.pseudonym })).toMatchObject({
      refusal: { kind: 'notShared' },
    });
    expect(await compareParticipants(staff, { id: a.participantId, pseudonym: 'D-FINNSINTE' })).toMatchObject({
      refusal: { kind: 'noSuchParticipant' },
    });
    value(await joinParticipants(session, { id: b.participantId, to: a.participantId }));
    // The one who stands alone goes under the root, whichever page it is done from.
    value(await joinParticipants(session, { id: a.participantId, to: c.participantId }));
    const { records, history } = value(await readParticipation(staff, { id: c.id }));
    expect(new Map(records.map((one) => [one.id, one.joinedTo]))).toEqual(
      new Map([
        [a.participantId, null],
        [b.participantId, a.participantId],
        [c.participantId, a.participantId],
      ]),
    );
    expect(history.map(({ kind }) => kind)).toEqual(['refer', 'join', 'join']);
    expect(await compareParticipants(staff, { id: a.participantId, pseudonym: c.pseudonym })).toMatchObject({
      refusal: { kind: 'samePerson' },
    });
  }));

test('nothing is removed without a decision, and then the key is destroyed for good', async () => {
  const { participantId, id, pseudonym } = await ended(party, { identityNumber: NUMBER, workingName: 'Kim' });
  const fresh = value(await someone(party, {}, '2026-11-01'));
  expect(value(await readRetention(party, {}))).toMatchObject({ decision: null, due: [{ participantId }] });
  expect(await runRetention(party, { isConfirmed: true })).toMatchObject({ refusal: { kind: 'noDecision' } });
  const before = value(await extractParticipant(party, { participant: pseudonym }));
  expect(before.history.map(({ text }) => text)).toEqual(['Hemlig orsak.', 'Hemligt skäl.']);

  const { rows: copies } = await party.database.inSpace({ spaceId: party.space.id, access: 'read' }, (tx) =>
    sql<{ wrapped: string }>`SELECT wrapped FROM data_key WHERE owner_id = ${participantId}`.execute(tx),
  );
  value(
    await saveDisposalDecision(party, { registerNumber: 'KS 2026:9', decidedOn: '2026-01-01', monthsAfterExit: 24 }),
  );
  const done = value(await runRetention(party, { isConfirmed: true }));
  expect(done.due.map((one) => one.participantId)).toEqual([participantId]);
  const after = value(await extractParticipant(party, { participant: pseudonym }));
  expect(after.records).toMatchObject([{ identityNumber: null, workingName: null, disposedOn: '2026-11-22' }]);
  expect(after.history.map(({ text }) => text)).toEqual([null, null, null]);
  expect(after.participations.map(({ state }) => state)).toEqual(['declined']);
  expect(readDestroyed(destroyedKeysFile(party.installation))).toMatchObject([
    { ownerId: participantId, decision: 'KS 2026:9' },
  ]);
  expect(await readParticipation(reader(party), { id })).toMatchObject({ ok: true });
  expect(value(await readRetention(party, {})).due).toEqual([]);
  expect(fresh.participantId).not.toBe(participantId);

  // An older backup brings the key back; the list destroys it again before anybody is let in.
  const client = new pg.Client({ ...poolDefaults, ...party.installation.connections.owner });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query("SELECT set_config('stegvis.space_id', $1, true)", [party.space.id]);
    await client.query('UPDATE data_key SET wrapped = $1, destroyed_on = null, decision = null WHERE owner_id = $2', [
      copies[0]?.wrapped,
      participantId,
    ]);
    await client.query('COMMIT');
    expect(await applyDestroyedKeys(client, party.installation)).toBe(1);
    expect(await applyDestroyedKeys(client, party.installation)).toBe(0);
  } finally {
    await client.end();
  }
});
