import { describe, expect, test } from 'vitest';
import { gridColumns, readGridCell, readSwedishDay, tidyGridCell, type GridColumn } from './grid-column.ts';
import { checkGrid, gridNames, readSentGrid } from './grid-form.ts';
import { MOST_GRID_ROWS, placePasted } from './pasted.ts';

const columns = gridColumns([
  { id: 'name', label: 'Insats', kind: 'text', isRequired: true },
  { id: 'granted', label: 'Beviljat (kr)', kind: 'money', alsoCalled: ['Beviljade medel', 'Budget'] },
  { id: 'planned', label: 'Platser', kind: 'integer' },
  {
    id: 'kind',
    label: 'Slag',
    kind: 'choice',
    options: [
      { value: 'individual', label: 'Individinriktad', alsoCalled: ['individ'] },
      { value: 'structural', label: 'Strukturövergripande' },
    ],
  },
  { id: 'from', label: 'Från', kind: 'date' },
]);
const column = (kind: GridColumn['kind'], more: Partial<GridColumn> = {}): GridColumn => ({
  id: 'x',
  label: 'X',
  kind,
  ...more,
});

describe('a cell', () => {
  test.each([
    ['money', '1 234 567', 123456700],
    ['money', '1\u00A0234\u202F567,50 kr', 123456750],
    ['integer', '1 200', 1200],
    ['number', '0,75', 0.75],
    ['percent', '85 %', 0.85],
    ['percent', '7,3', 0.073],
    ['date', '14 mars 2025', '2025-03-14'],
    ['text', ' Habo\u00A0 kom\u00ADmun\n', 'Habo kommun'],
    ['prose', 'En rad \r\n två', 'En rad\ntvå'],
  ] as const)('of kind %s reads %j', (kind, text, value) => {
    expect(readGridCell(column(kind), text)).toEqual({ ok: true, value });
  });

  test.each([
    ['money', '12o', { kind: 'notANumber' }],
    ['money', '1,234', { kind: 'partOfAnOre' }],
    ['money', '–5', { kind: 'negative' }],
    ['money', '99999999999999', { kind: 'tooLarge' }],
    ['integer', '1,5', { kind: 'notWhole' }],
    ['integer', '−3', { kind: 'negative' }],
    ['number', 'många', { kind: 'notANumber' }],
    ['number', '9999999999999', { kind: 'tooLarge' }],
    ['date', '31 juni 2025', { kind: 'notADay' }],
    ['text', 'a'.repeat(201), { kind: 'tooLong', most: 200 }],
  ] as const)('of kind %s refuses %j', (kind, text, refusal) => {
    expect(readGridCell(column(kind), text)).toEqual({ ok: false, refusal });
  });

  test('may be negative where the column says so', () => {
    expect(readGridCell(column('money', { mayBeNegative: true }), '−1 000')).toEqual({ ok: true, value: -100000 });
    expect(readGridCell(column('integer', { mayBeNegative: true }), '– 3')).toEqual({ ok: true, value: -3 });
  });

  test('that is empty is null, or asked for', () => {
    expect(readGridCell(column('money'), '\u00A0')).toEqual({ ok: true, value: null });
    expect(readGridCell(column('money', { isRequired: true }), ' ')).toEqual({
      ok: false,
      refusal: { kind: 'required' },
    });
  });

  test('of a choice is found by code, by label and by other names', () => {
    const kind = columns[3];
    for (const text of ['individual', 'INDIVIDINRIKTAD', 'Individ']) {
      expect(readGridCell(kind, text)).toEqual({ ok: true, value: 'individual' });
    }
    expect(readGridCell(kind, 'annat')).toEqual({
      ok: false,
      refusal: { kind: 'notAChoice', options: ['Individinriktad', 'Strukturövergripande'] },
    });
  });

  test('that is pasted is tidied: choices get their code, days their form, a lone dash is nothing', () => {
    expect(tidyGridCell(columns[3], 'Strukturövergripande')).toBe('structural');
    expect(tidyGridCell(columns[4], '1/2 2025')).toBe('2025-02-01');
    expect(tidyGridCell(columns[1], '–')).toBe('');
    expect(tidyGridCell(columns[1], '1\u00A0234,50')).toBe('1 234,50');
    expect(tidyGridCell(columns[1], 'okänt')).toBe('okänt');
  });
});

test.each([
  ['2025-03-14', '2025-03-14'],
  ['2025-03-14 00:00:00', '2025-03-14'],
  ['20250314', '2025-03-14'],
  ['14/3 2025', '2025-03-14'],
  ['14.3.2025', '2025-03-14'],
  ['den 1 sept 2024', '2024-09-01'],
  ['1 jan. 2024', '2024-01-01'],
  ['2025-13-01', null],
  ['mars 2025', null],
  ['14 mar', null],
  ['', null],
])('the day %j is %j', (text, day) => {
  expect(readSwedishDay(text)).toBe(day);
});

