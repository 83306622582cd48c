import { findSpace, listSpaces, openSession, verifyAudit } from '#access/server';
import { rolledBackSession } from '#access/testing';
import type { Installation } from '#database/server';
import { testInstallation } from '#database/testing';
import { beforeAll, expect, test } from 'vitest';
import { createAssociation } from './create-association.ts';
import { readOrganisation } from './read-organisation.ts';
import { saveOrganisation } from './save-organisation.ts';

const operator = { kind: 'operator', name: 'prov' } as const;
const sodra = { name: 'Samordningsförbundet Södra', orgNumber: '2220002428', chartPreset: 'kommunbas' } as const;
const hoglandet = {
  name: 'Höglandets samordningsförbund',
  orgNumber: '222000-2295',
  chartPreset: 'regionbas',
} as const;

const member = { validFrom: null, validTo: null, counterpartyObject: null, shareOfKommunQuarter: null };
const stated = {
  name: 'Samordningsförbundet Södra',
  county: 'Jönköpings län',
  seat: null,
  vision: 'Alla kan bidra.',
  members: [
    { ...member, slug: 'region', kind: 'region', name: 'Regionen', counterpartyObject: '200' },
    {
      ...member,
      slug: 'habo-kommun',
      kind: 'kommun',
      name: 'Habo kommun',
      validFrom: '2005-01-01',
      shareOfKommunQuarter: 0.073,
    },
  ],
  boardSeats: [
    { role: 'chair', appointedBy: 'region' },
    { role: 'deputy', appointedBy: 'habo-kommun' },
  ],
} as const;
const copy = () => structuredClone(stated) as unknown as Parameters<typeof saveOrganisation>[1];

let installation: Installation;
beforeAll(async () => {
  installation = await testInstallation();
});

test('an installation begins without a space; one that is alone need not be named', async () => {
  expect(await findSpace(installation)).toMatchObject({ ok: false, refusal: { kind: 'noSpace' } });
  const made = await createAssociation(installation, operator, sodra);
  expect(made).toMatchObject({ ok: true, value: { space: { orgNumber: '222000-2428' } } });
  expect(await findSpace(installation)).toMatchObject({ ok: true, value: { name: sodra.name } });
  expect(await createAssociation(installation, operator, hoglandet)).toMatchObject({ ok: true });
});

async function session(association: string) {
  const found = await findSpace(installation, { association });
  if (!found.ok) throw new Error(found.refusal.sentence);
  return openSession(installation, { actor: operator, spaceId: found.value.id });
}

test('the same association twice is refused by its number, whatever its name', async () => {
  const again = await createAssociation(installation, operator, { ...sodra, name: 'Annat' });
  expect(again).toEqual({
    ok: false,
    refusal: { kind: 'associationExists', name: sodra.name, orgNumber: '222000-2428' },
  });
  expect(await listSpaces(installation)).toHaveLength(2);
});

test('a wrong number and an empty name are refused', async () => {
  const wrong = await createAssociation(installation, operator, { ...sodra, orgNumber: '222000-2429' });
  expect(wrong).toMatchObject({ ok: false, refusal: { kind: 'noOrgNumber' } });
  const nameless = await createAssociation(installation, operator, { ...sodra, name: ' ' });
  expect(nameless).toMatchObject({ ok: false, refusal: { kind: 'noName' } });
});

test('with several associations one must be named, by name or number', async () => {
  const unnamed = await findSpace(installation);
  expect(unnamed).toMatchObject({ ok: false, refusal: { kind: 'severalSpaces' } });
  expect(!unnamed.ok && unnamed.refusal.sentence).toBe(
    'there are several; choose with --association or --space: Höglandets samordningsförbund (222000-2295), Samordningsförbundet Södra (222000-2428).',
  );
  for (const association of ['höglandets samordningsförbund', '222000-2295', '2220002295', '16222000-2295']) {
    expect(await findSpace(installation, { association })).toMatchObject({
      ok: true,
      value: { name: hoglandet.name },
    });
  }
  expect(await findSpace(installation, { space: 'Ingen' })).toMatchObject({
    ok: false,
    refusal: { kind: 'noSuchSpace' },
  });
});

test('a new association knows its name, number and chart and nothing more', async () => {
  const read = await readOrganisation(await session(hoglandet.orgNumber), {});
  const association = { ...hoglandet, county: null, seat: null, vision: null };
  expect(read).toEqual({ ok: true, value: { association, members: [], boardSeats: [] } });
});

test('what is saved is read, and replaces what was there', async () => {
  await rolledBackSession(await session('222000-2428'), async (inside) => {
    expect(await saveOrganisation(inside, copy())).toEqual({ ok: true, value: { members: 2, boardSeats: 2 } });
    const { name, county, seat, vision, members, boardSeats } = stated;
    const association = { name, county, seat, vision, orgNumber: '222000-2428', chartPreset: 'kommunbas' };
    expect(await readOrganisation(inside, {})).toEqual({ ok: true, value: { association, members, boardSeats } });
    await saveOrganisation(inside, { ...copy(), name: 'Nytt namn', members: [], boardSeats: [] });
    const read = await readOrganisation(inside, {});
    expect(read).toMatchObject({
      ok: true,
      value: { association: { name: 'Nytt namn' }, members: [], boardSeats: [] },
    });
  });
});

test('what does not fit together changes nothing', async () => {
  await rolledBackSession(await session('222000-2428'), async (inside) => {
    await saveOrganisation(inside, copy());
    const refused = await saveOrganisation(inside, { ...copy(), name: 'x', members: [] });
    expect(refused).toMatchObject({ ok: false, refusal: { kind: 'unknownAppointer' } });
    expect(await readOrganisation(inside, {})).toMatchObject({
      ok: true,
      value: { association: { name: stated.name } },
    });
  });
});

test('the trail holds counts and kinds, no names', async () => {
  const inside = await session('222000-2428');
  expect(await verifyAudit(inside)).toMatchObject({ ok: true, value: { findings: [] } });
  const details = await inside.database.inSpace({ spaceId: inside.space.id, access: 'read' }, (tx) =>
    tx.selectFrom('auditEntry').select(['action', 'details']).execute(),
  );
  expect(details).toEqual([{ action: 'organisation.create', details: '{"chartPreset":"kommunbas"}' }]);
});
