// One row of a typed table, and how its cells are read whatever form the table has.
import type { Problem } from '#kernel';
import type { PackageCount } from './package.ts';

/** One row's outcome: counts of one programme, or problems with its line. */
export type RowCounts = {
  readonly programme: string;
  readonly counts: readonly PackageCount[];
  readonly problems: readonly Problem[];
};

/** Headings over the names of programmes, in either form of table. */
export const PROGRAMME_COLUMNS: readonly string[] = ['insats', 'programme', 'program', 'verksamhet'];

/** The header that has one of these names, whatever its case; null when none has. */
export function findColumn(header: readonly string[], names: readonly string[]): string | null {
  return header.find((column) => names.includes(column.trim().toLowerCase())) ?? null;
}

/** A count as typed: digits with or without spaces; `-`, `–` and nothing mean not reported. */
export function readWholeNumber(cell: string | number | null | undefined): number | null | 'notANumber' {
  if (cell === null || cell === undefined) return null;
  if (typeof cell === 'number') return Number.isSafeInteger(cell) && cell >= 0 ? cell : 'notANumber';
  const digits = cell.replaceAll(/[\s\u00A0\u202F]/g, '');
  if (digits === '' || digits === '-' || digits === '\u2013') return null;
  return /^\d{1,9}$/.test(digits) ? Number(digits) : 'notANumber';
}

export function rowError(line: number, code: string, message: string): Problem {
  return { severity: 'error', code, line, message };
}
