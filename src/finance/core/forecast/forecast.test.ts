// A year's forecast: what a method makes of a row, what a table says, and the column that it becomes.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTable } from '#exchange/core';
import { kronor, sumOre } from '#kernel';
import { demoLedger } from '../../testing/demo-ledgers.ts';
import { presets } from '../mapping/presets.ts';
import { computeStatements, type StatementsInput } from '../statements/compute.ts';
import { forecastAccuracy } from './accuracy.ts';
import { readForecastSheet } from './forecast-sheet.ts';
import {
  byMethod,
  forecastBases,
  forecastRows,
  forecastSums,
  judgedBases,
  monthsOf,
  type ForecastRow,
  type JudgedRow,
} from './forecast.ts';

const mapping = presets.kommunbas;
const input: StatementsInput = {
  ledger: demoLedger(2024).ledger,
  previous: demoLedger(2023).ledger,
  earlier: [],
  mapping,
  budget: demoLedger(2024).budget,
  entered: [],
  definition: 'includingFinancial',
  at: '2024-12-30',
};
const statements = computeStatements(input);
const bases = forecastBases(statements, { mapping });

describe('months of a span', () => {
  test.each([
    ['2024-01-01', '2024-08-31', 8],
    ['2024-01-01', '2024-12-31', 12],
    ['2024-01-01', '2024-02-29', 2],
    ['2023-02-01', '2023-02-14', 0.5],
    ['2023-07-01', '2024-06-30', 12],
  ])('from %s to %s are %d', (from, to, months) => expect(monthsOf(from, to)).toBe(months));
});

describe('a method', () => {
  const span = { from: '2024-01-01', at: '2024-08-31', to: '2024-12-31' };
  const row = { actualOre: kronor(800), budgetOre: kronor(1500), expectedOre: kronor(100) };
  test.each([
    ['remainingBudget', row, 1500],
    ['remainingBudget', { ...row, actualOre: kronor(1450) }, 1550],
    ['remainingBudget', { ...row, budgetOre: null }, 900],
    ['pace', row, 1350],
    ['budget', row, 1500],
    ['budget', { ...row, budgetOre: null }, 900],
    ['booked', row, 800],
  ] as const)('%s of %j is %d kr', (method, base, kr) => expect(byMethod(base, method, span)).toBe(kronor(kr)));
});

describe('rows that can be judged', () => {
  test('are those of the notes, with actual and budget, and each crown once', () => {
    const sums = forecastSums(judgedBases(bases).map(({ note, actualOre }) => ({ note, amountOre: actualOre })));
    const total = (note: 'income' | 'costs') =>
      statements.notes[note].find(({ isTotal }) => isTotal)?.amounts.currentOre;
    expect([sums.incomeOre, sums.costsOre]).toEqual([total('income'), total('costs')]);
  });

  test('have interest as a row of its own where the notes leave it to the income statement', () => {
    const without = computeStatements({ ...input, definition: 'excludingFinancial' });
    const rows = forecastBases(without, { mapping }).filter(({ position }) => position.startsWith('financial'));
    expect(rows.map(({ note, label }) => [note, label])).toEqual([
      ['income', 'Finansiella intäkter'],
      ['costs', 'Finansiella kostnader'],
    ]);
  });

  test('know what is expected of their project', () => {
    const enter = bases.find(({ row }) => row === 'enter');
    const expected = [{ object: enter?.object?.object ?? '', label: 'Vad som helst', amountOre: 700 }];
    const found = forecastBases(statements, { mapping, expected }).filter(({ expectedOre }) => expectedOre !== 0);
    expect(found.map(({ row, expectedOre }) => [row, expectedOre])).toEqual([['enter', 700]]);
  });

  test('know a programme without a project by its row of the budget, and one without a row gets one', () => {
    const rows = [{ position: 'operatingCosts', label: 'Bryggan', amountOre: kronor(540) } as const];
    const budget = {
      year: 2024,
      version: 1,
      decision: 'd',
      source: 's',
      amounts: [],
      rows,
      plannedEquityUseOre: null,
    };
    const expected = [
      { object: null, label: 'Bryggan', amountOre: 100 },
      { object: '9999', label: 'Nya vägen', amountOre: 30 },
      { object: null, label: 'Nya vägen', amountOre: 3 },
    ];
    const found = forecastBases(computeStatements({ ...input, budget }), { mapping, expected });
    expect(found.filter(({ expectedOre }) => expectedOre !== 0)).toMatchObject([
      { note: 'costs', row: 'bryggan', budgetOre: kronor(540), actualOre: 0, expectedOre: 100 },
      { note: 'costs', row: 'nya-vagen', budgetOre: null, actualOre: 0, expectedOre: 33 },
    ]);
    expect(new Set(found.map(({ note, row }) => `${note} ${row}`)).size).toBe(found.length);
  });
});

