// Log-in on a real database: what opens, what does not, and what the trail says of it.
import { generate } from 'otplib';
import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Installation } from '#database/server';
import { testSession, TEST_MOMENT } from '#access/testing';
import {
  acceptInvitation,
  acceptSetUp,
  changePassword,
  chooseSpace,
  confirmCode,
  confirmSecondFactor,
  endRole,
  giveRole,
  linkIdentity,
  logIn,
  logInByIdentity,
  logOut,
  logOutEverywhere,
  makeSetUpLink,
  proposeSecondFactor,
  readInvitation,
  readLogIn,
  readTrail,
  readUsers,
  recordAgreement,
  renewLink,
  resetPerson,
  sessionOf,
  setDisabled,
  type Session,
} from './index.ts';

const password = 'kaffe på verandan';
let operator: Session;
let installation: Installation;
let emails = 0;
let email: string;

const moment = (minutes: number): string => new Date(Date.parse(TEST_MOMENT) + minutes * 60_000).toISOString();
const at = TEST_MOMENT;

beforeAll(async () => {
  operator = await testSession();
  ({ installation } = operator);
});

beforeEach(() => {
  emails += 1;
  email = `person${emails}@forbund.example`;
});

async function valueOf<T>(result: Promise<{ ok: true; value: T } | { ok: false; refusal: unknown }>): Promise<T> {
  const done = await result;
  if (!done.ok) throw new Error(JSON.stringify(done.refusal));
  return done.value;
}

const given = {
  name: 'Kim Prov',
  employerOrgNumber: null,
  role: 'office',
  validFrom: '2026-01-01',
  validTo: null,
} as const;

/** Somebody invited who has chosen her password. */
async function member(role: Parameters<typeof giveRole>[1]['role'] = 'office', where = operator) {
  const { personId, token } = await valueOf(
    giveRole(where, { ...given, email, role, validTo: role === 'auditor' ? '2026-12-31' : null }),
  );
  const began = await valueOf(acceptInvitation(installation, { token: token ?? '', password, at }));
  return { personId, token: began.token };
}

async function strongMember() {
  const { personId, token } = await member();
  const { secret } = await valueOf(proposeSecondFactor(installation, { personId, email }));
  const loggedIn = await readLogIn(installation, token, at);
  const code = await generate({ secret, epoch: Date.parse(at) / 1000 });
  const recoveryCodes = await valueOf(
    confirmSecondFactor(installation, { personId, tokenHash: loggedIn?.tokenHash ?? '', code, at }),
  );
  return { personId, token, secret, code, recoveryCodes };
}

const wrong = () => logIn(installation, { email, password: 'inte det här alls', at });

test('an invited person chooses a password, logs in and has the role she was given', async () => {
  const { token } = await valueOf(giveRole(operator, { ...given, email: ` ${email.toUpperCase()} ` }));
  expect(await readInvitation(installation, token ?? '', at)).toEqual({
    ok: true,
    value: { purpose: 'invite', person: { name: 'Kim Prov', email } },
  });
  const short = await acceptInvitation(installation, { token: token ?? '', password: 'kort', at });
  expect(short).toMatchObject({ refusal: { kind: 'badPassword', problem: 'tooShort' } });
  await valueOf(acceptInvitation(installation, { token: token ?? '', password, at }));
  const again = await acceptInvitation(installation, { token: token ?? '', password, at });
  expect(again).toMatchObject({ refusal: { kind: 'noInvitation' } });

  const began = await valueOf(logIn(installation, { email, password, at }));
  expect(began.strength).toBe('one');
  const loggedIn = await readLogIn(installation, began.token, at);
  expect(loggedIn).toMatchObject({ name: 'Kim Prov', email, strength: 'one', hasSecondFactor: false });
  const session = loggedIn && sessionOf(installation, loggedIn, () => at);
  expect(session).toMatchObject({ roles: ['office'], isStrong: false, space: { id: operator.space.id } });
});

test('links that were used, have expired, were replaced or guessed open nothing and look alike', async () => {
  const { token, personId } = await valueOf(giveRole(operator, { ...given, email }));
  const renewed = await valueOf(renewLink(operator, { personId }));
  const refused = { ok: false, refusal: { kind: 'noInvitation' } };
  expect(await readInvitation(installation, token ?? '', at)).toEqual(refused);
  expect(await readInvitation(installation, 'gissad', at)).toEqual(refused);
  expect(await readInvitation(installation, renewed.token, moment(14 * 24 * 60))).toEqual(refused);
  expect((await readInvitation(installation, renewed.token, moment(14 * 24 * 60 - 1))).ok).toBe(true);
});

