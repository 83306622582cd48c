// What pages change at once: goals of a year, and the list of programmes with what is kept under them.
import { rolledBackSession, testSession } from '#access/testing';
import type { Session } from '#access/server';
import { saveTypedCounts } from '#followup/server';
import { goalKey, type StatedGoal } from '#goals/core';
import { readProgrammes, saveProgrammes } from '#programmes/server';
import { beforeAll, expect, test } from 'vitest';
import { changeGoals } from './change-goals.ts';
import { changeProgrammes } from './change-programmes.ts';
import { readGoals } from './read-goals.ts';

const programme = (slug: string, given: object = {}) => ({
  slug,
  name: slug,
  orientation: 'individual' as const,
  functionType: null,
  owner: null,
  partners: [],
  targetGroup: '',
  from: null,
  to: null,
  ledgerObject: null,
  staffing: [],
  years: [],
  ...given,
});
const period = { from: '2025-01-01', to: '2025-12-31' };
const row: StatedGoal = {
  key: null,
  programme: null,
  text: 'Fler i arbete',
  measure: null,
  unit: null,
  threshold: '85 %',
  result: null,
  part: null,
  n: null,
  assessment: null,
  comment: null,
};

let session: Session;
beforeAll(async () => {
  session = await testSession();
  const described = { purpose: 'Stöd till arbete', description: 'Coachning i små grupper' };
  const programmes = [
    programme('enter', { ...described, ledgerObject: '1100' }),
    programme('nova', { bookedOn: 'enter' }),
  ];
  await saveProgrammes(session, { programmes });
});

const change = (inside: Session, goals: readonly StatedGoal[], removed: string[] = []) =>
  changeGoals(inside, { period, source: 'Inskrivet', goals: [...goals], removed });
const keys = async (inside: Session): Promise<string[]> => {
  const read = await readGoals(inside, { year: 2025 });
  return read.ok ? read.value.map(goalKey) : [];
};

test('goals are added, changed, moved and taken away in one change', () =>
  rolledBackSession(session, async (inside) => {
    expect(await change(inside, [row, { ...row, text: 'Fler i studier' }])).toMatchObject({ ok: true });
    const [first = '', second = ''] = await keys(inside);
    const moved = { ...row, key: first, programme: 'enter', assessment: 'fulfilled' as const };
    expect(await change(inside, [moved], [second])).toMatchObject({ ok: true, value: { saved: 1, removed: 1 } });
    expect(await keys(inside)).toEqual(['enter/fler-i-arbete@2025-01-01..2025-12-31']);
  }));

test('one row that is no goal, and nothing changes', () =>
  rolledBackSession(session, async (inside) => {
    await change(inside, [row]);
    const [key = ''] = await keys(inside);
    expect(
      await change(
        inside,
        [
          { ...row, key },
          { ...row, result: 'bra' },
        ],
        [key],
      ),
    ).toEqual({
      ok: false,
      refusal: { kind: 'notANumber', row: 1, column: 'result' },
    });
    expect(await change(inside, [{ ...row, programme: 'okand' }])).toEqual({
      ok: false,
      refusal: { kind: 'unknownProgramme', row: 0 },
    });
    expect(await keys(inside)).toEqual([key]);
  }));

test('a programme that nothing is kept under can be taken away', () =>
  rolledBackSession(session, async (inside) => {
    const fresh = programme('fia', {
      years: [{ year: 2025, grantedOre: 5, plannedParticipants: null, hasEqualityRoutine: null, source: 'x' }],
    });
    expect(await changeProgrammes(inside, { programmes: [fresh], removed: ['nova'] })).toMatchObject({
      ok: true,
      value: { saved: 1, removed: 1 },
    });
    const read = await readProgrammes(inside, {});
    expect(read.ok && read.value.map(({ slug, purpose }) => [slug, purpose])).toEqual([
      ['enter', 'Stöd till arbete'],
      ['fia', undefined],
    ]);
  }));

test.each(['goals', 'counts', 'costs'])('a programme with %s is not taken away', (what) =>
  rolledBackSession(session, async (inside) => {
    const slug = what === 'costs' ? 'enter' : 'nova';
    if (what === 'goals') await change(inside, [{ ...row, programme: slug }]);
    const counted = { period, source: 'x', reason: null, rows: [{ programme: slug, counts: { kvinnor: 3 } }] };
    if (what === 'counts') expect((await saveTypedCounts(inside, counted)).ok).toBe(true);
    expect(await changeProgrammes(inside, { programmes: [], removed: [slug] })).toEqual({
      ok: false,
      refusal: { kind: 'inUse', slug },
    });
  }),
);
