import { readFileSync } from 'node:fs';
import { rolledBackSession, testSession } from '#access/testing';
import type { Session } from '#access/server';
import { explainGoal, GoalInput, goalKey } from '#goals/core';
import { ProgrammeInput } from '#programmes/core';
import { saveProgrammes } from '#programmes/server';
import { importAnswers } from '#surveys/server';
import type * as v from 'valibot';
import { beforeAll, expect, test } from 'vitest';
import { changeGoals } from './change-goals.ts';
import { readGoals, readSurveyQuestions } from './read-goals.ts';
import { removeGoal } from './remove-goal.ts';
import { saveGoals } from './save-goals.ts';

type Input = v.InferInput<typeof GoalInput>;

const demo = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`../../../demo/${name}`, import.meta.url), 'utf8')) as T;
const association = demo<Input[]>('goals-2024.json');
const ofProgrammes = demo<Input[]>('goals-2024-programmes.json');

let session: Session;
beforeAll(async () => {
  session = await testSession();
  await saveProgrammes(session, { programmes: demo<v.InferInput<typeof ProgrammeInput>[]>('programmes.json') });
});

async function read(inside: Session, year?: number) {
  const answer = await readGoals(inside, year === undefined ? {} : { year });
  return answer.ok ? answer.value : [];
}

const first = association[0] as Input;

test('what was saved is read back, the association first, each list in its order', () =>
  rolledBackSession(session, async (inside) => {
    expect((await saveGoals(inside, { goals: [...association, ...ofProgrammes] })).ok).toBe(true);
    const goals = await read(inside);
    expect(goals.slice(0, 13)).toEqual(association.map((goal) => ({ ...goal, version: 1 })));
    for (const slug of ['nova', 'enter', 'fia', 'it-sparet', 'koll-pa-formaga']) {
      const own = <T extends { programme: string | null }>(list: readonly T[]): T[] =>
        list.filter(({ programme }) => programme === slug);
      // A survey that is not there yet gives no result.
      const saved = own(ofProgrammes).map((goal) => ({
        ...goal,
        ...(goal.survey ? { result: null } : {}),
        version: 1,
      }));
      expect(own(goals)).toEqual(saved);
    }
  }));

test('a changed judgement is a new version at the same place', () =>
  rolledBackSession(session, async (inside) => {
    await saveGoals(inside, { goals: association });
    await saveGoals(inside, { goals: [{ ...first, assessment: 'partlyFulfilled' }, ...association.slice(1)] });
    const goals = await read(inside);
    expect(goals.map(({ version }) => version)).toEqual([2, ...association.slice(1).map(() => 1)]);
    expect(goals[0]).toMatchObject({ id: first.id, assessment: 'partlyFulfilled' });
  }));

test('a year gives its own goals only', () =>
  rolledBackSession(session, async (inside) => {
    const next = { ...first, from: '2025-01-01', to: '2025-12-31' };
    await saveGoals(inside, { goals: [first, next] });
    expect((await read(inside, 2025)).map(({ from }) => from)).toEqual(['2025-01-01']);
    expect(await read(inside, 2023)).toEqual([]);
  }));

test('refuses one goal twice in one list, and a programme that is not there', () =>
  rolledBackSession(session, async (inside) => {
    expect(await saveGoals(inside, { goals: [first, first] })).toMatchObject({
      ok: false,
      refusal: { kind: 'goalTwice', goal: goalKey({ ...first }) },
    });
    expect(await saveGoals(inside, { goals: [{ ...first, scope: 'programme', programme: 'okand' }] })).toMatchObject({
      ok: false,
      refusal: { kind: 'unknownProgramme' },
    });
    expect(await read(inside)).toEqual([]);
  }));

test('a goal entered by mistake is removed once, then it is not there', () =>
  rolledBackSession(session, async (inside) => {
    await saveGoals(inside, { goals: [first] });
    const key = { programme: null, id: first.id, from: first.from, to: first.to };
    expect((await removeGoal(inside, key)).ok).toBe(true);
    expect(await removeGoal(inside, key)).toMatchObject({ ok: false, refusal: { kind: 'noSuchGoal' } });
  }));

const answers = (values: readonly number[]): Uint8Array =>
  new TextEncoder().encode(['month,usefulSupport', ...values.map((value) => `2024-05,${value}`)].join('\n'));
const taken = (inside: Session, values: readonly number[]) =>
  importAnswers(inside, {
    file: answers(values),
    questionnaire: 'participant-ended',
    round: 'avslut-2024',
    programme: 'enter',
    offered: 25,
    replaces: true,
  });
