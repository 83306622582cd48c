// True tables: rows of cells. Columns of numbers are told from columns of words by what is in them.
import type { DocumentLine } from './document.ts';
import { BLANK, type FoundCell, type FoundRow, type FoundTable, MOST_ROWS } from './found-table.ts';
import { isNoteHeading, isYearOrDay } from './headings.ts';
import { isBlankCell, readPrintedNumber } from './printed-number.ts';
import { headingsAbove, titleAbove } from './titles.ts';

type Part = { readonly lines: readonly DocumentLine[]; readonly from: number; readonly to: number };
type GridRow = { readonly cells: readonly string[]; readonly index: number; readonly line: DocumentLine };

export function gridTables(part: Part): FoundTable[] {
  const rows = part.lines
    .slice(part.from, part.to)
    .map((line, offset): GridRow => ({ cells: line.cells ?? [], index: part.from + offset, line }));
  return sections(rows).flatMap((section, index) => {
    const table = readSection(part, section, index > 0);
    return table ? [table] : [];
  });
}

/** A row of headings below amounts begins another table in the same frame. */
function sections(rows: readonly GridRow[]): GridRow[][] {
  const found: GridRow[][] = [[]];
  let hasAmounts = false;
  for (const row of rows) {
    if (hasAmounts && isHeadingRow(row) && row.cells.slice(1).some(isYearOrDay)) {
      found.push([]);
      hasAmounts = false;
    }
    found.at(-1)?.push(row);
    hasAmounts ||= !isHeadingRow(row) && row.cells.slice(1).some((cell) => readPrintedNumber(cell) !== null);
  }
  return found;
}

/** Headings of columns: no amounts, and something over a column of amounts. */
function isHeadingRow({ cells }: GridRow): boolean {
  const rest = cells.slice(1).filter((cell) => cell !== '');
  return rest.length > 0 && rest.every((cell) => isYearOrDay(cell) || readPrintedNumber(cell) === null);
}

function readSection(part: Part, rows: readonly GridRow[], isContinued: boolean): FoundTable | null {
  const first = rows[0];
  const last = rows.at(-1);
  if (!first || !last || rows.length > MOST_ROWS) return null;
  const hasAmounts = rows.some((row) => !isHeadingRow(row) && hasAmount(row));
  const headings: GridRow[] = [];
  while (headings.length < 4) {
    const row = rows[headings.length];
    if (!row) break;
    const isTitleRow =
      row.cells.filter((cell) => cell !== '').length <= 1 && !hasAmount(row) && nextIsHeading(rows, headings.length);
    if (!isHeadingRow(row) && !isTitleRow) break;
    headings.push(row);
  }
  const heads = headings.length === rows.length || !hasAmounts ? rows.slice(0, 1) : headings;
  const body = rows.slice(heads.length);
  const width = Math.max(...rows.map((row) => row.cells.length));
  const headingOf = (column: number): string =>
    heads
      .map((row) => row.cells[column] ?? '')
      .filter(Boolean)
      .join(' ');
  const columns = Array.from({ length: width }, (_, column) => ({
    column,
    heading: headingOf(column),
    isAmounts: isAmountColumn(body, column),
  }));
  const isEmpty = (column: number): boolean => body.every((row) => isBlankCell(row.cells[column] ?? ''));
  const sure = columns.filter((one) => one.isAmounts && one.column > 0 && !isNoteHeading(one.heading));
  // A column with a heading and nothing in it, between columns of amounts, is one of them.
  const amounts = columns.filter(
    (one) =>
      sure.includes(one) ||
      (sure.length > 1 &&
        one.column > (sure[0]?.column ?? 0) &&
        one.heading !== '' &&
        !isNoteHeading(one.heading) &&
        isEmpty(one.column)),
  );
  const firstAmount = amounts[0]?.column ?? width;
  const words = columns.filter((one) => !amounts.includes(one) && one.column > 0);
  const labels = columns.filter(
    (one) => one.column < firstAmount && !isNoteHeading(one.heading) && (amounts.length > 0 || one.column === 0),
  );
  const texts = words.filter((one) => !labels.includes(one) && !isNoteHeading(one.heading));
  if (amounts.length === 0 && texts.length === 0) return null;
  if (amounts.length === 1 && isContents(body, amounts[0]?.column ?? 0)) return null;
  const corner = labels
    .map((one) => one.heading)
    .join(' ')
    .trim();
  const above = isContinued ? '' : titleAbove(part.lines, { index: first.index, from: Math.max(0, first.index - 8) });
  return {
    id: '',
    page: first.line.page,
    line: first.line.line,
    lastLine: last.line.line,
    from: first.index,
    to: last.index,
    title: /^not\s*\.?\s*\d/i.test(corner) ? corner : above,
    under: headingsAbove(part.lines, first.index),
    corner,
    columns: amounts.map((one) => one.heading),
    rows: body
      .map((row): FoundRow => ({
        page: row.line.page,
        line: row.line.line,
        label: labels
          .map((one) => row.cells[one.column] ?? '')
          .filter((text) => text !== '' && !(labels.length > 1 && /^\d{1,2}$/.test(text)))
          .join(' '),
        indent: 0,
        cells: amounts.map((one) => cellOf(row.cells[one.column] ?? '')),
        alternatives: [],
        texts: texts.map((one) => row.cells[one.column] ?? ''),
      }))
      .filter((row) => row.label !== '' || row.cells.some((cell) => cell.number !== null) || row.texts.some(Boolean)),
    textColumns: texts.map((one) => one.heading),
  };
}

function hasAmount(row: GridRow): boolean {
  return row.cells.slice(1).some((cell) => readPrintedNumber(cell) !== null);
}

function nextIsHeading(rows: readonly GridRow[], index: number): boolean {
  const next = rows[index + 1];
  return next !== undefined && isHeadingRow(next);
}

/** Mostly numbers, dashes and blanks, and at least one number that is no year. */
function isAmountColumn(rows: readonly GridRow[], column: number): boolean {
  const cells = rows.map((row) => row.cells[column] ?? '').filter((cell) => !isBlankCell(cell));
  const numbers = cells.filter((cell) => cellOf(cell).number !== null);
  return numbers.length > 0 && numbers.length * 2 >= cells.length;
}

function cellOf(text: string): FoundCell {
  if (isBlankCell(text)) return { ...BLANK, text };
  const number = readPrintedNumber(text);
  if (number) return { text, number };
  // "2 (egenremiss)": the number, and what it is.
  const remarked = /^(\S+(?: \d{3})*)\s*\([^()\d]*\)$/u.exec(text)?.[1];
  const inside = remarked === undefined ? null : readPrintedNumber(remarked);
  return inside ? { text, number: inside } : { text, number: null, isUnread: true };
}

/** A list of contents: one column of growing page numbers without a heading. */
function isContents(rows: readonly GridRow[], column: number): boolean {
  const numbers = rows.map((row) => cellOf(row.cells[column] ?? '').number?.value ?? 0);
  const grows = numbers.every((one, index) => Number.isInteger(one) && one < 400 && one >= (numbers[index - 1] ?? 0));
  return (
    rows.length >= 4 &&
    grows &&
    rows.every((row) => /^\s*(\d{1,2}\.)?/.test(row.cells[0] ?? '')) &&
    rows.some((row) => /^\d{1,2}\.|\.{3,}/.test(row.cells.join('')))
  );
}
