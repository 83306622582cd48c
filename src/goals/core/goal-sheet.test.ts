import { expect, test } from 'vitest';
import { readGoalSheet } from './goal-sheet.ts';

const required = { Id: 'a', Mål: 'Fler', Från: '2024-01-01', Till: '2024-12-31', Bedömning: 'Uppfyllt', Källa: 'x' };

function read(cells: Readonly<Record<string, string | number | null>>) {
  const row = { ...required, ...cells };
  return readGoalSheet({ header: Object.keys(row), rows: [{ line: 2, cells: row }] });
}

test.each([
  ['85 %', 0.85],
  ['7,5 %', 0.075],
  ['0,85', 0.85],
  [0.85, 0.85],
  ['4,38', 4.38],
])('a threshold typed %s is %s', (cell, threshold) => {
  expect(read({ Enhet: 'andel', Målvärde: cell })).toMatchObject({ ok: true, value: [{ threshold }] });
});

test('a blank cell is not reported, never 0', () => {
  const goals = read({ Enhet: 'andel', Utfall: '', Av: null });
  expect(goals.ok && Object.keys(goals.value[0] ?? {})).not.toEqual(expect.arrayContaining(['result']));
  expect(goals.ok && 'n' in (goals.value[0] ?? {})).toBe(false);
});

test('a programme goes by its name, and makes the goal its own', () => {
  expect(read({ Insats: 'Koll på förmåga' })).toMatchObject({
    value: [{ scope: 'programme', programme: 'koll-pa-formaga' }],
  });
  expect(read({ Insats: '' })).toMatchObject({ value: [{ scope: 'association', programme: null }] });
});

test.each([
  ['unknown-unit', { Enhet: 'styck' }],
  ['unknown-assessment', { Bedömning: 'Kanske' }],
  ['unknown-assessment', { Bedömning: '' }],
  ['not-a-number', { Enhet: 'antal', Utfall: 'bra' }],
])('%s stops the table, with its row', (code, cells) => {
  expect(read(cells)).toMatchObject({ refusal: { kind: 'fileHasErrors', problems: [{ code, line: 2 }] } });
});

test('every wrong row is told, not the first only', () => {
  const row = (line: number) => ({ line, cells: { ...required, Bedömning: 'Kanske' } });
  const found = readGoalSheet({ header: Object.keys(required), rows: [row(2), row(3)] });
  expect(found).toMatchObject({ refusal: { problems: [{ line: 2 }, { line: 3 }] } });
});