test('a wrong password, an unknown address, a locked and a closed account get one answer', async () => {
  await member();
  const refused = { ok: false, refusal: { kind: 'logInRefused' } };
  expect(await logIn(installation, { email: 'ingen@forbund.example', password, at })).toEqual(refused);
  for (let count = 0; count < 5; count += 1) expect(await wrong()).toEqual(refused);
  expect(await logIn(installation, { email, password, at })).toEqual(refused);
  expect((await logIn(installation, { email, password, at: moment(16) })).ok).toBe(true);
  await setDisabled(installation, { email, actorId: operator.actor.id, at, isDisabled: true });
  expect(await logIn(installation, { email, password, at: moment(16) })).toEqual(refused);
});

test('a right password forgets the wrong ones before it', async () => {
  await member();
  for (let count = 0; count < 4; count += 1) await wrong();
  expect((await logIn(installation, { email, password, at })).ok).toBe(true);
  for (let count = 0; count < 4; count += 1) await wrong();
  expect((await logIn(installation, { email, password, at })).ok).toBe(true);
});

test('with a second factor the password opens nothing alone, and each code is good once', async () => {
  const { secret, code, recoveryCodes, token } = await strongMember();
  expect(await readLogIn(installation, token, at)).toMatchObject({ strength: 'two', hasSecondFactor: true });
  const half = await valueOf(logIn(installation, { email, password, at }));
  expect(half.strength).toBe('half');
  expect(await readLogIn(installation, half.token, at)).toBeNull();
  const replayed = await confirmCode(installation, { token: half.token, code, at });
  expect(replayed).toMatchObject({ refusal: { kind: 'logInRefused' } });
  const later = moment(1);
  const next = await generate({ secret, epoch: Date.parse(later) / 1000 });
  const whole = await valueOf(confirmCode(installation, { token: half.token, code: next, at: later }));
  expect(await readLogIn(installation, whole.token, later)).toMatchObject({ strength: 'two' });
  expect(await readLogIn(installation, half.token, later)).toBeNull();

  const [recovery = ''] = recoveryCodes;
  const lost = await valueOf(logIn(installation, { email, password, at }));
  const typed = recovery.toUpperCase().replaceAll('-', ' ');
  expect((await confirmCode(installation, { token: lost.token, code: typed, at })).ok).toBe(true);
  const again = await valueOf(logIn(installation, { email, password, at }));
  expect((await confirmCode(installation, { token: again.token, code: recovery, at })).ok).toBe(false);
});

test('wrong codes lock like wrong passwords', async () => {
  await strongMember();
  const half = await valueOf(logIn(installation, { email, password, at }));
  for (let count = 0; count < 5; count += 1)
    await confirmCode(installation, { token: half.token, code: '000000', at });
  expect(await confirmCode(installation, { token: half.token, code: '000000', at })).toMatchObject({
    refusal: { kind: 'ended' },
  });
});

test('a second factor that is set up ends what a password alone had opened', async () => {
  const { personId, token } = await member();
  const other = await valueOf(logIn(installation, { email, password, at }));
  const { secret } = await valueOf(proposeSecondFactor(installation, { personId, email }));
  expect((await valueOf(proposeSecondFactor(installation, { personId, email }))).secret).toBe(secret);
  const tokenHash = (await readLogIn(installation, token, at))?.tokenHash ?? '';
  const bad = await confirmSecondFactor(installation, { personId, tokenHash, code: '123456', at });
  expect(bad).toMatchObject({ refusal: { kind: 'wrongCode' } });
  const code = await generate({ secret, epoch: Date.parse(at) / 1000 });
  await valueOf(confirmSecondFactor(installation, { personId, tokenHash, code, at }));
  expect(await readLogIn(installation, other.token, at)).toBeNull();
  expect(await readLogIn(installation, token, at)).toMatchObject({ strength: 'two' });
});

test('what asks for a second factor is denied to a password alone', async () => {
  const { token } = await member('administrator');
  const loggedIn = await readLogIn(installation, token, at);
  const session = loggedIn && sessionOf(installation, loggedIn, () => at);
  if (!session) throw new Error('no session');
  expect(await readUsers(session, {})).toEqual({
    ok: false,
    refusal: { kind: 'denied', permission: 'access.manage', needs: 'secondFactor' },
  });
  expect((await readUsers({ ...session, isStrong: true }, {})).ok).toBe(true);
});

