// The operating plan: its words, its commitments carried on, goals that the books measure, and how goals stood on a day.
import type { Session } from '#access/server';
import { rolledBackSession } from '#access/testing';
import { testInstallation } from '#database/testing';
import { UNIT_SPACE } from '#design/core';
import { importLedger, readStatements, readStatementsAt } from '#finance/server';
import { demoFile } from '#finance/testing';
import { goalKey, type StatedGoal } from '#goals/core';
import { assert, calendarYear, type Figure } from '#kernel';
import { createAssociation } from '#organisation/server';
import { beforeAll, expect, test } from 'vitest';
import { changeGoals } from './change-goals.ts';
import { carryGoals, readPlan, savePlan } from './plan.ts';
import { readGoalFigures, readGoals } from './read-goals.ts';
import { readStandingDays, readStandings, saveStandings } from './standing.ts';

const at = '2024-08-31';
let session: Session;
let booked: readonly Figure[];

beforeAll(async () => {
  const association = { name: 'Planprovet', orgNumber: '222000-2428', chartPreset: 'kommunbas' } as const;
  const created = await createAssociation(await testInstallation(), { kind: 'operator', name: 'prov' }, association);
  assert(created.ok, 'the association is new');
  session = created.value;
  for (const year of [2023, 2024] as const) assert((await importLedger(session, demoFile(year))).ok, 'books');
  const read = await readStatements(session, { year: 2024 });
  assert(read.ok, 'the year is read');
  booked = read.value.figures;
});

const blank = {
  key: null,
  programme: null,
  measure: null,
  unit: null,
  threshold: null,
  result: null,
  part: null,
  n: null,
  assessment: null,
  comment: null,
} as const;
const change = (inside: Session, goals: readonly (Partial<StatedGoal> & { readonly text: string })[]) =>
  changeGoals(inside, {
    period: calendarYear(2024),
    source: 'Verksamhetsplan 2024',
    goals: goals.map((goal) => ({ ...blank, ...goal })),
    removed: [],
  });
const plain = (text: string | undefined): string =>
  (text ?? '').replaceAll(UNIT_SPACE, ' ').replaceAll('\u202F', ' ');
const amount = (id: string): number => booked.find((figure) => figure.id === id)?.value ?? Number.NaN;
async function commitment(inside: Session, index = 0) {
  const read = await readPlan(inside, { year: 2024 });
  assert(read.ok && read.value.commitments[index] !== undefined, 'the plan has the commitment');
  return read.value.commitments[index];
}
async function goalOn(inside: Session, day: string) {
  const read = await readStandings(inside, { at: day });
  assert(read.ok && read.value.goals[0] !== undefined, 'the goal is there');
  return read.value.goals[0];
}

test('a plan has its words and where it was set, and its commitments go on to the next year once', () =>
  rolledBackSession(session, async (inside) => {
    await change(inside, [{ text: 'Fler i arbete', threshold: '75 %', part: 6, n: 10, assessment: 'notFulfilled' }]);
    const plan = { year: 2024, introduction: 'Året.', reference: '§ 30/2023', decidedOn: '2023-11-24' };
    expect(await savePlan(inside, plan)).toMatchObject({ ok: true });
    expect(await readPlan(inside, { year: 2024 })).toMatchObject({
      value: {
        plan,
        summary: { sv: 'Av 1 åtagande är 1 ej uppfyllt.', en: 'Of 1 commitments, 1 not met.' },
        commitments: [{ explained: { sv: expect.stringContaining('inte nått') as string } }],
      },
    });
    expect(await carryGoals(inside, { year: 2024 })).toMatchObject({ value: { carried: 1, year: 2025 } });
    expect(await carryGoals(inside, { year: 2024 })).toMatchObject({ value: { carried: 0 } });
    const next = await readGoals(inside, { year: 2025 });
    expect(next.ok && next.value).toMatchObject([
      { text: 'Fler i arbete', threshold: 0.75, assessment: 'notAssessed' },
    ]);
    expect(next.ok && next.value[0]).not.toHaveProperty('part');
  }));

test('half a decision of a plan is refused', async () => {
  const plan = { year: 2024, introduction: '', reference: '§ 30', decidedOn: null };
  await expect(savePlan(session, plan)).resolves.toMatchObject({ ok: false });
});

