// Text tables: CSV of any Swedish flavour, and what is pasted from Excel or Word.
import { accept, type Problem, refuse, type Result } from '#kernel';
import { CsvError, parse } from 'csv-parse/sync';
import { sheetFromGrid } from './header.ts';
import {
  type CannotReadSheet,
  type GridRow,
  type ReadSheet,
  type SheetCell,
  type SheetOptions,
  USUAL_LIMITS,
} from './sheet.ts';
import { decodeText, foreignKind } from './text-encoding.ts';

export type Delimiter = ';' | ',' | '\t' | '|';

/**
 * Reads bytes (UTF-8, UTF-16 with mark, else Windows-1252) or text; the delimiter is found. Cells are trimmed text,
 * never turned into numbers here (account `0123` stays). Problem codes: csv-encoding-assumed, csv-quote-not-closed,
 * csv-too-many-cells, sheet-unnamed-column, sheet-repeated-heading.
 */
export function readCsv(source: Uint8Array | string, options: SheetOptions = {}): Result<ReadSheet, CannotReadSheet> {
  const limits = { ...USUAL_LIMITS, ...options.limits };
  if (source.length > limits.bytes) return refuse({ kind: 'tooLarge', what: 'bytes', limit: limits.bytes });
  if (typeof source === 'string') return readText(source, { options, problems: [] });
  if (source.length === 0) return refuse({ kind: 'empty' });
  const foreign = foreignKind(source);
  if (foreign) return refuse({ kind: 'wrongType', found: foreign });
  const { text, encoding } = decodeText(source);
  const message = 'The text is not UTF-8; it is read as Windows-1252. Check å, ä and ö.';
  const assumed: Problem = { severity: 'info', code: 'csv-encoding-assumed', line: null, message };
  return readText(text, { options, problems: encoding === 'windows-1252' ? [assumed] : [] });
}

/** What was copied in Excel or Word: cells parted by tabs. Falls back to the other delimiters when there is no tab. */
export function readPastedTable(text: string, options: SheetOptions = {}): Result<ReadSheet, CannotReadSheet> {
  return readCsv(text, options);
}

/** The delimiter that most lines have, outside quotes; a tab or semicolon before a comma, which Swedish decimals use. */
export function findDelimiter(text: string): Delimiter | null {
  const lines = text
    .slice(0, 100_000)
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/"(?:[^"]|"")*"/g, '""')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, 50);
  const candidates: readonly Delimiter[] = ['\t', ';', '|', ','];
  const counted = candidates.map((delimiter) => ({
    delimiter,
    lines: lines.filter((line) => line.includes(delimiter)).length,
  }));
  const most = Math.max(...counted.map((candidate) => candidate.lines));
  return most === 0 ? null : (counted.find((candidate) => candidate.lines >= most * 0.8)?.delimiter ?? null);
}

function readText(
  raw: string,
  context: { readonly options: SheetOptions; readonly problems: readonly Problem[] },
): Result<ReadSheet, CannotReadSheet> {
  // One kind of line ending, so that a line is counted once also inside quotation marks.
  const text = raw.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');
  if (text.trim() === '') return refuse({ kind: 'empty' });
  // Excel's own first line that names the delimiter.
  const named = /^sep=([;,|\t])\n/i.exec(text);
  const body = named ? text.slice(named[0].length) : text;
  const delimiter = (named?.[1] as Delimiter | undefined) ?? findDelimiter(body);
  if (!delimiter) return refuse({ kind: 'noTable' });
  const parsed = parseLines(body, { delimiter, firstLine: named ? 2 : 1 });
  const sheet = sheetFromGrid(
    { name: '', grid: parsed.grid, problems: [...context.problems, ...parsed.problems] },
    context.options,
  );
  return sheet.ok
    ? accept({ ...sheet.value, problems: [...sheet.value.problems, ...overlong(sheet.value, parsed.grid)] })
    : sheet;
}

type Parsed = { readonly grid: readonly GridRow[]; readonly problems: readonly Problem[] };

function parseLines(text: string, how: { readonly delimiter: Delimiter; readonly firstLine: number }): Parsed {
  try {
    return { grid: gridOf(text, how, '"'), problems: [] };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] + how.firstLine - 1 : null;
    const message =
      'A quotation mark is never closed; quotation marks are read as ordinary letters in the whole file.';
    const problem: Problem = { severity: 'error', code: 'csv-quote-not-closed', line, message };
    return { grid: gridOf(text, how, null), problems: [problem] };
  }
}

function gridOf(
  text: string,
  how: { readonly delimiter: Delimiter; readonly firstLine: number },
  quote: '"' | null,
): readonly GridRow[] {
  let line = how.firstLine;
  const records = parse(text, {
    delimiter: how.delimiter,
    quote,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    record_delimiter: '\n',
  }) as unknown as readonly { readonly record: readonly string[]; readonly info: { readonly lines: number } }[];
  return records.map(({ record, info }) => {
    const row = { line, cells: record.map(cellOf) };
    line = how.firstLine + info.lines;
    return row;
  });
}

function cellOf(text: string): SheetCell {
  const trimmed = text.replaceAll(/[\u200B\uFEFF]/g, '').trim();
  // A text that our own writer guarded against being run as a formula.
  const bare = /^'[=+\-@]/.test(trimmed) ? trimmed.slice(1) : trimmed;
  return bare === '' ? null : bare;
}

const MOST_TOLD = 50;

/** Cells beyond the header are kept under names of their own, but they are mostly a stray delimiter in a text. */
function overlong(sheet: ReadSheet, grid: readonly GridRow[]): readonly Problem[] {
  const width = grid.find(({ line }) => line === sheet.headerLine)?.cells.length ?? 0;
  const lines = grid
    .filter(({ line, cells }) => line > sheet.headerLine && cells.slice(width).some((cell) => cell !== null))
    .map(({ line }) => line);
  const left = lines.length - MOST_TOLD;
  return lines.slice(0, MOST_TOLD).map((line, index) => ({
    severity: 'warning',
    code: 'csv-too-many-cells',
    line,
    message:
      'The line has more cells than the header; is there a delimiter inside a text without quotation marks?' +
      (index === MOST_TOLD - 1 && left > 0 ? ` The same holds for ${left} more lines.` : ''),
  }));
}