test('a log-in ends by leaving, by leaving everywhere, by a new password and by its age', async () => {
  const { personId, token } = await member();
  const [a, b] = await Promise.all([1, 2].map(() => valueOf(logIn(installation, { email, password, at }))));
  const isIn = async (one: string, when = at): Promise<boolean> =>
    (await readLogIn(installation, one, when)) !== null;
  expect([await isIn(token, moment(239)), await isIn(token, moment(239 + 241))]).toEqual([true, false]);
  await logOut(installation, a?.token ?? '');
  expect([await isIn(a?.token ?? ''), await isIn(b?.token ?? '')]).toEqual([false, true]);
  const tokenHash = (await readLogIn(installation, b?.token ?? '', at))?.tokenHash ?? '';
  const change = { personId, tokenHash, password: 'en helt annan mening', at };
  const refused = await changePassword(installation, { ...change, oldPassword: 'fel' });
  expect(refused).toMatchObject({ refusal: { kind: 'wrongPassword' } });
  await valueOf(changePassword(installation, { ...change, oldPassword: password }));
  expect([await isIn(token), await isIn(b?.token ?? '')]).toEqual([false, true]);
  await logOutEverywhere(installation, { personId });
  expect(await isIn(b?.token ?? '')).toBe(false);
});

test('a role that has ended or not begun opens no space', async () => {
  const { token, personId } = await member('reader');
  const users = await valueOf(readUsers(operator, {}));
  const role = users.find((one) => one.personId === personId)?.roles[0];
  await valueOf(endRole(operator, { assignmentId: role?.assignmentId ?? '' }));
  expect(await readLogIn(installation, token, at)).toMatchObject({ spaces: [], current: null });
  expect(await endRole(operator, { assignmentId: role?.assignmentId ?? '' })).toMatchObject({
    refusal: { kind: 'noSuchRole' },
  });
});

test('the last administrator stays', async () => {
  const alone = await testSession({ beside: operator });
  const { personId } = await member('administrator', alone);
  const users = await valueOf(readUsers(alone, {}));
  const role = users.find((one) => one.personId === personId)?.roles[0];
  expect(await endRole(alone, { assignmentId: role?.assignmentId ?? '' })).toMatchObject({
    refusal: { kind: 'lastAdministrator' },
  });
});

test('a person with roles in two associations chooses where she acts, and nobody there can take her account', async () => {
  const other = await testSession({ beside: operator });
  const { token, personId } = await member();
  const second = await valueOf(giveRole(other, { ...given, email, role: 'chair' }));
  expect(second).toEqual({ personId, isNewPerson: false, token: null });
  const loggedIn = await readLogIn(installation, token, at);
  if (!loggedIn) throw new Error('not logged in');
  expect(loggedIn.spaces.map(({ roles }) => roles)).toEqual([['office'], ['chair']]);
  expect(await chooseSpace(installation, loggedIn, other.space.id)).toBe(true);
  expect((await readLogIn(installation, token, at))?.current?.space.id).toBe(other.space.id);
  const third = await testSession({ beside: operator });
  expect(await chooseSpace(installation, loggedIn, third.space.id)).toBe(false);
  expect(await renewLink(other, { personId })).toMatchObject({ refusal: { kind: 'alsoElsewhere' } });
});

test('whoever works at an association is refused as coach, whichever came first', async () => {
  const party = await testSession({ beside: operator, spaceKind: 'party' });
  await valueOf(recordAgreement(party, { number: 'PUB 1', agreedOn: '2026-01-01' }));
  await member();
  expect(await giveRole(party, { ...given, email, role: 'coach' })).toMatchObject({
    refusal: { kind: 'employedByAssociation' },
  });
  const coach = { ...given, email: `coach.${email}`, role: 'coach', employerKind: 'kommun' } as const;
  expect((await giveRole(party, coach)).ok).toBe(true);
  expect(await giveRole(operator, { ...given, email: coach.email })).toMatchObject({
    refusal: { kind: 'employedByAssociation' },
  });
  const employed = {
    ...coach,
    email: `anställd.${emails}@forbund.example`,
    employerOrgNumber: operator.space.orgNumber,
  };
  expect(await giveRole(party, employed)).toMatchObject({ ok: false });
});