const table = (text: string) => {
  const read = readTable(new TextEncoder().encode(text), { knownHeadings: ['note'] });
  if (!read.ok) throw new Error(read.refusal.kind);
  return readForecastSheet(read.value, bases);
};
const head = 'note,line,amount_kr,comment\n';

describe('a table of note, line, amount_kr and comment', () => {
  test.each([
    ['a label', 'costs,Enter,3197000,plan', 'enter', 3_197_000],
    ['a label in other letters', 'COSTS,enter,"3 197 000,50",', 'enter', 3_197_000.5],
    ['a Swedish note', 'kostnader,Enter,0,', 'enter', 0],
    ['a row that has parts', 'costs,Kansli,1900000,', 'kansli', 1_900_000],
    ['a part by its short name', 'costs,Personalkostnader,5,', null, 5],
    ['interest as the statement calls it', 'income,Finansiella intäkter,148000,', 'ranta', 148_000],
    ['a negative where the row is', 'income,Öres och kronutjämning,-10,', 'ores-och-kronutjamning', -10],
  ])('reads %s', (_, line, row, kr) => {
    const read = table(head + line);
    expect(read).toMatchObject({ ok: true, value: [{ amountOre: Math.round(kr * 100), method: 'typed' }] });
    if (row !== null) expect(read).toMatchObject({ value: [{ row }] });
  });

  test.each([
    ['unknown-note', 'cost centre,Enter,1,'],
    ['unknown-line', 'costs,Ingen sådan,1,'],
    ['no-line', 'costs,,1,'],
    ['no-amount', 'costs,Enter,,'],
    ['not-an-amount', 'costs,Enter,tolv,'],
    ['negative', 'costs,Enter,-1,'],
    ['twice', 'costs,Enter,1,\ncosts,enter,1,'],
    ['part-and-whole', 'costs,Kansli,10,\ncosts,Personalkostnader,1,'],
  ])('refuses %s with the row', (code, lines) => {
    const refused = table(head + lines);
    expect(refused).toMatchObject({ ok: false, refusal: { kind: 'fileHasErrors', problems: [{ code }] } });
    const line =
      refused.ok || refused.refusal.kind !== 'fileHasErrors' ? 0 : (refused.refusal.problems[0]?.line ?? 0);
    expect(line).toBe(code === 'twice' ? 3 : 2);
  });

  test('tells every fault at once', () => {
    const refused = table(`${head}x,Enter,1,\ncosts,Enter,1,\ncosts,Ingen,y,`);
    expect(refused).toMatchObject({ ok: false });
    if (refused.ok || refused.refusal.kind !== 'fileHasErrors') throw new Error('is refused');
    expect(refused.refusal.problems.map(({ line, code }) => [line, code])).toEqual([
      [2, 'unknown-note'],
      [4, 'unknown-line'],
      [4, 'not-an-amount'],
    ]);
  });

  test('takes a whole beside parts that say the same as the same money', () => {
    const read = table(`${head}costs,Kansli,7,\ncosts,Personalkostnader,5,\ncosts,Rörelsens kostnader,2,`);
    expect(read).toMatchObject({ ok: true });
    if (read.ok) expect(sumOre(read.value.map(({ amountOre }) => amountOre))).toBe(kronor(7));
  });

  test.each(['line,amount_kr', 'note,amount_kr', 'note,line'])('without a column is refused: %s', (columns) =>
    expect(table(`${columns}\ncosts,Enter`)).toMatchObject({ ok: false, refusal: { kind: 'columnMissing' } }),
  );
});

