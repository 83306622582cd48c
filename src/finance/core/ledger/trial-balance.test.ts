import { expect, test } from 'vitest';
import { readPastedTable, type SheetRows } from '#exchange/core';
import { calendarYear } from '#kernel';
import { demoLedger } from '../../testing/demo-ledgers.ts';
import { trialBalanceHead, trialBalanceOf } from '../../testing/trial-balance-of.ts';
import { presets } from '../mapping/presets.ts';
import { statementsAsJson } from '../statements/as-json.ts';
import { computeStatements } from '../statements/compute.ts';
import type { Ledger } from './ledger.ts';
import { deriveOpening } from './opening.ts';
import { toLedger } from './to-ledger.ts';
import { fromTrialBalance } from './trial-balance.ts';

function sheet(text: string): SheetRows {
  const table = readPastedTable(text.trim().replaceAll(/ *\| */g, '\t'));
  if (!table.ok) throw new Error(table.refusal.kind);
  return table.value;
}

function read(text: string) {
  return fromTrialBalance(sheet(text), calendarYear(2024));
}

function changesOf(text: string): unknown {
  const input = read(text);
  if (!input.ok) return input.refusal;
  return input.value.movements.map(({ account, amountOre }) => [account, amountOre / 100]);
}

test('the trial balance of a ledger gives the statements of the ledger', () => {
  const { ledger, budget } = demoLedger(2024);
  const rows = trialBalanceOf(ledger);
  const text = [trialBalanceHead, ...rows].map((cells) => cells.join('\t').replaceAll('.', ',')).join('\n');
  const input = read(text);
  if (!input.ok) throw new Error(input.refusal.kind);
  expect(input.value.problems).toEqual([]);
  const opened = deriveOpening(input.value, { mapping: presets.kommunbas, before: null });
  if (!opened.ok) throw new Error(opened.refusal.kind);
  const statements = (of: Ledger) =>
    statementsAsJson(
      computeStatements({
        ledger: of,
        previous: demoLedger(2023).ledger,
        earlier: [],
        mapping: presets.kommunbas,
        budget,
        entered: [],
        definition: 'includingFinancial',
      }),
    );
  expect(statements(toLedger(opened.value, { version: 1, source: 'prov' }))).toEqual(statements(ledger));
});

test('two of the three amounts are enough', () => {
  const rows = [
    ['1930', 200],
    ['3511', -200],
  ];
  expect(changesOf('Konto|IB|Förändring\n1930|1000|200\n2010|-1000|0\n3511||-200')).toEqual(rows);
  expect(changesOf('Konto|IB|UB\n1930|1000|1200\n2010|-1000|-1000\n3511||-200')).toEqual(rows);
});

test('a table with debit and credit has its change in them', () => {
  expect(changesOf('Konto|Ing saldo|Debet|Kredit\n1930|1000|300|100\n2010|-1000||\n3511|||200')).toEqual([
    ['1930', 200],
    ['3511', -200],
  ]);
});

test('closing balances alone open with the ledger of the year before, and nothing is counted twice', () => {
  const before = { ...demoLedger(2023).ledger, year: 2023 };
  const input = read('Konto|Saldo\n1930|4000000\n2010|-4000000');
  if (!input.ok) throw new Error(input.refusal.kind);
  expect(input.value.movementsAreClosing).toBe(true);
  const mapping = presets.kommunbas;
  const opened = deriveOpening(input.value, { mapping, before: { ledger: before, mapping } });
  if (!opened.ok) throw new Error(opened.refusal.kind);
  const cash = [...opened.value.opening, ...opened.value.movements].filter(({ account }) => account === '1930');
  expect(cash.reduce((sum, { amountOre }) => sum + amountOre, 0)).toBe(400_000_000);
  expect(deriveOpening(input.value, { mapping, before: null })).toMatchObject({ ok: false });
});

test('sum rows and headings are passed over', () => {
  expect(changesOf('Konto|Namn|Förändring\nTillgångar||\n1930|Bank|5\n3511|Bidrag|-5\nSumma||0')).toEqual([
    ['1930', 5],
    ['3511', -5],
  ]);
});

test.each([
  ['no account column', 'Namn|Belopp\nBank|5', { kind: 'columnMissing', column: 'konto' }],
  ['no amount column', 'Konto|Namn\n1930|Bank', { kind: 'columnMissing', column: 'belopp' }],
  ['no account in any row', 'Konto|Belopp\nx|', { kind: 'noRows' }],
])('refuses a table with %s', (_, text, refusal) => {
  expect(read(text)).toMatchObject({ ok: false, refusal });
});

test.each([
  ['an amount that is none', 'Konto|Förändring\n1930|fem\n3511|0', ['not-an-amount', 2]],
  [
    'amounts that contradict each other',
    'Konto|IB|Förändring|UB\n1930|1|2|4\n3511|-1|-2|-3',
    ['row-does-not-add-up', 2],
  ],
  ['money on a row without account', 'Konto|Namn|Förändring\n1930|Bank|5\n|Okänt|-5', ['no-account', 3]],
  ['changes that do not balance', 'Konto|Förändring\n1930|5\n3511|-4', ['does-not-balance', null]],
])('tells the line of %s', (_, text, [code, line]) => {
  const input = read(text);
  const problems = input.ok ? input.value.problems : [];
  expect(problems).toContainEqual(expect.objectContaining({ severity: 'error', code, line }));
});
