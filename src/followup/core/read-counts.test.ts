import type { SheetRows } from '#exchange/core';
import { expect, test } from 'vitest';
import { readCount } from './counts.ts';
import { readCountSheet, type SheetContext } from './read-counts.ts';

const context: SheetContext = {
  association: '222000-0000',
  from: '2024-01-01',
  to: '2024-12-31',
  countingUnit: 'participation',
  definitions: [],
  source: 'Inklistrad tabell.',
  decision: null,
};

function sheet(header: string[], rows: (string | number | null)[][]): SheetRows {
  return {
    header,
    rows: rows.map((cells, index) => ({
      line: index + 2,
      cells: Object.fromEntries(header.map((name, place) => [name, cells[place] ?? null])),
    })),
  };
}

test('reads the table that annual reports print, and leaves its total row', () => {
  const read = readCountSheet(
    sheet(
      ['Deltagare 2024', 'Kvinnor', 'Män', 'Varav nya', 'Avslutade', 'Arbete', 'Annat skäl'],
      [
        ['IT-spåret', '1', '5', '2', '0', '', ''],
        ['Koll på förmåga', '31', '33', '45', '', '', ''],
        ['Totalt', '32', '38', '47', '0', '', ''],
      ],
    ),
    context,
  );
  expect(read.problems.map(({ code }) => code)).toEqual(['total-row-skipped']);
  expect(read.packages.map(({ programme }) => programme)).toEqual(['it-sparet', 'koll-pa-formaga']);
  const [itSparet, kpf] = read.packages;
  expect(itSparet && readCount(itSparet, 'participants')?.count).toBe(6);
  expect(itSparet && readCount(itSparet, 'exited')?.count).toBe(0);
  // An empty cell is not reported, not zero.
  expect(kpf && readCount(kpf, 'exited')).toBeNull();
});

test('reads one count a row, in codes or in Swedish', () => {
  const read = readCountSheet(
    sheet(
      ['Insats', 'Mått', 'Kön', 'Ålder', 'Antal'],
      [
        ['NOVA', 'Deltagare', 'Kvinna', '16–29 år', 16],
        ['NOVA', 'participants', 'male', '16-29', '1 012'],
      ],
    ),
    { ...context, programmes: { NOVA: 'nova-stod' } },
  );
  expect(read.problems).toEqual([]);
  expect(read.packages[0]?.programme).toBe('nova-stod');
  expect(read.packages[0]?.measures).toEqual([
    { measure: 'participants', dimensions: { sex: 'female', ageBand: '16-29' }, count: 16 },
    { measure: 'participants', dimensions: { sex: 'male', ageBand: '16-29' }, count: 1012 },
  ]);
});

test.each([
  ['a half person', ['Insats', 'Kvinnor', 'Män'], ['NOVA', '1,5', '2'], 'not-a-whole-number'],
  ['a negative count', ['Insats', 'Kvinnor', 'Män'], ['NOVA', -3, 2], 'not-a-whole-number'],
  ['a row without a programme', ['Insats', 'Kvinnor', 'Män'], ['', 3, 2], 'no-programme'],
  ['an unknown measure', ['Insats', 'Mått', 'Antal'], ['NOVA', 'Lycka', 3], 'unknown-measure'],
  ['an unknown sex', ['Insats', 'Mått', 'Kön', 'Antal'], ['NOVA', 'Deltagare', 'Hund', 3], 'unknown-value'],
] as const)('says the line of %s', (_, header, row, code) => {
  const read = readCountSheet(sheet([...header], [[...row]]), context);
  expect(read.problems).toMatchObject([{ severity: 'error', code, line: 2 }]);
  expect(read.packages).toEqual([]);
});

test('a sheet without counts is refused with its columns named', () => {
  const read = readCountSheet(sheet(['Konto', 'Belopp'], [['1930', 5]]), context);
  expect(read.problems).toMatchObject([{ code: 'no-count-columns', line: null }]);
  expect(read.problems[0]?.message).toContain('Konto, Belopp');
});