test('the set-up link is there until somebody can log in, and works once', async () => {
  const fresh = await testSession();
  const link = await makeSetUpLink(fresh.installation, at);
  const newer = await makeSetUpLink(fresh.installation, at);
  const first = { name: 'Kerstin', email, password, at };
  expect(await acceptSetUp(fresh.installation, { ...first, token: link ?? '' })).toMatchObject({
    refusal: { kind: 'noInvitation' },
  });
  const [one, two] = await Promise.all(
    [1, 2].map(() => acceptSetUp(fresh.installation, { ...first, token: newer ?? '' })),
  );
  const began = [one, two].filter((result) => result?.ok);
  expect(began).toHaveLength(1);
  const token = began[0]?.ok ? began[0].value.token : '';
  expect((await readLogIn(fresh.installation, token, at))?.current?.roles).toEqual(['administrator', 'office']);
  expect(await makeSetUpLink(fresh.installation, at)).toBeNull();
});

test('an identity is found by issuer and subject alone, and belongs to one person', async () => {
  const { personId } = await member();
  const identity = { issuer: 'https://id.example/', subject: `Sub-${emails}`, isStrong: true, at };
  expect((await logInByIdentity(installation, identity)).ok).toBe(false);
  await valueOf(linkIdentity(installation, { personId, ...identity }));
  const began = await valueOf(logInByIdentity(installation, identity));
  expect(await readLogIn(installation, began.token, at)).toMatchObject({ personId, strength: 'two' });
  for (const other of [{ issuer: 'https://id.example' }, { subject: identity.subject.toLowerCase() }]) {
    expect((await logInByIdentity(installation, { ...identity, ...other })).ok).toBe(false);
  }
  email = `annan.${email}`;
  const another = await member();
  expect(await linkIdentity(installation, { ...identity, personId: another.personId })).toMatchObject({
    refusal: { kind: 'isSomebodyElses' },
  });
});

test('a reset ends log-ins and takes the second factor away', async () => {
  const { token } = await strongMember();
  const link = await valueOf(resetPerson(installation, { email, actorId: operator.actor.id, at }));
  const began = await valueOf(acceptInvitation(installation, { token: link, password: 'en helt annan mening', at }));
  expect(await readLogIn(installation, began.token, at)).toMatchObject({ strength: 'one', hasSecondFactor: false });
  expect(await readLogIn(installation, token, at)).toBeNull();
});

test('the trail tells of log-ins, failed ones and given roles, with ids and without names', async () => {
  const { personId } = await member();
  await wrong();
  const trail = await valueOf(readTrail(operator, { actor: 'kim prov', words: '' }));
  expect(trail.entries.slice(0, 2).map(({ action, outcome, details }) => ({ action, outcome, details }))).toEqual([
    { action: 'access.logIn', outcome: 'refused', details: { by: 'password', attempts: 1, isLocked: false } },
    { action: 'access.logIn', outcome: 'done', details: { by: 'invitation', strength: 'one' } },
  ]);
  const given2 = await valueOf(readTrail(operator, { action: 'access.giveRole', words: personId }));
  expect(given2.entries).toHaveLength(1);
  expect(JSON.stringify(given2.entries[0]?.details)).not.toContain('Kim');
  expect((await valueOf(readTrail(operator, { from: '2026-11-23' }))).entries).toEqual([]);
  const page = await valueOf(readTrail(operator, { limit: 2 }));
  expect(page.entries).toHaveLength(2);
  const rest = await valueOf(readTrail(operator, { limit: 2, before: page.next ?? 0 }));
  expect(rest.entries[0]?.sequence).toBe((page.entries[1]?.sequence ?? 0) - 1);
});

test('past the application: a space sees no person of another, and no password or second factor at all', async () => {
  await strongMember();
  const other = await testSession({ beside: operator });
  const seen = (table: string, spaceId: string) =>
    installation.database.inSpace({ spaceId, access: 'read' }, async (tx) => {
      const { rows } = await sql<{ n: number }>`SELECT count(*)::int AS n FROM ${sql.table(table)}`.execute(tx);
      return rows[0]?.n;
    });
  expect(await seen('person', operator.space.id)).toBeGreaterThan(0);
  expect(await seen('role_assignment', operator.space.id)).toBeGreaterThan(0);
  for (const table of ['person', 'role_assignment']) expect(await seen(table, other.space.id)).toBe(0);
  for (const table of ['person_password', 'person_second_factor', 'person_recovery_code', 'person_identity']) {
    expect(await seen(table, operator.space.id)).toBe(0);
  }
});

test('past the application: nobody gives herself another role or rewrites one', async () => {
  const { personId } = await member('reader');
  const rewrite = installation.database.inSpace({ spaceId: operator.space.id, access: 'write' }, (tx) =>
    tx.updateTable('roleAssignment').set({ role: 'administrator' }).where('personId', '=', personId).execute(),
  );
  await expect(rewrite).rejects.toThrow('permission denied');
});
