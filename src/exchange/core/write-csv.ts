// Writes CSV that Swedish Excel opens by double click, and that runs nothing when it is opened.
import type { SheetCell } from './sheet.ts';

export type TableToWrite = {
  readonly header: readonly string[];
  readonly rows: readonly (readonly SheetCell[])[];
};

/** Semicolons, CRLF, decimal commas and a byte order mark. `delimiter` and `decimal` for programs that want others. */
export function writeCsv(
  table: TableToWrite,
  form: { readonly delimiter?: ';' | ',' | '\t'; readonly decimal?: ',' | '.' } = {},
): string {
  const { delimiter = ';', decimal = ',' } = form;
  const lines = [table.header, ...table.rows].map((row) =>
    row.map((cell) => quoted(cellText(cell, decimal), delimiter)).join(delimiter),
  );
  return `\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`;
}

/** A text that a spreadsheet would run as a formula gets an apostrophe; a plain number keeps its sign. */
export function guardFormula(text: string): string {
  if (/^[+-]?\d[\d \u00A0\u202F]*(?:[.,]\d+)?$/.test(text)) return text;
  // Full-width signs are formula signs to some programs, and blank letters before a sign hide it from people only.
  const visible = text.replace(/^[\p{Cc}\s\uFEFF]+/u, '');
  return /^[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/.test(visible) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
}

function cellText(cell: SheetCell, decimal: ',' | '.'): string {
  if (cell === null) return '';
  return typeof cell === 'number' ? String(cell).replace('.', decimal) : guardFormula(cell);
}

function quoted(text: string, delimiter: string): string {
  return text.includes(delimiter) || /["\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
