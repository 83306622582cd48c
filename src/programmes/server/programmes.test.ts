import { readFileSync } from 'node:fs';
import { rolledBackSession, testSession } from '#access/testing';
import type { Session } from '#access/server';
import { ProgrammeInput } from '#programmes/core';
import type * as v from 'valibot';
import { beforeAll, expect, test } from 'vitest';
import { readProgrammes } from './read-programmes.ts';
import { saveProgrammes } from './save-programmes.ts';

type Input = v.InferInput<typeof ProgrammeInput>;

let session: Session;
beforeAll(async () => {
  session = await testSession();
});

const demo = JSON.parse(readFileSync(new URL('../../../demo/programmes.json', import.meta.url), 'utf8')) as Input[];

function aProgramme(given: Partial<Input> = {}): Input {
  return {
    slug: 'verkstan',
    name: 'Verkstan',
    orientation: 'individual',
    functionType: 'preparatory',
    owner: null,
    partners: ['region'],
    targetGroup: 'Unga vuxna',
    from: '2023-01-01',
    to: null,
    ledgerObject: '1100',
    staffing: [{ employer: 'Regionen', role: 'Läkare', shareOfFullTime: 0.25 }],
    years: [
      { year: 2024, grantedOre: 60_000_000, plannedParticipants: 12, hasEqualityRoutine: false, source: '§ 5' },
    ],
    ...given,
  };
}

async function slugs(inside: Session): Promise<string[]> {
  const read = await readProgrammes(inside, {});
  return read.ok ? read.value.map(({ slug, version }) => `${slug} ${version}`) : [];
}

test('what was saved is read back, whole and in its order', () =>
  rolledBackSession(session, async (inside) => {
    expect(await saveProgrammes(inside, { programmes: demo })).toEqual({ ok: true, value: { saved: 9 } });
    const read = await readProgrammes(inside, {});
    expect(read).toEqual({ ok: true, value: demo.map((programme) => ({ ...programme, version: 1 })) });
  }));

test('a change gives a new version at the same place, and no change gives none', () =>
  rolledBackSession(session, async (inside) => {
    const others = [aProgramme(), aProgramme({ slug: 'stegen', name: 'Stegen', ledgerObject: '1200' })];
    await saveProgrammes(inside, { programmes: others });
    await saveProgrammes(inside, { programmes: [aProgramme({ years: [] }), ...others.slice(1)] });
    expect(await slugs(inside)).toEqual(['verkstan 2', 'stegen 1']);
    const read = await readProgrammes(inside, {});
    expect(read.ok && read.value[0]?.years).toEqual([]);
  }));

test('two programmes may swap ledger objects in one step', () =>
  rolledBackSession(session, async (inside) => {
    const pair = (a: string, b: string) => [
      aProgramme({ ledgerObject: a }),
      aProgramme({ slug: 'stegen', ledgerObject: b }),
    ];
    await saveProgrammes(inside, { programmes: pair('1100', '1200') });
    expect((await saveProgrammes(inside, { programmes: pair('1200', '1100') })).ok).toBe(true);
  }));

test('refuses a second programme on a ledger object and saves nothing', () =>
  rolledBackSession(session, async (inside) => {
    await saveProgrammes(inside, { programmes: [aProgramme()] });
    const refused = await saveProgrammes(inside, {
      programmes: [aProgramme({ name: 'Nytt namn' }), aProgramme({ slug: 'stegen' })],
    });
    expect(refused).toMatchObject({ ok: false, refusal: { kind: 'ledgerObjectTwice' } });
    const read = await readProgrammes(inside, {});
    expect(read.ok && read.value.map(({ name }) => name)).toEqual(['Verkstan']);
  }));

test('refuses a programme that is no programme, with the place of the fault', () =>
  rolledBackSession(session, async (inside) => {
    const refused = await saveProgrammes(inside, { programmes: [aProgramme({ slug: 'Stora Bokstäver' })] });
    expect(refused).toMatchObject({
      ok: false,
      refusal: { kind: 'invalidInput', issues: [{ path: 'programmes.0.slug' }] },
    });
  }));

test('a reader reads but does not change; a visitor does neither', async () => {
  const reader = await testSession({
    beside: session,
    spaceId: session.space.id,
    actor: { kind: 'auditor', name: 'r' },
  });
  const visitor = await testSession({
    beside: session,
    spaceId: session.space.id,
    actor: { kind: 'visitor', name: 'v' },
  });
  expect((await readProgrammes(reader, {})).ok).toBe(true);
  for (const answer of [
    await saveProgrammes(reader, { programmes: [aProgramme()] }),
    await readProgrammes(visitor, {}),
  ]) {
    expect(answer).toMatchObject({ ok: false, refusal: { kind: 'denied' } });
  }
});

test('programmes of one association are not seen by another', async () => {
  const own = await testSession({ beside: session });
  const other = await testSession({ beside: session });
  await saveProgrammes(own, { programmes: [aProgramme()] });
  expect(await slugs(own)).toEqual(['verkstan 1']);
  expect(await slugs(other)).toEqual([]);
});
