// What the pages about effects read and save, against a database.
import { rolledBackSession, testSession } from '#access/testing';
import type { Session } from '#access/server';
import { FEWEST_MOVED } from '#effects/core';
import type { StepMove } from '#followup/core';
import { importPackages, readPackages, savePackage, saveStepMoves } from '#followup/server';
import { saveProgrammes } from '#programmes/server';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { readEffectsLaw, removeOwnValue, saveOwnValue } from './association-law.ts';
import { readEffects } from './read-effects.ts';
import { readScenarios, removeScenario, saveScenario } from './scenarios.ts';

type Programmes = Parameters<typeof saveProgrammes>[1]['programmes'];
const programmes = JSON.parse(
  readFileSync(new URL('../../../demo/programmes.json', import.meta.url), 'utf8'),
) as Programmes;

let session: Session;
let reader: Session;
beforeAll(async () => {
  session = await testSession();
  await saveProgrammes(session, { programmes });
  for (const [programme, stepMoves] of Object.entries(counted)) {
    const saved = await savePackage(session, {
      association: session.space.orgNumber,
      programme,
      from: '2024-01-01',
      to: '2024-12-31',
      source: 'Räknat av insatsen',
      measures: [],
      stepMoves,
    });
    if (!saved.ok) throw new Error(saved.refusal.kind);
  }
  reader = await testSession({ beside: session, spaceId: session.space.id, actor: { kind: 'auditor', name: 'r' } });
});

const counted: Record<string, StepMove[]> = {
  enter: [
    { from: 'FORS', to: 'ARBETE', count: 20 },
    { from: 'FORS', to: 'FORS', count: 6 },
  ],
  nova: [
    { from: 'FORS', to: 'ARBETE', count: 13 },
    { from: 'AKASSA', to: 'OKAND', count: 2 },
  ],
  fia: [{ from: 'FORS', to: 'SJUKERS', count: 4 }],
};

const everything: Parameters<typeof readEffects>[1] = {
  period: null,
  programmes: [],
  fromYear: 2025,
  years: 1,
  municipality: 'Jönköping',
};

async function effects(asked: Partial<Parameters<typeof readEffects>[1]> = {}, who = session) {
  const read = await readEffects(who, { ...everything, ...asked });
  if (!read.ok) throw new Error(read.refusal.kind);
  return read.value;
}

describe('a period and its programmes', () => {
  test('give one matrix: the same cells are added, what is unknown is left out', async () => {
    const { moves, answer, programmes: shown, fromYear } = await effects();
    expect(moves.find(({ from, to }) => from === 'FORS' && to === 'ARBETE')?.count).toBe(33);
    expect(answer).toMatchObject({ value: { result: { n: 43, moved: 37, excluded: 2 } } });
    expect(shown.map(({ slug }) => slug)).toEqual(['enter', 'fia', 'nova']);
    expect(fromYear).toBe(2025);
    // 33 × 169 815.28 to work, and 4 to sickness compensation at its average.
    const one = await effects({ programmes: ['enter'] });
    expect(one.answer).toMatchObject({ value: { result: { total: { kommun: 20 * 16_981_528 } } } });
  });

  test('the year after the period is the first', async () => {
    expect((await effects({ fromYear: null })).fromYear).toBe(2025);
  });

  test('a programme where too few have moved has no number, alone or beside others', async () => {
    expect((await effects({ programmes: ['fia'] })).answer).toEqual({
      ok: false,
      refusal: { kind: 'tooFewMoved', moved: 4, atLeast: FEWEST_MOVED },
    });
    const { byProgramme } = await effects();
    expect(byProgramme.map(({ id, result }) => [id, result?.moved])).toEqual([
      ['enter', 20],
      ['fia', undefined],
      ['nova', 13],
    ]);
  });

  test('without step moves there is nothing to choose', async () => {
    const other = await testSession({ beside: session });
    expect(await effects({}, other)).toMatchObject({ periods: [], period: null, answer: null, byProgramme: [] });
  });
});

