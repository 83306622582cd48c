// Tables of screens as one file to download.
import { sheetOfTable, writeCsvTables, type SheetToWrite } from '#exchange/core';
import type { TableModel } from '#design/core';
import { assert } from '#kernel';
import { writeXlsx } from './write-xlsx.ts';

export const TABLE_FORMATS = ['csv', 'xlsx'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** One tab a table in XLSX; one after another in CSV. Nothing in the file runs when it is opened. */
export async function writeTableFile(tables: readonly TableModel[], format: TableFormat): Promise<Uint8Array> {
  const [first, ...rest]: SheetToWrite[] = tables.map(sheetOfTable);
  assert(first, 'there is a table to write');
  const sheets = [first, ...rest] as const;
  return format === 'xlsx' ? writeXlsx(sheets) : new TextEncoder().encode(writeCsvTables(sheets));
}
