import { expect, test } from 'vitest';
import { demoMaterial } from '../testing/index.ts';
import { reportPeriods } from './annual/compose.ts';
import { findFigures } from './find-figures.ts';

const { figures, ...material } = demoMaterial();
const periods = reportPeriods({ ...material });
const find = (words: string, most = 10) => findFigures({ words, year: 2024, figures, periods, most });

test('every word must be found, in label, period or id, however it is written', () => {
  expect(find('EGET kapital utgående').figures[0]).toMatchObject({
    id: 'finance.closingEquity@2024-12-31',
    period: '31 december 2024',
  });
  expect(find('nova kvinnor').figures.map(({ id }) => id)).toContain(
    'followUp.participants@2024{programme=nova,sex=female}',
  );
  expect(find('enhörning').count).toBe(0);
});

test('whoever knows the number finds its figure', () => {
  expect(find('115756').figures.map(({ id }) => id)).toContain('finance.yearResult@2024');
});

test('the report’s own year comes first, and all that is found is counted', () => {
  const { figures: shown, count } = find('soliditet', 1);
  expect(shown[0]?.id).toBe('finance.solidity@2024-12-31');
  expect(count).toBeGreaterThan(1);
  expect(find('').count).toBe(
    figures.filter(({ period }) => periods.some((one) => one.from === period.from && one.to === period.to)).length,
  );
});

test('a figure can be written in every way that its unit has, each once', () => {
  const [result] = find('finance.yearResult@2024').figures;
  expect(result?.ways.map(({ format }) => format)).toEqual(['kr', 'tkr', 'mkr', 'amount']);
  const [loss] = find('finance.yearResult@2023').figures;
  expect(loss?.ways.map(({ format }) => format)).toContain('abs-kr');
});
