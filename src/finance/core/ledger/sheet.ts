// Tables from Excel, CSV or paste: which column is which, and amounts in kronor.
import { readSwedishAmount } from '#design/core';
import type { SheetRow, SheetRows } from '#exchange/core';
import type { Ore, Problem } from '#kernel';

/** The head that one of the words begins; undefined when the table has no such column. */
export function findColumn(sheet: SheetRows, words: readonly string[]): string | undefined {
  const isHead = (head: string): boolean => words.some((word) => head.trim().toLowerCase().startsWith(word));
  return sheet.header.find(isHead);
}

export function textOf(row: SheetRow, column: string | undefined): string {
  const cell = column === undefined ? null : row.cells[column];
  return cell === null || cell === undefined ? '' : String(cell).trim();
}

/** An amount in kronor as öre: null when the cell is blank, a problem when it is not an amount. */
export function amountOf(
  row: SheetRow,
  column: string | undefined,
): { readonly ore: Ore | null; readonly problem?: Problem } {
  const cell = column === undefined ? null : (row.cells[column] ?? null);
  if (cell === null || cell === '') return { ore: null };
  const text = typeof cell === 'number' ? cell.toFixed(2) : cell;
  if (text.trim() === '') return { ore: null };
  const amount = readSwedishAmount(text);
  if (amount.ok) return { ore: amount.value };
  return {
    ore: null,
    problem: {
      severity: 'error',
      code: 'not-an-amount',
      line: row.line,
      message: `"${text}" in column ${column} is not an amount in kronor with at most two decimals.`,
    },
  };
}
