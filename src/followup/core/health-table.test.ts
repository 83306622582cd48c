import { expect, test } from 'vitest';
import { HIDDEN } from '#design/core';
import { calendarYear } from '#kernel';
import { aPackage } from './a-package.ts';
import { figuresOf } from './figures.ts';
import { healthTable } from './health-table.ts';
import type { PackageCount } from './package.ts';
import type { Measure } from './vocabulary.ts';

const of = (measure: Measure, counts: Readonly<Record<string, number>>): PackageCount[] => [
  { measure, dimensions: {}, count: Object.values(counts).reduce((sum, count) => sum + count, 0) },
  ...Object.entries(counts).map(([change, count]) => ({ measure, dimensions: { change }, count })),
];
const asked = aPackage({
  measures: [
    ...of('healthCompared', { better: 12, same: 7, worse: 0 }),
    ...of('qualityOfLifeCompared', { better: 15, same: 6, worse: 8 }),
    ...of('healthOrQualityCompared', { better: 20, notBetter: 9 }),
  ],
});
const period = calendarYear(2024);

const said = (table: ReturnType<typeof healthTable>) =>
  table?.rows.map(({ label, cells }) => [label, ...cells.map(({ text }) => text)]);

test('a programme that asks has its rows, and one that does not is not there', () => {
  const table = healthTable([asked, aPackage({ programme: 'enter' })], { period, names: { verkstan: 'Verkstan' } });
  expect(said(table)).toEqual([
    ['Verkstan'],
    ['Hälsa', '12', '7', '0', '19'],
    ['Livskvalitet', '15', '6', '8', '29'],
    ['Minst en av dem', '20', '', '', '29'],
  ]);
  expect(healthTable([aPackage()], { period })).toBeNull();
  expect(healthTable([asked], { period: calendarYear(2023) })).toBeNull();
});

test('each cell is a figure that exists', () => {
  const ids = new Set<string>(figuresOf([asked, { ...asked, programme: 'enter' }]).map(({ id }) => id));
  const table = healthTable([asked, { ...asked, programme: 'enter' }], { period });
  const filled = table?.rows.flatMap(({ cells }) => cells).filter(({ text }) => text !== '') ?? [];
  expect(filled).toHaveLength(30);
  expect(filled.filter(({ figureId }) => figureId === undefined || !ids.has(figureId))).toEqual([]);
});

test('a hidden count hides the sum of programmes too', () => {
  const measures = asked.measures.map((cell): PackageCount =>
    cell.measure === 'healthCompared' && cell.dimensions.change !== undefined
      ? { ...cell, count: null, suppressed: true }
      : cell,
  );
  const table = healthTable([asked, { ...asked, programme: 'enter', measures }], { period });
  expect(said(table)?.slice(-4)).toEqual([
    ['Alla insatser'],
    ['Hälsa', HIDDEN, HIDDEN, HIDDEN, '38'],
    ['Livskvalitet', '30', '12', '16', '58'],
    ['Minst en av dem', '40', '', '', '58'],
  ]);
});