describe('an own value', () => {
  const own = {
    name: 'social_assistance.full_year_single_adult',
    from: '2024-06-01',
    value: 100_000,
    source: 'Kommunens statistik',
    verified: true,
  };

  test('holds for the association, is told with its source, and leaves the shipped one in sight', () =>
    rolledBackSession(session, async (inside) => {
      expect((await saveOwnValue(inside, own)).ok).toBe(true);
      const { answer } = await effects({ programmes: ['enter'] }, inside);
      expect(answer).toMatchObject({ value: { result: { total: { kommun: 20 * (16_981_528 - 2_000_000) } } } });
      const used = answer?.ok ? answer.value.result.parameters.find(({ isOwn }) => isOwn) : undefined;
      expect(used).toMatchObject({
        source: own.source,
        verified: true,
        shipped: { value: 120_000, verified: false },
      });
      expect((await removeOwnValue(inside, { name: own.name, from: own.from })).ok).toBe(true);
      expect(await removeOwnValue(inside, { name: own.name, from: own.from })).toMatchObject({
        refusal: { kind: 'noSuchValue' },
      });
      expect((await effects({ programmes: ['enter'] }, inside)).answer).toMatchObject({
        value: { result: { total: { kommun: 20 * 16_981_528 } } },
      });
    }));

  test('of income equalisation ends the warning that nobody has set it', () =>
    rolledBackSession(session, async (inside) => {
      await saveOwnValue(inside, { ...own, name: 'equalisation.kommun.clawback', value: 0.9 });
      const { answer } = await effects({}, inside);
      const codes = answer?.ok ? answer.value.result.warnings.map(({ code }) => code) : [];
      expect(codes).not.toContain('equalisationNotSet');
    }));

  test.each([
    ['income_tax.sickness_credit', 1, 'noSuchParameter'],
    ['no.such', 1, 'noSuchParameter'],
    ['model.deadweight', 40, 'notAShare'],
    ['model.deadweight', -1, 'invalidInput'],
  ])('of %s as %d is refused', async (name, value, kind) => {
    expect(await saveOwnValue(session, { ...own, name, value })).toMatchObject({ ok: false, refusal: { kind } });
  });

  test('is of one association alone', async () => {
    await saveOwnValue(session, own);
    const other = await readEffectsLaw(await testSession({ beside: session }), {});
    expect(other).toMatchObject({ value: { own: [] } });
    await removeOwnValue(session, { name: own.name, from: own.from });
  });
});

describe('a saved calculation', () => {
  const scenario = { name: 'Plan A', address: 'flytt=FORS~ARBETE~12&kommun=Habo', year: 2026 };
  const list = async (inside: Session) => {
    const read = await readScenarios(inside, {});
    return read.ok ? read.value : [];
  };

  test('is read back with its year and its answer of today', () =>
    rolledBackSession(session, async (inside) => {
      await saveScenario(inside, scenario);
      const [saved] = await list(inside);
      expect(saved).toMatchObject({ name: 'Plan A', hasChanged: false, result: { moved: 12 } });
      expect(saved?.address).toContain('ar=2026');
    }));

  test('says when the values have changed since', () =>
    rolledBackSession(session, async (inside) => {
      await saveScenario(inside, scenario);
      await saveOwnValue(inside, {
        name: 'social_assistance.full_year_single_adult',
        from: '2025-01-01',
        value: 90_000,
        source: 'x',
        verified: false,
      });
      expect((await list(inside))[0]?.hasChanged).toBe(true);
    }));

  test('of the same name is written over, and removed once', () =>
    rolledBackSession(session, async (inside) => {
      await saveScenario(inside, scenario);
      await saveScenario(inside, { ...scenario, address: 'flytt=FORS~ARBETE~30' });
      const saved = await list(inside);
      expect(saved.map(({ result }) => result?.moved)).toEqual([30]);
      const id = saved[0]?.id ?? '';
      expect((await removeScenario(inside, { id })).ok).toBe(true);
      expect(await removeScenario(inside, { id })).toMatchObject({ refusal: { kind: 'noSuchScenario' } });
    }));

  test.each([
    ['too small a group', 'flytt=FORS~ARBETE~4', 'tooFewMoved'],
    ['an empty matrix', 'ar=2026', 'notWhole'],
    ['a fault', 'flytt=FORS~ARBETE~några', 'notWhole'],
  ])('with %s is not kept', async (_, address, kind) => {
    expect(await saveScenario(session, { ...scenario, address })).toMatchObject({ ok: false, refusal: { kind } });
  });
});

