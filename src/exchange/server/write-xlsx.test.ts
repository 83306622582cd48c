import { readTable, readXlsx } from '#exchange/core';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { type SheetToWrite, writeXlsx } from './write-xlsx.ts';

const budget: SheetToWrite = {
  name: 'Budget: 2024/2025',
  columns: [
    { heading: 'Konto', kind: 'text' },
    { heading: 'Belopp', kind: 'kronor' },
    { heading: 'Andel', kind: 'percent' },
  ],
  rows: [
    ['0123', 1234.5, 0.25],
    ['=HYPERLINK("http://x")', -57422, null],
    ['Å & <ö>', null, 1],
  ],
};

describe('writing workbooks', () => {
  test('is read back as it was, text that looks like a formula too', async () => {
    const read = readTable(await writeXlsx([budget]));
    expect(read).toMatchObject({
      value: { name: 'Budget  2024 2025', header: ['Konto', 'Belopp', 'Andel'], problems: [] },
    });
    expect(read.ok && read.value.rows.map(({ cells }) => Object.values(cells))).toEqual(budget.rows);
  });

  test('is read alike by a reader that is not ours', async () => {
    const bytes = await writeXlsx([budget]);
    const [theirs] = await readXlsxFile(Buffer.from(bytes));
    const ours = readXlsx(bytes);
    expect(ours.ok && ours.value.sheets[0]?.rows.map(({ cells }) => Object.values(cells))).toEqual(
      theirs?.data.slice(1),
    );
  });

  test('gives the same bytes every time', async () => {
    const first = await writeXlsx([budget]);
    await new Promise((resolve) => setTimeout(resolve, 2100));
    expect(await writeXlsx([budget])).toEqual(first);
  });

  test('gives every tab a name that a workbook allows', async () => {
    const long = 'Funktionsnedsatta i arbete (FIA) 2024';
    const read = readXlsx(
      await writeXlsx([
        { ...budget, name: long },
        { ...budget, name: long },
        { ...budget, name: '***' },
      ]),
    );
    const names = read.ok ? read.value.sheets.map(({ name }) => name) : [];
    expect(names).toEqual(['Funktionsnedsatta i arbete (FIA', 'Funktionsnedsatta i arbete  2', 'Blad']);
  });

  test('writes 20 000 rows that are all read', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => [`konto ${index}`, index / 100, 0.5]);
    const read = readTable(await writeXlsx([{ ...budget, rows }]));
    expect(read.ok && read.value.rows.at(-1)).toEqual({
      line: 20_001,
      cells: { Konto: 'konto 19999', Belopp: 199.99, Andel: 0.5 },
    });
  }, 60_000);
});