test('a goal is measured by what was booked, as a share, and says where it came from', () =>
  rolledBackSession(session, async (inside) => {
    const [numerator, denominator] = ['finance.operatingCosts@2024', 'finance.operatingIncome@2024'];
    const text = 'Kostnaderna ryms i intäkterna';
    expect(await change(inside, [{ text, numerator, denominator, threshold: 'högst 110 %' }])).toMatchObject({
      ok: false,
      refusal: { kind: 'shareAboveOne', column: 'threshold' },
    });
    expect(await change(inside, [{ text, numerator, denominator, threshold: 'högst 100 %' }])).toMatchObject({
      ok: true,
    });
    const { goal, explained, sources } = await commitment(inside);
    expect(goal).toMatchObject({ unit: 'share', isAtMost: true, part: amount(numerator), n: amount(denominator) });
    const isWithin = amount(numerator) <= amount(denominator);
    expect(plain(explained.sv)).toMatch(isWithin ? /kr av .* kr = .*, mål högst 100 %: nått\.$/ : /: inte nått\.$/);
    expect(sources.sv).toHaveLength(2);
    expect(plain(sources.sv[0])).toMatch(/^Verksamhetens kostnader 2024: [\d ]+ kr \(.+\)$/);
  }));

test('a goal in money is typed in kronor, and two figures that make no sense together are refused', () =>
  rolledBackSession(session, async (inside) => {
    const numerator = 'finance.closingEquity@2024-12-31';
    const text = 'Eget kapital högst 4 Mkr';
    expect(await change(inside, [{ text, numerator, threshold: 'högst 4 000 000 kr' }])).toMatchObject({ ok: true });
    const { goal, explained } = await commitment(inside);
    expect(goal).toMatchObject({ unit: 'ore', threshold: 400_000_000, result: amount(numerator), isAtMost: true });
    expect(plain(explained.sv)).toContain('mål högst 4 000 000 kr');
    const misfit = { text: 'Fel', numerator: 'finance.solidity@2024-12-31', denominator: numerator };
    expect(await change(inside, [misfit])).toMatchObject({ ok: false, refusal: { kind: 'figuresDoNotFit', row: 0 } });
    const figures = await readGoalFigures(inside, { year: 2024 });
    const units = new Set(figures.ok ? figures.value.map(({ unit }) => unit) : []);
    expect([...units]).toEqual(expect.arrayContaining(['ore', 'share', 'count']));
  }));

test('a goal stood on a day as it was judged and booked by then, whatever the year became', () =>
  rolledBackSession(session, async (inside) => {
    const numerator = 'finance.operatingCosts@2024';
    const denominator = 'finance.budget.operatingCosts@2024';
    await change(inside, [
      {
        text: 'Kostnaderna ryms i budgeten',
        numerator,
        denominator,
        assessment: 'fulfilled',
        comment: 'Ja, hela året.',
      },
    ]);
    const then = await readStatementsAt(inside, { at });
    assert(then.ok, 'the day is read');
    const costs = then.value.figures.find(({ id }) => id === `finance.operatingCosts@2024-01-01..${at}`);
    const { goal } = await goalOn(inside, at);
    expect(goal).toMatchObject({ part: costs?.value, measured: { to: at }, assessment: 'notAssessed', comment: '' });
    const key = goalKey(goal);
    const judged = {
      goal: key,
      result: null,
      part: null,
      n: null,
      assessedBy: 'office',
      comment: 'På väg.',
    } as const;
    const say = (given: object = {}, day: string = at) =>
      saveStandings(inside, { at: day, standings: [{ ...judged, assessment: 'partlyFulfilled', ...given }] });
    expect(await say()).toMatchObject({ value: { saved: 1 } });
    expect(await say()).toMatchObject({ value: { saved: 0 } });
    expect(await say({ comment: 'På god väg.' })).toMatchObject({ value: { saved: 1 } });
    expect((await goalOn(inside, at)).goal).toMatchObject({ assessment: 'partlyFulfilled', comment: 'På god väg.' });
    expect((await goalOn(inside, '2024-07-31')).goal.assessment).toBe('notAssessed');
    expect((await commitment(inside)).goal).toMatchObject({ assessment: 'fulfilled', comment: 'Ja, hela året.' });
    expect(await readStandingDays(inside, { year: 2024 })).toMatchObject({ value: [at] });
    for (const [given, kind] of [
      [{ goal: '/finns-inte@2024' }, 'unknownGoal'],
      [{ part: 3, n: 2 }, 'partAboveWhole'],
      [{ result: 1 }, 'readElsewhere'],
    ] as const)
      expect(await say(given)).toMatchObject({ ok: false, refusal: { kind } });
    expect(await say({}, '2025-01-01')).toMatchObject({ ok: false, refusal: { kind: 'notInPeriod' } });
  }));
