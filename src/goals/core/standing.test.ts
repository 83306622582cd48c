// Goals as a half-year report tells them: judged and measured by its day.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figureId, type Figure, type Period } from '#kernel';
import type { Goal } from './goal.ts';
import { withFigures } from './measured-by-figures.ts';
import { goalAt, standingsBy, type Standing } from './standing.ts';

const day = '2026-08-31';
const goal: Goal = {
  id: 'work',
  scope: 'association',
  programme: null,
  text: 'Fler i arbete',
  unit: 'share',
  threshold: 0.75,
  from: '2026-01-01',
  to: '2026-12-31',
  part: 60,
  n: 80,
  result: 0.75,
  assessment: 'fulfilled',
  assessedBy: 'board',
  comment: 'Sagt i februari.',
  source: 'Verksamhetsplan 2026.',
  version: 3,
};
const standing = (of: Partial<Standing> = {}): Standing => ({
  goal: '/work@2026-01-01..2026-12-31',
  at: day,
  result: 0.5,
  part: 20,
  n: 40,
  assessment: 'partlyFulfilled',
  assessedBy: 'office',
  comment: 'Halvvägs.',
  version: 1,
  ...of,
});

test('the judgement of the year is not that of its half', () => {
  const then = goalAt(goal, null, day);
  expect(then).toMatchObject({ text: goal.text, threshold: 0.75, assessment: 'notAssessed', comment: '' });
  for (const name of ['result', 'part', 'n', 'assessedBy', 'measured']) expect(then).not.toHaveProperty(name);
});

test('what was said to the day stands, with the days it was measured', () =>
  expect(goalAt(goal, standing(), day)).toMatchObject({
    part: 20,
    n: 40,
    result: 0.5,
    assessment: 'partlyFulfilled',
    assessedBy: 'office',
    comment: 'Halvvägs.',
    measured: { from: '2026-01-01', to: day },
  }));

test.each([
  ['2026-06-30', 60],
  ['2026-08-31', 60],
  ['2026-09-01', undefined],
])('a result that was measured by %s is told as %s', (to, part) =>
  expect(goalAt({ ...goal, measured: { from: '2026-01-01', to } }, null, day).part).toBe(part),
);

test('a judgement without a number leaves the measurement there is', () => {
  const measured = { ...goal, measured: { from: '2026-01-01', to: '2026-05-31' } };
  const only = standing({ result: null, part: null, n: null });
  expect(goalAt(measured, only, day)).toMatchObject({ part: 60, assessment: 'partlyFulfilled' });
});

test('a goal whose time was over is told as it became', () =>
  expect(goalAt({ ...goal, to: '2026-06-30' }, standing(), day)).toMatchObject({
    part: 60,
    assessment: 'fulfilled',
  }));

test('the newest answer by the day counts, never one of a later day', () => {
  const given = fc.record({ at: fc.constantFrom('2026-06-30', '2026-07-31', day, '2026-10-31'), version: fc.nat(5) });
  fc.assert(
    fc.property(fc.array(given, { maxLength: 12 }), (some) => {
      const found = standingsBy(
        some.map((one) => standing(one)),
        day,
      ).get(standing().goal);
      const known = some
        .filter(({ at }) => at <= day)
        .toSorted((a, b) => (a.at === b.at ? b.version - a.version : a.at < b.at ? 1 : -1));
      expect(found && { at: found.at, version: found.version }).toEqual(known[0]);
    }),
  );
});

const aFigure = (name: string, period: Period, value: number, of: Partial<Figure> = {}): Figure => ({
  id: figureId({ name, period }),
  label: name,
  value,
  unit: 'count',
  period,
  source: { kind: 'package', description: 'Prov.' },
  version: 1,
  disclosure: 'open',
  ...of,
});
const to = (end: string): Period => ({ from: '2026-01-01', to: end });
const asked: Goal = { ...goal, numerator: 'a@2026', denominator: 'b@2026' };
const measured = (figures: readonly Figure[], at: string | null = day, of: Goal = asked) =>
  withFigures(of, new Map(figures.map((figure) => [figure.id, figure])), at);

test('figures of the year are told of the longest part that both know by the day', () => {
  const figures = [
    aFigure('a', to('2026-12-31'), 62),
    aFigure('b', to('2026-12-31'), 80),
    aFigure('a', to('2026-08-31'), 30),
    aFigure('a', to('2026-06-30'), 20),
    aFigure('b', to('2026-06-30'), 40),
  ];
  expect(measured(figures)).toMatchObject({ part: 20, n: 40, measured: to('2026-06-30') });
  expect(measured(figures, null)).toMatchObject({ part: 62, n: 80, measured: to('2026-12-31') });
  expect(measured(figures.slice(0, 2))).toMatchObject({ result: null });
});

test('what was budgeted for the year is known from its beginning', () => {
  const budget = aFigure('b', to('2026-12-31'), 1000_00, {
    unit: 'ore',
    source: { kind: 'budget', description: 'Prov' },
  });
  const costs = aFigure('a', to(day), 600_00, { unit: 'ore' });
  expect(measured([budget, costs])).toMatchObject({ part: 600_00, n: 1000_00, result: 0.6 });
});

test('a figure of a day is told of the last day that is known', () => {
  const last = { from: '2026-12-31', to: '2026-12-31' };
  const equity = (on: string, value: number) => aFigure('e', { from: on, to: on }, value, { unit: 'ore' });
  const of: Goal = { ...goal, unit: 'ore', numerator: figureId({ name: 'e', period: last }) };
  expect(measured([equity('2026-12-31', 5), equity(day, 7), equity('2025-12-31', 9)], day, of)).toMatchObject({
    result: 7,
  });
});
