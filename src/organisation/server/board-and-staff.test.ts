import { asIfAlone, listSpaces, openSession, type Session } from '#access/server';
import { rolledBackSession } from '#access/testing';
import type { Installation } from '#database/server';
import { testInstallation } from '#database/testing';
import { beforeAll, expect, test } from 'vitest';
import { changeAssociation } from './change-association.ts';
import { changeMembers } from './change-members.ts';
import { createAssociation } from './create-association.ts';
import { readBoard } from './read-board.ts';
import { readOrganisation } from './read-organisation.ts';
import { readStaff } from './read-staff.ts';
import { saveMandates } from './save-mandates.ts';
import { saveOrganisation } from './save-organisation.ts';
import { saveStaff } from './save-staff.ts';

const operator = { kind: 'operator', name: 'prov' } as const;
const clock = () => '2026-11-25T10:00:00.000Z';
const none = { validFrom: null, validTo: null, counterpartyObject: null, shareOfKommunQuarter: null };
const fk = { ...none, slug: null, kind: 'forsakringskassan' as const, name: 'Försäkringskassan' };
const habo = { ...none, slug: null, kind: 'kommun' as const, name: 'Habo kommun', shareOfKommunQuarter: 0.4 };
const mullsjo = { ...habo, name: 'Mullsjö kommun', shareOfKommunQuarter: 0.6 };

let installation: Installation;
let spaceId = '';
beforeAll(async () => {
  installation = await testInstallation();
  const made = { orgNumber: '222000-2428', name: 'Samordningsförbundet Södra', chartPreset: 'kommunbas' } as const;
  await createAssociation(installation, operator, made, clock);
  spaceId = (await listSpaces(installation))[0]?.id ?? '';
});

async function inside(run: (session: Session) => Promise<void>): Promise<void> {
  await rolledBackSession(await openSession(installation, { actor: operator, spaceId, clock }), run);
}

test('members are named once and keep their slug when they are changed; the board stays', async () => {
  await inside(async (session) => {
    expect(await changeMembers(session, { members: [fk, habo, mullsjo] })).toEqual({
      ok: true,
      value: { members: 3 },
    });
    const chair = {
      role: 'chair',
      appointedBy: 'habo-kommun',
      name: 'A',
      validFrom: null,
      validTo: '2027-03-31',
    } as const;
    expect(await saveMandates(session, { mandates: [chair] })).toEqual({ ok: true, value: { mandates: 1 } });
    const renamed = { ...habo, slug: 'habo-kommun', name: 'Habo' };
    const kept = { ...mullsjo, slug: 'mullsjo-kommun' };
    expect(await changeMembers(session, { members: [renamed, kept] })).toMatchObject({ ok: true });
    expect(await readBoard(session, {})).toMatchObject({
      ok: true,
      value: { today: '2026-11-25', members: [{ slug: 'habo-kommun', name: 'Habo' }, {}], mandates: [chair] },
    });
    expect(await readOrganisation(session, {})).toMatchObject({
      value: { boardSeats: [{ role: 'chair', appointedBy: 'habo-kommun' }] },
    });
  });
});

test('a member that has appointed someone is not taken away, by either way in', async () => {
  await inside(async (session) => {
    await changeMembers(session, { members: [fk, habo, mullsjo] });
    await saveMandates(session, {
      mandates: [{ role: 'deputy', appointedBy: 'habo-kommun', name: null, validFrom: null, validTo: '2020-01-01' }],
    });
    const refused = { ok: false, refusal: { kind: 'hasMandates', member: 'habo-kommun' } };
    expect(await changeMembers(session, { members: [fk] })).toEqual(refused);
    const all = { name: 'Södra', county: null, seat: null, vision: null, members: [], boardSeats: [] };
    expect(await saveOrganisation(session, all)).toEqual(refused);
    expect(await readOrganisation(session, {})).toMatchObject({ value: { members: [{}, {}, {}] } });
  });
});

test('parts of the kommuner that are no whole are refused', async () => {
  await inside(async (session) => {
    const members = [habo, { ...mullsjo, shareOfKommunQuarter: 0.5 }];
    expect(await changeMembers(session, { members })).toEqual({
      ok: false,
      refusal: { kind: 'sharesDiffer', sum: 0.9 },
    });
  });
});

