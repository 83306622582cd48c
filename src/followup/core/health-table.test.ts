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

test('a programme that asks has its row, and one that does not is not there', () => {
  const table = healthTable([asked, aPackage({ programme: 'enter' })], { period, names: { verkstan: 'Verkstan' } });
  expect(table?.rows.map(({ label, cells }) => [label, ...cells.map(({ text }) => text)])).toEqual([
    ['Verkstan', '12', '7', '0', '15', '6', '8', '20', '29'],
  ]);
  expect(healthTable([aPackage()], { period })).toBeNull();
  expect(healthTable([asked], { period: calendarYear(2023) })).toBeNull();
});

test('each cell is a figure that exists', () => {
  const ids = new Set(figuresOf([asked, { ...asked, programme: 'enter' }]).map(({ id }) => id));
  const table = healthTable([asked, { ...asked, programme: 'enter' }], { period });
  const linked = table?.rows.flatMap(({ cells }) => cells.map(({ figureId }) => figureId)) ?? [];
  expect(linked).toHaveLength(24);
  expect(linked.filter((id) => id === undefined || !ids.has(id))).toEqual([]);
});

test('a hidden count hides the sum of programmes too', () => {
  const measures = asked.measures.map((cell): PackageCount =>
    cell.measure === 'healthCompared' && cell.dimensions.change !== undefined
      ? { ...cell, count: null, suppressed: true }
      : cell,
  );
  const table = healthTable([asked, { ...asked, programme: 'enter', measures }], { period });
  const total = table?.rows.find(({ role }) => role === 'total');
  expect(total?.cells.map(({ text }) => text)).toEqual([HIDDEN, HIDDEN, HIDDEN, '30', '12', '16', '40', '58']);
});
