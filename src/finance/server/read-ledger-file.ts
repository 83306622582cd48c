import { readTable } from '#exchange/core';
import { fromSie, fromTrialBalance, readSie, type CannotReadLedgerFile, type LedgerInput } from '#finance/core';
import { accept, calendarYear, refuse, type Result } from '#kernel';

const knownHeadings = [
  'konto',
  'kontonamn',
  'benämning',
  'ingående balans',
  'förändring',
  'utgående balans',
  'projekt',
  'ansvar',
];

/** A ledger in whatever file it came: SIE, or a trial balance as a workbook or a text table. Changes nothing. */
export function readLedgerFile(file: {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly year?: number | undefined;
  /** What was pasted has no file name that tells its kind: it is a table. */
  readonly isPasted?: boolean | undefined;
}): Result<LedgerInput, CannotReadLedgerFile> {
  return file.isPasted || isTable(file) ? readTrialBalance(file) : readSieFile(file.bytes);
}

function isTable({ fileName, bytes }: { fileName: string; bytes: Uint8Array }): boolean {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return /\.(csv|tsv|xlsx)$/i.test(fileName) && (isZip || !/\.xlsx$/i.test(fileName));
}

function readSieFile(bytes: Uint8Array): Result<LedgerInput, CannotReadLedgerFile> {
  const read = readSie(bytes);
  if (!read.ok) return read;
  const { problems, ...document } = read.value;
  return fromSie(document, problems);
}

function readTrialBalance(file: {
  bytes: Uint8Array;
  year?: number | undefined;
}): Result<LedgerInput, CannotReadLedgerFile> {
  if (file.year === undefined) return refuse({ kind: 'yearMissing' });
  const table = readTable(file.bytes, { knownHeadings });
  if (!table.ok) return refuse({ kind: 'table', why: table.refusal });
  const read = fromTrialBalance(table.value, calendarYear(file.year));
  if (!read.ok) return read;
  return accept({ ...read.value, problems: [...table.value.problems, ...read.value.problems] });
}