const measured = {
  ...first,
  scope: 'programme',
  programme: 'enter',
  unit: 'share',
  threshold: 0.75,
  result: undefined,
  part: undefined,
  n: undefined,
  survey: { round: 'avslut-2024', item: 'usefulSupport', measure: 'clearlyPositive' },
} as const;

test('a goal that a survey measures reads its share, its answers and their days from the round', () =>
  rolledBackSession(session, async (inside) => {
    expect((await saveGoals(inside, { goals: [measured] })).ok).toBe(true);
    expect(await read(inside)).toMatchObject([{ result: null, threshold: 0.75 }]);
    await taken(inside, [...Array.from({ length: 14 }, () => 6), 4, 4, 4, 3, 2]);
    const expected = { result: 14 / 19, part: 14, n: 19, measured: { from: '2024-05-01', to: '2024-05-31' } };
    expect(await read(inside)).toMatchObject([{ ...expected, assessment: measured.assessment }]);
    // Too few to show: neither share nor part.
    await taken(inside, [6, 6, 6, 6, 6, 6, 6, 6]);
    const [goal] = await read(inside);
    expect(goal).toMatchObject({ result: null, n: 8 });
    expect(goal?.part).toBeUndefined();
    // Saved again it keeps its version: what the survey says is no change of the goal.
    await saveGoals(inside, { goals: [measured] });
    expect((await read(inside))[0]?.version).toBe(1);
  }));

test('a mean is a score, and a goal that says otherwise is refused', () =>
  rolledBackSession(session, async (inside) => {
    const mean = { ...measured, unit: 'score', survey: { ...measured.survey, measure: 'mean' } } as const;
    expect(await saveGoals(inside, { goals: [{ ...mean, unit: 'share' }] })).toMatchObject({
      refusal: { kind: 'invalidInput' },
    });
    expect((await saveGoals(inside, { goals: [mean] })).ok).toBe(true);
    await taken(inside, [5, 5, 5, 5, 5, 4, 4, 4, 4, 4]);
    expect(await read(inside)).toMatchObject([{ result: 4.5, n: 10 }]);
  }));

test('a reader reads but neither saves nor removes, and another association sees nothing', async () => {
  await saveGoals(session, { goals: [first] });
  const reader = await testSession({
    beside: session,
    spaceId: session.space.id,
    actor: { kind: 'auditor', name: 'r' },
  });
  expect(await read(reader)).toHaveLength(1);
  const key = { programme: null, id: first.id, from: first.from, to: first.to };
  for (const answer of [await saveGoals(reader, { goals: [first] }), await removeGoal(reader, key)]) {
    expect(answer).toMatchObject({ ok: false, refusal: { kind: 'denied' } });
  }
  expect(await read(await testSession({ beside: session }))).toEqual([]);
});

test('the office chooses the question that measures a goal, and the goal reads it', () =>
  rolledBackSession(session, async (inside) => {
    await taken(inside, [...Array.from({ length: 14 }, () => 6), 4, 4, 4, 3, 2]);
    const offered = await readSurveyQuestions(inside, { year: 2024 });
    const found = offered.ok && offered.value.find(({ item }) => item === 'usefulSupport');
    expect(found).toMatchObject({ round: 'avslut-2024', measures: ['clearlyPositive', 'positive', 'mean'] });
    const survey = { round: 'avslut-2024', item: 'usefulSupport', measure: 'clearlyPositive' } as const;
    const empty = { key: null, measure: null, unit: null, result: null, part: null, n: null, comment: null };
    const row = { ...empty, text: 'Nöjda', threshold: '75 %', assessment: null, survey };
    const change = (
      programme: string | null,
      chosen: typeof survey | (Omit<typeof survey, 'item'> & { item: string }),
    ) =>
      changeGoals(inside, {
        period: { from: '2024-01-01', to: '2024-12-31' },
        source: 'Inskrivet',
        goals: [{ ...row, programme, survey: chosen }],
        removed: [],
      });
    expect(await change('fia', survey)).toMatchObject({ refusal: { kind: 'notAskedThere', row: 0 } });
    expect(await change(null, { ...survey, item: 'ingen' })).toMatchObject({
      refusal: { kind: 'noSuchSurveyQuestion', row: 0 },
    });
    expect((await change('enter', survey)).ok).toBe(true);
    const goal = (await read(inside, 2024)).find(({ programme }) => programme === 'enter');
    expect(goal).toMatchObject({ part: 14, n: 19, unit: 'share', threshold: 0.75, assessment: 'notAssessed' });
    expect(goal && explainGoal(goal).replaceAll('\u{a0}', ' ')).toBe(
      '14 av 19 = 74 %, mål 75 %: inte nått. Andelen som svarade klart positivt.',
    );
  }));
