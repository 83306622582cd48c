// A table of entered figures: key, year, value, unit, source, label and budget row.
import {
  cannotReadSentence,
  readTextCell,
  type CannotReadSheet,
  type SheetRow,
  type SheetRows,
} from '#exchange/core';
import { readSwedishNumber } from '#design/core';
import { accept, hasErrors, refuse, unreachable, type Problem, type Result } from '#kernel';
import type { EnteredFigure, EnteredUnit } from './entered.ts';
import { findColumn, textOf } from './ledger/sheet.ts';

export type CannotReadEntered =
  | { readonly kind: 'columnMissing'; readonly header: readonly string[] }
  | { readonly kind: 'noRows' }
  | { readonly kind: 'fileHasErrors'; readonly problems: readonly Problem[] };

export type CannotImportEntered =
  CannotReadEntered | { readonly kind: 'table'; readonly why: CannotReadSheet } | { readonly kind: 'notJson' };

export type EnteredRow = Omit<EnteredFigure, 'version'>;

const units: Readonly<Record<string, EnteredUnit>> = {
  kr: 'kr',
  tkr: 'tkr',
  percent: 'percent',
  procent: 'percent',
  '%': 'percent',
  count: 'count',
  antal: 'count',
};

/** A blank value was looked for and not reported; it is not 0. Whether key and unit fit is for the use case to say. */
export function readEnteredSheet(sheet: SheetRows): Result<readonly EnteredRow[], CannotReadEntered> {
  const columns = {
    key: findColumn(sheet, ['key', 'nyckel']),
    year: findColumn(sheet, ['year', 'år']),
    value: findColumn(sheet, ['value', 'värde', 'belopp']),
    unit: findColumn(sheet, ['unit', 'enhet']),
    source: findColumn(sheet, ['source', 'källa']),
    label: findColumn(sheet, ['label', 'benämning']),
    budgetRow: findColumn(sheet, ['budgetrow', 'budgetrad']),
  };
  const { key, year, value, unit, source } = columns;
  if ([key, year, value, unit, source].includes(undefined)) {
    return refuse({ kind: 'columnMissing', header: sheet.header });
  }
  const problems: Problem[] = [];
  const rows = sheet.rows.flatMap((row): EnteredRow[] => {
    const found = problemOf(row, columns);
    if (found) problems.push(found);
    return [
      {
        key: textOf(row, key),
        year: Number(textOf(row, year)),
        value: numberOf(row, value),
        unit: units[textOf(row, unit).toLowerCase()] ?? 'kr',
        source: textOf(row, source),
        label: textOf(row, columns.label) || null,
        budgetRow: textOf(row, columns.budgetRow) || null,
      },
    ];
  });
  if (rows.length === 0) return refuse({ kind: 'noRows' });
  return hasErrors(problems) ? refuse({ kind: 'fileHasErrors', problems }) : accept(rows);
}

type Columns = Readonly<Record<'key' | 'year' | 'value' | 'unit', string | undefined>>;

function problemOf(row: SheetRow, columns: Columns): Problem | null {
  const error = (code: string, message: string): Problem => ({ severity: 'error', code, line: row.line, message });
  const text = (column: keyof Columns): string => textOf(row, columns[column]);
  if (text('key') === '') return error('no-key', 'The row has no key.');
  if (!/^\d{4}$/.test(text('year'))) return error('not-a-year', `"${text('year')}" is not a year.`);
  if (units[text('unit').toLowerCase()] === undefined) {
    return error('unknown-unit', `"${text('unit')}" is not a unit: kr, tkr, percent or count.`);
  }
  const isBlank = readTextCell(row.cells[columns.value ?? ''] ?? null) === null;
  if (!isBlank && numberOf(row, columns.value) === null) {
    return error('not-a-number', `"${text('value')}" is not a number.`);
  }
  return null;
}

function numberOf(row: SheetRow, column: string | undefined): number | null {
  const cell = column === undefined ? null : (row.cells[column] ?? null);
  return typeof cell === 'string' ? readSwedishNumber(cell) : cell;
}

/** One English sentence for the command line. */
export function enteredRefusalMessage(refusal: CannotImportEntered): string {
  switch (refusal.kind) {
    case 'columnMissing':
      return `The table needs the columns key, year, value, unit and source; its columns are ${refusal.header.join(', ')}.`;
    case 'noRows':
      return 'The file has no figure in it.';
    case 'table':
      return cannotReadSentence(refusal.why);
    case 'notJson':
      return 'The file is not a JSON list of figures with key, year, value, unit and source.';
    case 'fileHasErrors':
      return `The table has errors and nothing was saved; the first, on row ${refusal.problems[0]?.line ?? '?'}: ${refusal.problems[0]?.message ?? ''}`;
    default:
      return unreachable(refusal);
  }
}
