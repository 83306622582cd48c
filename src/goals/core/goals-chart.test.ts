import { expect, test } from 'vitest';
import type { Assessment, Goal } from './goal.ts';
import { goalsChart } from './goals-chart.ts';

const aGoal = (programme: string | null, assessment: Assessment, year = 2024): Goal => ({
  id: `g-${assessment}`,
  scope: programme === null ? 'association' : 'programme',
  programme,
  text: 'Fler känner sig redo',
  from: `${year}-01-01`,
  to: `${year}-12-31`,
  assessment,
  comment: '',
  source: 'Verksamhetsplan',
});
const names = { enter: 'Enter' };

test('no goals, no chart', () => {
  expect(goalsChart([], { year: 2024, names })).toBeNull();
  expect(goalsChart([aGoal(null, 'fulfilled', 2023)], { year: 2024, names })).toBeNull();
});

test('the title counts the goals of the association, the bars stand with it first', () => {
  const goals = [
    aGoal('enter', 'fulfilled'),
    aGoal(null, 'fulfilled'),
    aGoal(null, 'notFulfilled'),
    aGoal(null, 'notAssessed', 2025),
  ];
  const chart = goalsChart(goals, { year: 2024, names });
  expect(chart?.title).toBe('1 av 2 mål är uppfyllda 2024');
  expect(chart?.table.rows.map(({ label, cells }) => [label, ...cells.map(({ text }) => text)])).toEqual([
    ['Förbundet', '1', '0', '1', '0'],
    ['Enter', '1', '0', '0', '0'],
  ]);
});

test('programmes alone are counted together', () => {
  const goals = [aGoal('enter', 'fulfilled'), aGoal('fia', 'notFulfilled')];
  expect(goalsChart(goals, { year: 2024, names })?.title).toBe('1 av 2 mål är uppfyllda 2024');
});
