// A party's space: made once, opened to people by an agreement when an association is on the same server.
import { beforeAll, expect, test } from 'vitest';
import { TEST_MOMENT, testSession } from '#access/testing';
import {
  acceptInvitation,
  findSpace,
  giveRole,
  makePartySpace,
  openSession,
  readLogIn,
  recordAgreement,
} from './index.ts';
import type { Session } from './index.ts';

const at = TEST_MOMENT;
const association = '222000-2428';
let beside: Session;

beforeAll(async () => {
  beside = await testSession();
});

const wanted = (name: string, more: { orgNumber?: string; associationOrgNumber?: string } = {}) => ({
  name,
  orgNumber: null,
  associationOrgNumber: association,
  createdAt: at,
  ...more,
});

async function made(name: string, installation = beside.installation): Promise<Session> {
  const done = await makePartySpace(installation, wanted(name));
  if (!done.ok) throw new Error(done.refusal.kind);
  return openSession(installation, {
    actor: { kind: 'operator', name: 'prov' },
    spaceId: done.value.id,
    clock: () => at,
  });
}

const coach = {
  name: 'Hugo',
  employerOrgNumber: null,
  employerKind: 'arbetsformedlingen',
  role: 'coach',
  validFrom: '2026-01-01',
  validTo: null,
} as const;

test('the same once more is the same space, whatever the case; several parties deliver to one association', async () => {
  const { installation } = beside;
  const first = await makePartySpace(installation, wanted('Ängs kommun'));
  expect(first).toMatchObject({ value: { isNew: true, orgNumber: association } });
  const again = await makePartySpace(installation, wanted(' ängs KOMMUN '));
  expect(again).toMatchObject({ value: { isNew: false, id: first.ok && first.value.id, name: 'Ängs kommun' } });
  expect(await makePartySpace(installation, wanted('Dals kommun'))).toMatchObject({ value: { isNew: true } });
});

test.each([
  ['of another association', { associationOrgNumber: '222000-1255' }],
  ['of another number', { orgNumber: '212000-0548' }],
])('a name that is taken is refused: %s', async (_, more) => {
  const { installation } = beside;
  await makePartySpace(installation, wanted('Bergs kommun'));
  expect(await makePartySpace(installation, wanted('Bergs kommun', more))).toMatchObject({
    refusal: { kind: 'nameTaken' },
  });
  expect(await makePartySpace(installation, wanted(beside.space.name))).toMatchObject({
    refusal: { kind: 'nameTaken' },
  });
});

test('two that make the same space in the same moment make one', async () => {
  const { installation } = beside;
  const both = await Promise.all([1, 2].map(() => makePartySpace(installation, wanted('Tvillingarnas kommun'))));
  expect(both.filter((one) => one.ok && one.value.isNew)).toHaveLength(1);
});

test('a command means the association unless the party is named', async () => {
  const { installation } = beside;
  const { space } = await made('Ås kommun');
  expect(await findSpace(installation, { space: 'ås kommun' })).toMatchObject({ value: { id: space.id } });
  expect(await findSpace(installation, { association: beside.space.orgNumber })).toMatchObject({
    value: { id: beside.space.id },
  });
  expect(await findSpace(installation, { space: 'Ås kommun', association })).toMatchObject({
    value: { id: space.id },
  });
});

test('beside an association nobody is let in before the agreement', async () => {
  const party = await made('Näs kommun');
  const email = 'hugo@naset.example';
  expect(await giveRole(party, { ...coach, email })).toMatchObject({ refusal: { kind: 'agreementMissing' } });
  expect(await recordAgreement(party, { number: 'KS 2026:7', agreedOn: '2026-12-01' })).toMatchObject({
    refusal: { kind: 'comingDay' },
  });
  expect((await recordAgreement(party, { number: 'KS 2026:7', agreedOn: '2026-11-20' })).ok).toBe(true);
  expect(await giveRole(party, { ...coach, employerKind: null, email })).toMatchObject({
    refusal: { kind: 'employerKindMissing' },
  });
  const given = await giveRole(party, { ...coach, email });
  if (!given.ok) throw new Error(given.refusal.kind);
  const began = await acceptInvitation(party.installation, {
    token: given.value.token ?? '',
    password: 'kaffe på verandan',
    at,
  });
  if (!began.ok) throw new Error(began.refusal.kind);
  const loggedIn = await readLogIn(party.installation, began.value.token, at);
  expect(loggedIn?.current).toMatchObject({ space: { name: 'Näs kommun' }, employer: 'arbetsformedlingen' });
});

test('an association has no agreement', async () => {
  expect(await recordAgreement(beside, { number: '1', agreedOn: '2026-01-01' })).toMatchObject({
    refusal: { kind: 'notAParty' },
  });
});

test("the party's own installation needs none, until an association comes to it", async () => {
  const own = await testSession({ spaceKind: 'party' });
  const email = 'hugo@egen.example';
  const given = await giveRole(own, { ...coach, email });
  if (!given.ok) throw new Error(given.refusal.kind);
  const began = await acceptInvitation(own.installation, {
    token: given.value.token ?? '',
    password: 'kaffe på verandan',
    at,
  });
  if (!began.ok) throw new Error(began.refusal.kind);
  const spaces = async () => (await readLogIn(own.installation, began.value.token, at))?.spaces.length;
  expect(await spaces()).toBe(1);
  await testSession({ beside: own });
  expect(await spaces()).toBe(0);
});