describe('pasted rows', () => {
  const place = (pasted: string[][], at = { row: 0, column: 0 }) => placePasted({ columns, rows: [], at, pasted });

  test('go where the focus is when they have no headings', () => {
    const placed = place(
      [
        ['Enter', '100'],
        ['Nova', '200', '3'],
      ],
      { row: 1, column: 0 },
    );
    expect(placed.rows).toEqual([
      { key: null, cells: {} },
      { key: null, cells: { name: 'Enter', granted: '100', planned: '' } },
      { key: null, cells: { name: 'Nova', granted: '200', planned: '3' } },
    ]);
    expect(placed.added).toBe(2);
  });

  test('go under their headings, in whatever order, below a title', () => {
    const placed = place([
      ['Insatser 2025', ''],
      ['Budget', 'Ägare', 'INSATS'],
      ['1\u00A0000', 'Habo', 'Enter'],
    ]);
    expect(placed.rows).toEqual([{ key: null, cells: { granted: '1 000', name: 'Enter' } }]);
    expect(placed.headingsLeft).toEqual(['Ägare']);
  });

  test('of one column may have its heading', () => {
    expect(place([['Platser'], ['12']], { row: 0, column: 2 }).rows).toEqual([
      { key: null, cells: { planned: '12' } },
    ]);
  });

  test('that are totals are left, those that begin with such a word are not', () => {
    const placed = place([
      ['Enter', '100'],
      ['Summa', '100'],
      ['Totalt', ''],
      ['Summa sumarum-gruppen', '5'],
    ]);
    expect(placed.rows.map(({ cells }) => cells['name'])).toEqual(['Enter', 'Totalt', 'Summa sumarum-gruppen']);
    expect(placed.totalsLeft).toBe(1);
  });

  test('keep what stands in other columns and the keys of their rows', () => {
    const rows = [{ key: 'enter', cells: { name: 'Enter', planned: '5' } }];
    const placed = placePasted({ columns, rows, at: { row: 0, column: 1 }, pasted: [['300']] });
    expect(placed.rows).toEqual([{ key: 'enter', cells: { name: 'Enter', planned: '5', granted: '300' } }]);
  });

  test('too wide or too many are told', () => {
    expect(place([['2024-01-01', 'mer']], { row: 0, column: 4 }).columnsLeft).toBe(1);
    const many = place(Array.from({ length: MOST_GRID_ROWS + 7 }, (_, index) => [`Insats ${index}`]));
    expect([many.added, many.rowsLeft, many.rows.length]).toEqual([MOST_GRID_ROWS, 7, MOST_GRID_ROWS]);
  });
});

describe('a sent grid', () => {
  const of = { grid: 'g', columns };
  const name = (row: number, id: string): string => gridNames.cell({ grid: 'g', row, column: id });

  test('is read in its order, with keys, whatever else the form holds', () => {
    const sent = readSentGrid(
      [
        [name(1, 'name'), 'Nova'],
        [gridNames.key({ grid: 'g', row: 1 }), 'nova'],
        [name(0, 'name'), 'Enter'],
        ['annat', 'x'],
        ['g.0.okänd', 'x'],
        ['g.99999.name', 'x'],
      ],
      of,
    );
    expect(sent).toEqual({
      rows: [
        { key: null, cells: { name: 'Enter' } },
        { key: 'nova', cells: { name: 'Nova' } },
      ],
      step: null,
    });
  });

  test('gets what was pasted as text after its last filled row', () => {
    const sent = readSentGrid(
      [
        [name(0, 'name'), 'Enter'],
        [name(1, 'name'), ' '],
        [gridNames.pasted('g'), 'Insats\tPlatser\nNova\t4'],
        [gridNames.step('g'), 'place'],
      ],
      of,
    );
    expect(sent.step).toBe('place');
    expect(sent.rows).toEqual([
      { key: null, cells: { name: 'Enter' } },
      { key: null, cells: { name: 'Nova', planned: '4' } },
    ]);
  });

  test('gets more rows when they were asked for', () => {
    const sent = readSentGrid(
      [
        [name(0, 'name'), 'Enter'],
        [gridNames.step('g'), 'more'],
      ],
      of,
    );
    expect([sent.step, sent.rows.length]).toEqual(['more', 11]);
  });

  test('gives values of filled rows and faults that lead to their cells', () => {
    const rows = [
      {
        key: 'enter',
        cells: { name: 'Enter', granted: '1 000', planned: '', kind: 'structural', from: '1 mars 2024' },
      },
      { key: null, cells: { name: '  ', granted: '' } },
      { key: null, cells: { granted: '12o' } },
    ];
    const checked = checkGrid({ grid: 'g', columns, rows });
    expect(checked.rows[0]).toEqual({
      row: 0,
      key: 'enter',
      values: { name: 'Enter', granted: 100000, planned: null, kind: 'structural', from: '2024-03-01' },
    });
    expect(checked.rows).toHaveLength(2);
    expect(checked.faults.map(({ kind, row, fieldId, text }) => [kind, row, fieldId, text])).toEqual([
      ['required', 2, 'g-2-name', ''],
      ['notANumber', 2, 'g-2-granted', '12o'],
    ]);
  });
});