test('two chairs at once are refused and the earlier mandates stay', async () => {
  await inside(async (session) => {
    await changeMembers(session, { members: [fk, habo, mullsjo] });
    const chair = { role: 'chair', appointedBy: 'habo-kommun', name: 'A', validFrom: null, validTo: null } as const;
    await saveMandates(session, { mandates: [chair] });
    expect(await saveMandates(session, { mandates: [chair, { ...chair, name: 'B' }] })).toMatchObject({
      refusal: { kind: 'twoAtOnce', row: 1 },
    });
    expect(await readBoard(session, {})).toMatchObject({ value: { mandates: [{ name: 'A' }] } });
  });
});

test('places without mandates are shown as mandates without name and days', async () => {
  await inside(async (session) => {
    const facts = { name: 'Södra', county: null, seat: null, vision: null };
    const members = [{ ...fk, slug: 'fk' }];
    await saveOrganisation(session, { ...facts, members, boardSeats: [{ role: 'chair', appointedBy: 'fk' }] });
    expect(await readBoard(session, {})).toMatchObject({
      value: { mandates: [{ role: 'chair', appointedBy: 'fk', name: null, validFrom: null, validTo: null }] },
    });
  });
});

test('facts are changed alone', async () => {
  await inside(async (session) => {
    await changeMembers(session, { members: [fk] });
    await changeAssociation(session, { name: 'Nytt namn', county: 'Jönköpings län', seat: 'Habo', vision: null });
    expect(await readOrganisation(session, {})).toMatchObject({
      value: { association: { name: 'Nytt namn', county: 'Jönköpings län', seat: 'Habo' }, members: [{}] },
    });
    expect(await changeAssociation(session, { name: ' ', county: null, seat: null, vision: null })).toMatchObject({
      refusal: { kind: 'invalidInput' },
    });
  });
});

test('posts are saved in their order and replaced; a half-said one changes nothing', async () => {
  await inside(async (session) => {
    const post = { role: 'Förbundschef', employer: 'Habo kommun', shareOfFullTime: 1, note: null };
    const shared = { ...post, sharedWith: 'Höglandet', ownShare: 0.5, validFrom: '2024-01-01', validTo: null };
    expect(await saveStaff(session, { posts: [shared] })).toEqual({ ok: true, value: { posts: 1 } });
    expect(await saveStaff(session, { posts: [{ ...shared, ownShare: null }] })).toMatchObject({
      refusal: { kind: 'ownShareMissing', row: 0 },
    });
    expect(await readStaff(session, {})).toEqual({ ok: true, value: { today: '2026-11-25', posts: [shared] } });
  });
});

test('two that save members, mandates and posts at the same instant: the second reads what the first saved', async () => {
  const session = await openSession(installation, { actor: operator, spaceId, clock });
  const changes: ((alone: Session, name: string) => Promise<{ readonly ok: boolean }>)[] = [
    async (alone, name) => {
      const read = await readOrganisation(alone, {});
      const members = read.ok ? read.value.members : [];
      return changeMembers(alone, { members: [...members, { ...fk, name, kind: 'kommun' }] });
    },
    async (alone, name) => {
      const read = await readBoard(alone, {});
      const mandates = read.ok ? read.value.mandates : [];
      const [member] = read.ok ? read.value.members : [];
      const own = { role: 'deputy', name, appointedBy: member?.slug ?? '', validFrom: null, validTo: null } as const;
      return saveMandates(alone, { mandates: [...mandates, own] });
    },
    async (alone, role) => {
      const read = await readStaff(alone, {});
      const posts = read.ok ? read.value.posts : [];
      const own = { role, employer: 'Habo', shareOfFullTime: 1, sharedWith: null, ownShare: null, note: null };
      return saveStaff(alone, { posts: [...posts, { ...own, validFrom: null, validTo: null }] });
    },
  ];
  for (const change of changes) {
    const answers = await Promise.all(
      ['A', 'B', 'C', 'D'].map((name) => asIfAlone(session, (alone) => change(alone, name))),
    );
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true]);
  }
  const [organisation, board, staff] = [
    await readOrganisation(session, {}),
    await readBoard(session, {}),
    await readStaff(session, {}),
  ];
  const names = ['A', 'B', 'C', 'D'];
  expect(organisation.ok && organisation.value.members.map(({ name }) => name).toSorted()).toEqual(names);
  expect(board.ok && board.value.mandates.map(({ name }) => name ?? '').toSorted()).toEqual(names);
  expect(staff.ok && staff.value.posts.map(({ role }) => role).toSorted()).toEqual(names);
});
