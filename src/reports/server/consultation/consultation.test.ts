// A member consultation on a real database: numbers as they were shown, others' parts, and what the owners said.
import { beforeAll, expect, test } from 'vitest';
import type { Session } from '#access/server';
import { rolledBackSession } from '#access/testing';
import { testInstallation } from '#database/testing';
import { importLedger } from '#finance/server';
import { demoFile } from '#finance/testing';
import { assert, type Result } from '#kernel';
import { createAssociation } from '#organisation/server';
import { saveProgrammes } from '#programmes/server';
import {
  readConsultation,
  readConsultations,
  removeConsultationPart,
  retakeOwnPart,
  saveConsultation,
  saveConsultationPart,
  saveStandpoints,
} from './consultations.ts';

let session: Session;
beforeAll(async () => {
  const association = { name: 'Samrådsprovet', orgNumber: '222000-2428', chartPreset: 'kommunbas' } as const;
  const created = await createAssociation(await testInstallation(), { kind: 'operator', name: 'prov' }, association);
  assert(created.ok, 'the association is new');
  session = created.value;
  assert((await importLedger(session, demoFile(2024))).ok, 'books');
  const programme = {
    slug: 'nova',
    name: 'NOVA',
    orientation: 'individual',
    functionType: 'preparatory',
    owner: null,
    partners: [],
    targetGroup: 'Alla',
    from: null,
    to: null,
    ledgerObject: '1200',
    staffing: [],
    years: [],
  };
  assert((await saveProgrammes(session, { programmes: [programme] } as never)).ok, 'the programme is saved');
});

function value<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

const shown = { title: 'Samråd', heldOn: '2025-02-20', year: 2024, introduction: '' };
const aConsultation = async (inside: Session, given: object = {}) =>
  value(await saveConsultation(inside, { id: null, ...shown, ...given })).consultation;
const read = async (inside: Session, consultation: string) => value(await readConsultation(inside, { consultation }));
const nobody = '00000000-0000-4000-8000-000000000009';
const other = {
  association: { name: 'Grannförbundet', orgNumber: '222000-9999' },
  year: 2024,
  isPreliminary: true,
  takenOn: '2025-02-01',
  rows: [
    {
      programme: 'broar',
      name: 'Broar',
      costOre: 100_00,
      fullTimePosts: 2,
      participants: 'hidden',
      exited: null,
      effectOre: null,
    },
  ],
} as const;
const part = (given: object = {}) => ({ ...other, rows: [...other.rows], ...given });

test('takes the own numbers as they stand, marked preliminary while the year is not locked', () =>
  rolledBackSession(session, async (inside) => {
    const found = await read(inside, await aConsultation(inside));
    expect(found).toMatchObject({ isYearLocked: false, changes: [], earlier: null, parts: [{ isOwn: true }] });
    const own = found.parts[0]?.part;
    expect(own).toMatchObject({ isPreliminary: true, year: 2024 });
    expect(own?.rows.find(({ programme }) => programme === 'nova')?.costOre).toBeGreaterThan(0);
    expect(JSON.stringify(found.document)).toContain('NOVA');
  }));

test('keeps what was shown until it is taken anew, and a year without books has no own numbers', () =>
  rolledBackSession(session, async (inside) => {
    const consultation = await aConsultation(inside);
    const before = (await read(inside, consultation)).parts;
    value(await saveConsultation(inside, { id: consultation, ...shown, title: 'Vårens samråd' }));
    expect((await read(inside, consultation)).parts).toEqual(before);
    value(await retakeOwnPart(inside, { consultation }));
    expect((await read(inside, consultation)).parts[0]?.part.rows).toEqual(before[0]?.part.rows);
    const without = await aConsultation(inside, { year: 2031 });
    expect((await read(inside, without)).parts).toEqual([]);
    expect(value(await readConsultations(inside, {}))).toHaveLength(2);
  }));

test("takes others' numbers of the same year, never the own ones from a file, and lets them go", () =>
  rolledBackSession(session, async (inside) => {
    const consultation = await aConsultation(inside);
    expect(await saveConsultationPart(inside, { consultation, part: part({ year: 2023 }) })).toMatchObject({
      refusal: { kind: 'otherYear', year: 2023 },
    });
    const own = { name: 'Vi', orgNumber: session.space.orgNumber };
    expect(await saveConsultationPart(inside, { consultation, part: part({ association: own }) })).toMatchObject({
      refusal: { kind: 'ownAssociation' },
    });
    value(await saveConsultationPart(inside, { consultation, part: part() }));
    value(await saveConsultationPart(inside, { consultation, part: part() }));
    expect((await read(inside, consultation)).parts.filter(({ isOwn }) => !isOwn)).toMatchObject([{ part: other }]);
    const { orgNumber } = other.association;
    value(await removeConsultationPart(inside, { consultation, orgNumber }));
    expect(await removeConsultationPart(inside, { consultation, orgNumber })).toMatchObject({
      refusal: { kind: 'noSuchConsultation' },
    });
  }));

test('what the owners said is reported on at the next consultation', () =>
  rolledBackSession(session, async (inside) => {
    const first = await aConsultation(inside, { heldOn: '2024-02-20' });
    const said = { id: null, owner: 'Regionen', text: 'Fler unga', outcome: 'Två platser till' };
    value(await saveStandpoints(inside, { consultation: first, standpoints: [said] }));
    const next = await read(inside, await aConsultation(inside));
    expect(next.earlier).toMatchObject({ heldOn: '2024-02-20', standpoints: [{ owner: 'Regionen' }] });
    expect(JSON.stringify(next.document)).toContain('Två platser till');
    value(await saveStandpoints(inside, { consultation: first, standpoints: [] }));
    expect((await read(inside, first)).standpoints).toEqual([]);
  }));

test('one that is not there is refused everywhere', () =>
  rolledBackSession(session, async (inside) => {
    const refused = { ok: false, refusal: { kind: 'noSuchConsultation' } };
    expect(await readConsultation(inside, { consultation: nobody })).toMatchObject(refused);
    expect(await retakeOwnPart(inside, { consultation: nobody })).toMatchObject(refused);
    expect(await saveConsultation(inside, { id: nobody, ...shown })).toMatchObject(refused);
    expect(await saveConsultationPart(inside, { consultation: nobody, part: part() })).toMatchObject(refused);
    expect(await saveStandpoints(inside, { consultation: nobody, standpoints: [] })).toMatchObject(refused);
  }));
