import { UNIT_SPACE } from '#design/core';
import { figureId, calendarYear, type Figure } from '#kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { carriedGoals } from './carry-goals.ts';
import { explainGoal, reachedOf, summariseGoals } from './explain-goal.ts';
import { ASSESSMENTS, countAssessments, type Goal } from './goal.ts';
import { figureOfNextYear, withFigures } from './measured-by-figures.ts';
import { goalsTable } from './tables.ts';

const aGoal = (of: Partial<Goal> = {}): Goal => ({
  id: 'work',
  scope: 'programme',
  programme: 'enter',
  text: 'Till arbete eller studier',
  unit: 'share',
  threshold: 0.75,
  from: '2026-01-01',
  to: '2026-12-31',
  assessment: 'fulfilled',
  comment: 'Bra år.',
  source: 'Verksamhetsplan 2026.',
  ...of,
});
/** Without the hard spaces of numbers. */
const plain = (text: string): string => text.replaceAll(UNIT_SPACE, ' ');
const id = (name: string) => figureId({ name, period: calendarYear(2026), dimensions: { programme: 'enter' } });
const aFigure = (name: string, value: number | null, of: Partial<Figure> = {}): [string, Figure] => [
  id(name),
  {
    id: id(name),
    label: name,
    value,
    unit: 'count',
    period: calendarYear(2026),
    source: { kind: 'package', description: '' },
    version: 1,
    disclosure: 'open',
    ...of,
  },
];
const asked = aGoal({ numerator: id('a'), denominator: id('b') });

test.each([
  ['both known', [aFigure('a', 62), aFigure('b', 80)], '62 av 80 = 78 %, mål 75 %: nått.'],
  ['just below', [aFigure('a', 597), aFigure('b', 800)], '597 av 800 = 74,6 %, mål 75 %: inte nått.'],
  ['exactly', [aFigure('a', 3), aFigure('b', 4)], '3 av 4 = 75 %, mål 75 %: nått.'],
  ['one missing', [aFigure('a', 62)], 'Mål 75 %: inget utfall än.'],
  ['one hidden', [aFigure('a', 62), aFigure('b', null, { disclosure: 'suppressed' })], 'Mål 75 %: inget utfall än.'],
  ['of nobody', [aFigure('a', 0), aFigure('b', 0)], 'Mål 75 %: inget utfall än.'],
  ['more than all', [aFigure('a', 5), aFigure('b', 4)], 'Mål 75 %: inget utfall än.'],
])('figures %s', (_, figures, said) => {
  expect(plain(explainGoal(withFigures(asked, new Map(figures))))).toBe(said);
});

test.each([
  [aGoal({ unit: 'count', threshold: 10, result: 12 }), '12, mål 10: nått.'],
  [aGoal({ unit: 'score', threshold: 4.5, result: 4.2 }), '4,2, mål 4,5: inte nått.'],
  [
    aGoal({ part: 8, n: 10, survey: { round: 'r', item: 'i', measure: 'clearlyPositive' } }),
    '8 av 10 = 80 %, mål 75 %: nått. Andelen som svarade klart positivt.',
  ],
])('says it in one sentence', (goal, said) => {
  expect(plain(explainGoal(goal))).toBe(said);
});

test('a goal without measure is judged by hand', () => {
  const { unit: _, threshold: __, ...goal } = aGoal();
  expect(reachedOf(goal)).toBe('byHand');
  expect(explainGoal(goal)).toBe('Bedöms för hand.');
  expect(explainGoal(goal, 'en')).toBe('Judged by hand.');
});

test('what reaches and what is said agree, for all shares', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 500 }),
      fc.integer({ min: 1, max: 500 }),
      fc.integer({ min: 0, max: 100 }),
      (a, n, per) => {
        const goal = aGoal({ part: Math.min(a, n), n, threshold: per / 100 });
        const isReached = Math.min(a, n) * 100 >= per * n;
        expect(reachedOf(goal)).toBe(isReached ? 'reached' : 'notReached');
        expect(explainGoal(goal).endsWith(isReached ? ': nått.' : ': inte nått.')).toBe(true);
      },
    ),
  );
});

test('the summary and the table say the same of any goals', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...ASSESSMENTS), { minLength: 1, maxLength: 30 }), (assessments) => {
      const goals = assessments.map((assessment, place) => aGoal({ id: `g-${place}`, assessment }));
      const numbers = (summariseGoals(goals).match(/\d+/g) ?? []).map(Number);
      const [total = 0, ...parts] = numbers;
      expect(total).toBe(goalsTable(goals, { id: 't' }).rows.length);
      expect(parts).toEqual(Object.values(countAssessments(goals)).filter((count) => count > 0));
    }),
  );
});

test('goals are carried with their question and without its answer, each once', () => {
  const goal = { ...asked, part: 62, n: 80, result: 0.775, assessedBy: 'board' as const };
  const [next] = carriedGoals([goal], [goal], 'Från 2026');
  expect(next).toEqual({
    ...aGoal(),
    from: '2027-01-01',
    to: '2027-12-31',
    numerator: id('a').replace('2026', '2027'),
    denominator: id('b').replace('2026', '2027'),
    assessment: 'notAssessed',
    comment: '',
    source: 'Från 2026',
  });
  expect(carriedGoals([goal], next ? [goal, next] : [], 'Från 2026')).toEqual([]);
});

test('only the year of a figure id moves, not numbers in what it is about', () => {
  expect(figureOfNextYear('followUp.exited@2024{programme=klass-2024}')).toBe(
    'followUp.exited@2025{programme=klass-2024}',
  );
  expect(figureOfNextYear('followUp.exited@2023-12-01..2024-11-30{programme=enter}')).toBe(
    'followUp.exited@2024-12-01..2025-11-30{programme=enter}',
  );
});
