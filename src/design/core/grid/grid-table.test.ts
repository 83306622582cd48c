import { expect, test } from 'vitest';
import { gridColumns } from './grid-column.ts';
import { gridTable } from './grid-table.ts';

const columns = gridColumns([
  { id: 'namn', label: 'Namn', kind: 'text' },
  { id: 'slag', label: 'Slag', kind: 'choice', options: [{ value: 'kommun', label: 'Kommun' }] },
  { id: 'del', label: 'Del', kind: 'percent' },
]);

test('a grid is read as a table: choices by their words, numbers to the right, empty cells empty', () => {
  const rows = [
    { key: 'a', cells: { namn: 'Habo', slag: 'kommun', del: '6,38' } },
    { key: 'b', cells: { namn: 'Mullsjö', slag: 'okänd' } },
  ];
  const table = gridTable({ id: 'medlemmar', caption: 'Medlemmar', columns, rows });
  expect(table.labelHeading).toBe('Namn');
  expect(table.columns.map(({ label, kind }) => [label, kind])).toEqual([
    ['Slag', 'text'],
    ['Del', 'count'],
  ]);
  expect(table.rows.map(({ label, cells }) => [label, ...cells.map(({ text }) => text)])).toEqual([
    ['Habo', 'Kommun', '6,38'],
    ['Mullsjö', 'okänd', ''],
  ]);
});
