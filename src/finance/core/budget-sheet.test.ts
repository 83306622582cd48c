import { expect, test } from 'vitest';
import { readPastedTable } from '#exchange/core';
import { readBudgetSheet } from './budget-sheet.ts';

function read(text: string) {
  const sheet = readPastedTable(text.trim().replaceAll(/ *\| */g, '\t'));
  if (!sheet.ok) throw new Error(sheet.refusal.kind);
  return readBudgetSheet(sheet.value);
}

test('kinds stand in a column, or as headings without an amount', () => {
  const rows = [
    { position: 'operatingIncome', label: 'Driftbidrag från staten', amountOre: 50_000 },
    { position: 'operatingCosts', label: 'Enter', amountOre: 30_000 },
  ];
  const byColumn = read('Slag|Rad|Budget\nIntäkt|Driftbidrag från staten|500\nKostnad|Enter|300');
  const byHeading = read('Rad|Budget\nIntäkter|\nDriftbidrag från staten|500\nKostnader|\nEnter|-300\nSumma|300');
  expect(byColumn).toMatchObject({ ok: true, value: { rows, problems: [] } });
  expect(byHeading).toMatchObject({ ok: true, value: { rows, problems: [] } });
});

test('planned use of equity is neither income nor cost', () => {
  const planned = read('Rad|Budget\nEnter|300\nAnvändning av eget kapital|54');
  expect(planned).toMatchObject({ ok: true, value: { rows: [{ label: 'Enter' }], plannedEquityUseOre: 5_400 } });
});

test('interest is financial', () => {
  const sheet = read('Slag|Rad|Budget\nFinansiella intäkter|Ränta|12\nFinansiella kostnader|Räntor|3');
  expect(sheet.ok && sheet.value.rows.map(({ position }) => position)).toEqual(['financialIncome', 'financialCosts']);
});

test.each([
  ['an amount without a label', 'Rad|Budget\nEnter|300\n|70', 'no-label', 3],
  ['a cell that is no amount', 'Rad|Budget\nEnter|300\nNOVA|mycket', 'not-an-amount', 3],
  ['a kind that is not known', 'Slag|Rad|Budget\nKostnad|Enter|300\nSkuld|Lån|70', 'unknown-kind', 3],
])('tells the line of %s', (_, text, code, line) => {
  const sheet = read(text);
  expect(sheet.ok && sheet.value.problems).toMatchObject([{ severity: 'error', code, line }]);
});

test.each([
  ['a table without amounts', 'Rad|Kommentar\nEnter|bra', 'columnMissing'],
  ['a table without rows', 'Rad|Budget\nSumma|0', 'noRows'],
])('refuses %s', (_, text, kind) => {
  expect(read(text)).toMatchObject({ ok: false, refusal: { kind } });
});
