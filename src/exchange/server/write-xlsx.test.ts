import { readTable, readXlsx } from '#exchange/core';
import readXlsxFile from 'read-excel-file/node';
import { afterEach, describe, expect, test, vi } from 'vitest';
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

afterEach(() => {
  vi.useRealTimers();
});

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
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2024-02-29T23:59:00Z') });
    const first = await writeXlsx([budget]);
    vi.setSystemTime(new Date('2025-07-01T12:00:00Z'));
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

  test('writes 5 000 rows that are all read', async () => {
    const rows = Array.from({ length: 5_000 }, (_, index) => [`konto ${index}`, index / 100, 0.5]);
    const read = readTable(await writeXlsx([{ ...budget, rows }]));
    expect(read.ok && read.value.rows.at(-1)).toEqual({
      line: 5_001,
      cells: { Konto: 'konto 4999', Belopp: 49.99, Andel: 0.5 },
    });
  }, 180_000);
});
