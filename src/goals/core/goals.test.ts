import { readFileSync } from 'node:fs';
import { parseFigureId } from '#kernel';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { goalFigures } from './figures.ts';
import { ASSESSMENTS, countAssessments, GoalInput, isSameGoal, type Goal } from './goal.ts';
import { describeCounts, goalsTable } from './tables.ts';

const demo = (name: string): Goal[] =>
  v.parse(v.array(GoalInput), JSON.parse(readFileSync(new URL(`../../../demo/${name}`, import.meta.url), 'utf8')));

function aGoal(given: Partial<Goal> = {}): Goal {
  return {
    id: 'more-ready',
    scope: 'association',
    programme: null,
    text: 'Fler känner sig redo',
    from: '2024-01-01',
    to: '2024-12-31',
    assessment: 'fulfilled',
    comment: '',
    source: 'Verksamhetsplan',
    ...given,
  };
}

const valueOf = (goals: Goal[], id: string): number | null | undefined =>
  goalFigures(goals).find((figure) => figure.id === id)?.value;

test('the demo has the thirteen goals of the printed table, and its counts are those of the table, not of its text', () => {
  const goals = demo('goals-2024.json');
  expect(countAssessments(goals)).toEqual({ fulfilled: 7, partlyFulfilled: 1, notFulfilled: 4, notAssessed: 1 });
  expect(valueOf(goals, 'goals.total@2024')).toBe(13);
  expect(describeCounts(goals)).toBe('13 mål: 7 uppfyllda, 1 delvis uppfyllt, 4 ej uppfyllda, 1 ej bedömt.');
});

test('goals of a programme are counted apart from the association and from each other', () => {
  const goals = [...demo('goals-2024.json'), ...demo('goals-2024-programmes.json')];
  expect(valueOf(goals, 'goals.total@2024')).toBe(13);
  expect(valueOf(goals, 'goals.fulfilled@2024{programme=enter}')).toBe(4);
  expect(valueOf(goals, 'goals.notAssessed@2024{programme=nova}')).toBe(4);
});

test('a result is recomputed from its whole numbers and carries them', () => {
  const goal = aGoal({ unit: 'share', threshold: 0.5, result: 0.62, part: 8, n: 13 });
  const result = goalFigures([goal]).find(({ id }) => id === 'goals.result@2024{goal=more-ready}');
  expect(result).toMatchObject({ value: 8 / 13, of: { part: 8, whole: 13 } });
});

test('a result whose whole numbers are unknown stays as it was stated', () => {
  const goal = aGoal({ unit: 'share', threshold: 0.85, result: 0.44 });
  const [result] = goalFigures([goal]).filter(({ id }) => id.startsWith('goals.result'));
  expect(result?.value).toBe(0.44);
  expect(result?.of).toBeUndefined();
});

test('a result measured over other days than the year says which', () => {
  const goal = aGoal({ unit: 'share', result: 0.44, measured: { from: '2023-11-01', to: '2024-10-31' } });
  expect(valueOf([goal], 'goals.result@2023-11-01..2024-10-31{goal=more-ready}')).toBe(0.44);
});

test('a goal without a measure has no number', () => {
  expect(goalFigures([aGoal()]).filter(({ id }) => id.startsWith('goals.result'))).toEqual([]);
});

test.each([
  ['a goal of a programme that names none', { scope: 'programme', programme: null }],
  ['a goal of the association that names a programme', { scope: 'association', programme: 'enter' }],
  ['a share above one', { unit: 'share', result: 62 }],
  ['a part larger than its whole', { unit: 'share', part: 14, n: 13 }],
  ['a threshold without a unit', { threshold: 0.7 }],
  ['a period that ends before it starts', { to: '2023-12-31' }],
  ['an assessment of another vocabulary', { assessment: 'done' }],
])('refuses %s', (_, given) => {
  expect(v.safeParse(GoalInput, { ...aGoal(), ...given }).success).toBe(false);
});

test('the table shows every goal once with its judgement in Swedish', () => {
  const table = goalsTable([aGoal(), aGoal({ id: 'b', assessment: 'notAssessed' })], { id: 'goals' });
  expect(table.rows.map(({ cells }) => cells[0]?.text)).toEqual(['Uppfyllt', 'Ej bedömt']);
  expect(table.caption).toBe('Måluppfyllelse 2024');
});

test('a goal read back from the store is the same goal', () => {
  expect(isSameGoal({ ...aGoal(), version: 3 }, aGoal({ result: null }))).toBe(true);
  expect(isSameGoal(aGoal(), aGoal({ assessment: 'notFulfilled' }))).toBe(false);
});

test('assessments counted are all goals, whatever the judgements', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...ASSESSMENTS), { minLength: 1 }), (judgements) => {
      const goals = judgements.map((assessment, index) => aGoal({ id: `goal-${index}`, assessment }));
      const figures = goalFigures(goals);
      const value = (name: string): number => figures.find(({ id }) => id === `goals.${name}@2024`)?.value ?? -1;
      expect(ASSESSMENTS.reduce((sum, name) => sum + value(name), 0)).toBe(value('total'));
      for (const { id } of figures) expect(parseFigureId(id)).not.toBeNull();
    }),
  );
});
