import { describe, expect, test } from 'vitest';
import type { TableModel, TableRow } from './table-model.ts';
import {
  amountCell,
  checkTable,
  countCell,
  emptyCell,
  headingRow,
  hiddenCell,
  oreCell,
  percentCell,
  scoreCell,
  tableFaults,
} from './tables.ts';

function aTable(rows: readonly TableRow[], caption = 'Resultaträkning'): TableModel {
  const columns = [
    { id: 'current', label: '2024', kind: 'amount' },
    { id: 'previous', label: '2023', kind: 'amount' },
  ] as const;
  return { id: 'incomeStatement', caption, labelHeading: 'Belopp i kr', columns, rows };
}

const good: TableRow = { id: 'income', label: 'Intäkter', role: 'row', cells: [amountCell(5), emptyCell()] };

describe('cells', () => {
  test('carry the number and its Swedish text', () => {
    expect(amountCell(-57422)).toEqual({ value: -57422, text: '−57\u202F422' });
    expect(Object.is(amountCell(-0).value, 0)).toBe(true);
    expect(oreCell(123450)).toEqual({ value: 123450, text: '1\u202F234,50' });
    expect(percentCell(0.615, { decimals: 1, figureId: 'a@2024' })).toEqual({
      value: 0.615,
      text: '61,5\u00A0%',
      figureId: 'a@2024',
    });
    expect(scoreCell(4.8).text).toBe('4,8');
  });

  test('an amount that is not printed is empty, a count that nobody reported says so', () => {
    expect(amountCell(null).text).toBe('');
    expect(countCell(null).text).toBe('ej angivet');
    expect(countCell(0).text).toBe('0');
  });
});

describe('tables', () => {
  test('that hold their shape pass through', () => {
    const table = aTable([headingRow({ id: 'h', label: 'Tillgångar' }), good]);
    expect(checkTable(table)).toBe(table);
  });

  test.each([
    ['a cell too few', aTable([{ ...good, cells: [amountCell(1)] }]), 'Row income has 1 cells for 2 columns'],
    ['two rows of one id', aTable([good, good]), 'Two rows have the id income'],
    ['no caption', aTable([good], ' '), 'Table incomeStatement has no caption'],
    [
      'a number that is none',
      aTable([{ ...good, cells: [{ value: Number.NaN, text: 'x' }, emptyCell()] }]),
      'Row income, column current: the value is not a number',
    ],
    [
      'a number without text',
      aTable([{ ...good, cells: [{ value: 1, text: '' }, emptyCell()] }]),
      'Row income, column current: a number without text',
    ],
    [
      'a hidden number',
      aTable([{ ...good, cells: [{ ...hiddenCell(), value: 3 }, emptyCell()] }]),
      'Row income, column current: a hidden cell gives its number away',
    ],
  ])('with %s are found', (_, table, fault) => {
    expect(tableFaults(table)).toEqual([fault]);
    expect(() => checkTable(table)).toThrow(fault);
  });
});
