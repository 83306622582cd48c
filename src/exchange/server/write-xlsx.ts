// Writes workbooks for people: a bold header that stays in sight, Swedish number formats, text that is never a formula.
import { unzipSync, zipSync } from 'fflate';
import writeXlsxFile from 'write-excel-file/node';
import type { Cell, Row } from 'write-excel-file/node';
import type { SheetCell, SheetColumnKind, SheetToWrite } from '#exchange/core';

export type { SheetToWrite };

/** Kronor take numbers in kronor, percent a share 0–1. The same input gives the same bytes. */
export async function writeXlsx(sheets: readonly [SheetToWrite, ...SheetToWrite[]]): Promise<Uint8Array> {
  const names = tabNames(sheets.map(({ name }) => name));
  const written = await writeXlsxFile(
    sheets.map((sheet, index) => ({
      sheet: names[index] ?? `Blad${index + 1}`,
      columns: sheet.columns.map((column, place) => ({
        width: columnWidth(sheet, { heading: column.heading, place }),
      })),
      stickyRowsCount: 1,
      data: [
        headerRow(sheet),
        ...sheet.rows.map((row) => row.map((cell, place) => cellOf(cell, sheet.columns[place]?.kind ?? 'text'))),
      ],
    })),
    { fontFamily: 'Calibri', fontSize: 11 },
  ).toBuffer();
  return withoutClock(new Uint8Array(written));
}

const FORMATS = {
  text: undefined,
  count: '#,##0',
  decimal: '#,##0.0#',
  kronor: '#,##0.00',
  percent: '0%',
} as const satisfies Record<SheetColumnKind, string | undefined>;

function headerRow(sheet: SheetToWrite): Row {
  return sheet.columns.map(({ heading, kind }) => ({
    value: heading,
    type: String,
    fontWeight: 'bold',
    align: kind === 'text' ? 'left' : 'right',
  }));
}

/** A string cell is stored as text, so that `=1+1` is shown and not run. */
function cellOf(cell: SheetCell, kind: SheetColumnKind): Cell {
  if (cell === null) return null;
  if (typeof cell === 'string') return { value: cell, type: String };
  const format = FORMATS[kind];
  return format === undefined ? { value: cell, type: Number } : { value: cell, type: Number, format };
}

function columnWidth(sheet: SheetToWrite, at: { readonly heading: string; readonly place: number }): number {
  const lengths = sheet.rows
    .slice(0, 500)
    .map((row) => String(row[at.place] ?? '').length + (typeof row[at.place] === 'number' ? 4 : 0));
  return Math.min(60, Math.max(8, at.heading.length, ...lengths) + 2);
}

/** Tabs have at most 31 letters, none of []:*?/\ and no two alike. */
function tabNames(names: readonly string[]): readonly string[] {
  const taken: string[] = [];
  for (const name of names) {
    const bare =
      name
        .replaceAll(/[[\]:*?/\\]/g, ' ')
        .replaceAll(/^'+|'+$/g, '')
        .trim()
        .slice(0, 31) || 'Blad';
    let free = bare;
    for (let number = 2; taken.some((other) => other.toLowerCase() === free.toLowerCase()); number += 1) {
      free = `${bare.slice(0, 27)} ${number}`;
    }
    taken.push(free);
  }
  return taken;
}

/** The archive's own times are set to one day (local, so that every time zone writes the same), its parts to one order. */
function withoutClock(bytes: Uint8Array): Uint8Array {
  const parts = Object.entries(unzipSync(bytes)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(parts), { mtime: new Date(1980, 0, 2), level: 6 });
}
