import {
  amountCell,
  countCell,
  dateCell,
  hiddenCell,
  oreCell,
  percentCell,
  scoreCell,
  textCell,
  type TableModel,
} from '#design/core';
import { describe, expect, test } from 'vitest';
import { sheetOfTable } from './sheet-of-table.ts';
import { writeCsvTables } from './write-csv-tables.ts';

const table: TableModel = {
  id: 'costs',
  caption: 'Kostnader',
  labelHeading: 'Belopp i kr',
  columns: [
    { id: 'amount', label: '2024', kind: 'amount' },
    { id: 'count', label: 'Antal', kind: 'count' },
    { id: 'share', label: 'Andel', kind: 'percent' },
    { id: 'day', label: 'Dag', kind: 'date' },
    { id: 'text', label: 'Text', kind: 'text' },
  ],
  rows: [
    { id: 'heading', label: 'Rubrik', role: 'heading', cells: [] },
    {
      id: 'a',
      label: 'Hyra',
      role: 'row',
      cells: [amountCell(-1234567), countCell(12), percentCell(0.625), dateCell('2024-03-14'), textCell('=1+1')],
    },
    {
      id: 'b',
      label: '@SUM(A1)',
      role: 'row',
      cells: [oreCell(-123456), hiddenCell(), percentCell(null), textCell(''), textCell('\tcmd')],
    },
  ],
};

describe('a table as a sheet', () => {
  test('amounts are kronor whether they stood in öre or whole kronor, shares 0–1, hidden numbers a dash', () => {
    expect(sheetOfTable(table)).toEqual({
      name: 'Kostnader',
      columns: [
        { heading: 'Belopp i kr', kind: 'text' },
        { heading: '2024', kind: 'kronor' },
        { heading: 'Antal', kind: 'count' },
        { heading: 'Andel', kind: 'percent' },
        { heading: 'Dag', kind: 'text' },
        { heading: 'Text', kind: 'text' },
      ],
      rows: [
        ['Rubrik', null, null, null, null, null],
        ['Hyra', -1234567, 12, 0.625, '2024-03-14', '=1+1'],
        ['@SUM(A1)', -1234.56, '–', 'ej angivet', null, '\tcmd'],
      ],
    });
  });

  test('a column with decimals shows them', () => {
    const row = { id: 'x', label: 'x', role: 'row' as const, cells: [scoreCell(4.8)] };
    const scores = { ...table, columns: [{ id: 'mean', label: 'Medel', kind: 'count' as const }], rows: [row] };
    expect(sheetOfTable(scores).columns[1]?.kind).toBe('decimal');
  });
});

describe('tables as CSV', () => {
  test('text that a spreadsheet would run is guarded, negative numbers are not', () => {
    const csv = writeCsvTables([sheetOfTable(table)]);
    expect(csv).toContain("Hyra;-1234567;12;0,625;2024-03-14;'=1+1\r\n");
    expect(csv).toContain("'@SUM(A1);-1234,56;");
    expect(csv).toContain("'\tcmd");
  });

  test('several stand one after another under their names, with one byte order mark', () => {
    const sheet = sheetOfTable(table);
    const csv = writeCsvTables([sheet, { ...sheet, name: '=Andra' }]);
    expect(csv.match(/\uFEFF/g)).toHaveLength(1);
    expect(csv.startsWith('\uFEFF"Kostnader"\r\nBelopp i kr;2024;')).toBe(true);
    expect(csv).toContain('\r\n\r\n"\'=Andra"\r\n');
  });
});