test('a reader reads and saves nothing', async () => {
  expect((await readEffects(reader, everything)).ok).toBe(true);
  expect((await readScenarios(reader, {})).ok).toBe(true);
  const denied = [
    await saveScenario(reader, { name: 'x', address: 'flytt=FORS~ARBETE~12', year: 2026 }),
    await saveOwnValue(reader, {
      name: 'model.deadweight',
      from: '2025-01-01',
      value: 0,
      source: 'x',
      verified: false,
    }),
    await removeScenario(reader, { id: '019aa000-0000-7000-8000-000000000000' }),
  ];
  for (const answer of denied) expect(answer).toMatchObject({ ok: false, refusal: { kind: 'denied' } });
});

test('step moves come in with a package file, and only as a correction they change', async () => {
  const inside = await testSession({ beside: session });
  await saveProgrammes(inside, { programmes });
  const bytesOf = (count: number) =>
    new TextEncoder().encode(
      JSON.stringify({
        association: inside.space.orgNumber,
        programme: 'enter',
        from: '2024-01-01',
        to: '2024-12-31',
        source: 'x',
        measures: [{ measure: 'participants', count: 30 }],
        stepMoves: [{ from: 'FORS', to: 'ARBETE', count }],
      }),
    );
  const bring = (count: number, reason: string | null) =>
    importPackages(inside, { files: [{ fileName: 'a.json', bytes: bytesOf(count) }], sheet: null, reason });
  expect((await bring(9, null)).ok).toBe(true);
  expect(await bring(10, null)).toMatchObject({ refusal: { kind: 'reasonMissing' } });
  expect((await bring(10, 'Räknat om.')).ok).toBe(true);
  expect((await effects({}, inside)).moves[0]?.count).toBe(10);
});

test('step moves saved on a programme keep its counts, and say why they change', async () => {
  const inside = await testSession({ beside: session });
  await saveProgrammes(inside, { programmes });
  const period = { programme: 'enter', from: '2024-01-01', to: '2024-12-31' };
  const first = { measure: 'participants' as const, dimensions: {}, count: 30 };
  await savePackage(inside, {
    ...period,
    association: inside.space.orgNumber,
    source: 'x',
    measures: [first],
  });
  const moves: StepMove[] = [{ from: 'FORS', to: 'ARBETE', count: 12 }];
  const save = (reason: string | null, stepMoves = moves) => saveStepMoves(inside, { ...period, stepMoves, reason });
  expect(await save(null)).toMatchObject({ refusal: { kind: 'reasonMissing', latestVersion: 1 } });
  expect(await save('Förflyttningar räknade.')).toMatchObject({ value: { version: 2 } });
  expect(await save('Igen.')).toMatchObject({ refusal: { kind: 'nothingChanged' } });
  expect(await save('Dubbelt.', [...moves, ...moves])).toMatchObject({ refusal: { kind: 'wrongCounts' } });
  const packages = await readPackages(inside, {});
  expect(packages.ok && packages.value).toMatchObject([{ version: 2, measures: [first], stepMoves: moves }]);
  const fresh = await saveStepMoves(inside, { ...period, programme: 'nova', stepMoves: moves, reason: null });
  expect(fresh).toMatchObject({ value: { version: 1 } });
});
