import { describe, expect, test } from 'vitest';
import { presets } from '../mapping/presets.ts';
import { aLedger } from '../../testing/small-ledgers.ts';
import { computeStatements } from './compute.ts';
import { labelIn, labels, tableIn } from './labels.ts';
import { noteNames } from './statement.ts';
import { noteTable, overviewTable, statementTable, type StatementName } from './tables.ts';

const statements = computeStatements({
  ledger: aLedger(
    { opening: { '1930': 1000, '2010': -1000 }, year: { '3511': -500, '4611': 400, '1930': 100 } },
    { year: 2024 },
  ),
  previous: null,
  earlier: [],
  mapping: presets.kommunbas,
  budget: null,
  entered: [],
  definition: 'includingFinancial',
});

const names: readonly StatementName[] = [
  'incomeStatement',
  'balanceSheet',
  'cashFlow',
  'operatingAccount',
  'balanceRequirement',
];

describe('a statement on a screen in English', () => {
  test.each(names)('%s has no Swedish word of ours', (name) => {
    const table = tableIn(statementTable(statements, name), 'en');
    expect(table.rows.filter(({ language }) => language === 'sv')).toEqual([]);
    expect(JSON.stringify([table.caption, table.labelHeading, table.columns, table.rows])).not.toMatch(/[åäö]/i);
  });

  test('the five years too', () => {
    const table = tableIn(overviewTable(statements), 'en');
    expect(JSON.stringify(table)).not.toMatch(/[åäö]|ej angivet/i);
  });

  test('a row of a note that the ledger named keeps its name and says its language', () => {
    const rows = noteNames.flatMap((name) => tableIn(noteTable(statements, name), 'en').rows);
    const own = rows.filter(({ role }) => role !== 'total');
    expect(own.length).toBeGreaterThan(0);
    expect(own.every(({ language }) => language === 'sv')).toBe(true);
    expect(rows.filter(({ role }) => role === 'total').map(({ label }) => label)).toContain('Total');
  });

  test('numbers, ids and the way back to vouchers stay', () => {
    const swedish = statementTable(statements, 'incomeStatement');
    const cells = ({ rows }: typeof swedish) =>
      rows.map((row) => row.cells.map(({ value, figureId }) => [value, figureId]));
    expect(cells(tableIn(swedish, 'en'))).toEqual(cells(swedish));
    expect(tableIn(swedish, 'sv')).toBe(swedish);
  });
});

test('years and days stand in the heads of columns', () => {
  const column = (label: string) => ({ id: label, label, kind: 'amount' as const });
  const table = {
    id: 'a',
    caption: 'x',
    labelHeading: labels.columns.inKronor,
    columns: [labels.budget('2024'), labels.outcome('2024-08-31'), labels.forecast('2024'), '2023'].map(column),
    rows: [],
  };
  expect(tableIn(table, 'en').columns.map(({ label }) => label)).toEqual([
    'Budget 2024',
    'Outcome to 2024-08-31',
    'Forecast 2024',
    '2023',
  ]);
});

test('one label is told in the language of the screen; a name that is not ours has none', () => {
  expect(labelIn('Årets resultat', 'en')).toBe('Result of the year');
  expect(labelIn('Driftbidrag från kommuner', 'en')).toBeNull();
  expect(labelIn('Driftbidrag från kommuner', 'sv')).toBe('Driftbidrag från kommuner');
});