const anyJudged = fc
  .array(fc.tuple(fc.nat(bases.length - 1), fc.integer({ min: 0, max: 1e10 })), { maxLength: 40 })
  .map((picked) =>
    [...new Map(picked).entries()].map(([index, amountOre]): JudgedRow => {
      const base = bases[index]!;
      return { note: base.note, row: base.row, amountOre, method: 'typed', comment: null };
    }),
  );

describe('the forecast column', () => {
  test('adds up: rows to notes, notes to the result, and the balance sheet balances', () =>
    fc.assert(
      fc.property(anyJudged, (judged) => {
        const rows = forecastRows(bases, judged);
        const sums = forecastSums(rows);
        const told = computeStatements({ ...input, forecast: { rows, receivablesOre: null, liabilitiesOre: null } });
        const amount = (list: 'incomeStatement' | 'balanceSheet', key: string) =>
          told[list].find((row) => row.key === key)?.amounts.forecastOre;
        expect(amount('incomeStatement', 'yearResult')).toBe(sums.resultOre);
        expect(amount('balanceSheet', 'totalAssets')).toBe(amount('balanceSheet', 'totalEquityAndLiabilities'));
        expect((amount('balanceSheet', 'closingEquity') ?? 0) - (amount('balanceSheet', 'openingEquity') ?? 0)).toBe(
          sums.resultOre,
        );
        for (const note of ['income', 'costs'] as const) {
          const wholes = told.notes[note].filter(({ isTotal, of }) => !isTotal && of === null);
          const total = told.notes[note].find(({ isTotal }) => isTotal)?.amounts.forecastOre;
          expect(sumOre(wholes.map(({ amounts }) => amounts.forecastOre ?? 0))).toBe(total);
        }
      }),
    ));

  test('leaves every other column as it was', () => {
    const rows = forecastRows(bases, []);
    const told = computeStatements({ ...input, forecast: { rows, receivablesOre: 1, liabilitiesOre: 2 } });
    const without = (all: typeof told.incomeStatement) =>
      all.map(({ key, amounts }) => [key, { ...amounts, forecastOre: null }]);
    expect(without(told.incomeStatement)).toEqual(without(statements.incomeStatement));
    expect(without(told.balanceSheet)).toEqual(without(statements.balanceSheet));
    const forecast = (key: string) => told.balanceSheet.find((row) => row.key === key)?.amounts.forecastOre;
    expect([forecast('receivables'), forecast('currentLiabilities')]).toEqual([1, 2]);
  });
});

test('an earlier forecast is held against what the year became, the row that was missed by most first', () => {
  const judged: JudgedRow[] = judgedBases(bases).map(({ note, row, actualOre }) => ({
    note,
    row,
    amountOre: actualOre + (row === 'enter' ? 500 : row === 'nova' ? -300 : 0),
    method: 'typed',
    comment: null,
  }));
  const rows: ForecastRow[] = forecastRows(bases, judged).filter(({ row }) => row !== 'it-sparet');
  const told = forecastAccuracy({ version: 1, at: '2024-08-31', rows }, statements);
  const itSparet = bases.find(({ row }) => row === 'it-sparet')?.actualOre ?? 0;
  expect(told.rows.slice(0, 3).map(({ row, missOre }) => [row, missOre])).toEqual([
    ['it-sparet', itSparet],
    ['enter', -500],
    ['nova', 300],
  ]);
  expect(told.costs.actualOre - told.costs.forecastOre).toBe(itSparet - 500 + 300);
  expect(told.income.actualOre).toBe(told.income.forecastOre);
  expect(told.result.actualOre).toBe(
    statements.incomeStatement.find(({ key }) => key === 'yearResult')?.amounts.currentOre,
  );
});
