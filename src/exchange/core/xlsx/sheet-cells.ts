// The cells of one sheet, with what could not be read told by row.
import { addDays, type Problem } from '#kernel';
import type { GridRow, SheetCell, SheetLimits } from '../sheet.ts';
import { unescapeText, type Workbook } from './workbook.ts';
import { attribute, xmlTokens } from './xml.ts';

export type SheetGrid = {
  readonly grid: readonly GridRow[];
  readonly problems: readonly Problem[];
  /** The part ends where it should. */
  readonly isWhole: boolean;
  readonly exceeds: 'rows' | 'columns' | null;
};

type OpenCell = {
  readonly reference: string;
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string | null;
  inline: string;
  hasFormula: boolean;
};

/** Sparse sheets stay small: a cell far away is refused by the limits and never padded. */
export function readSheetCells(xml: string, workbook: Workbook, limits: SheetLimits): SheetGrid {
  const grid: GridRow[] = [];
  const problems: Problem[] = [];
  let cells: SheetCell[] = [];
  let line = 0;
  let cell: OpenCell | null = null;
  let inside = '';
  let isWhole = false;
  for (const token of xmlTokens(xml)) {
    if (token.kind === 'text') {
      if (cell && inside === 'v') cell.value = (cell.value ?? '') + token.text;
      if (cell && inside === 't') cell.inline += token.text;
      continue;
    }
    if (token.kind === 'close') {
      inside = '';
      if (token.name === 'worksheet') isWhole = true;
      if (token.name === 'c' && cell) {
        cells[cell.column] = settle(cell, { workbook, line, problems });
        cell = null;
      }
      if (token.name === 'row' && cells.some((value) => value !== null && value !== undefined)) {
        grid.push({ line, cells: Array.from(cells, (value) => value ?? null) });
      }
      continue;
    }
    if (token.name === 'row') {
      line = Number(attribute(token.attributes, 'r') ?? line + 1);
      cells = [];
      if (!Number.isSafeInteger(line) || grid.length >= limits.rows)
        return { grid, problems, isWhole, exceeds: 'rows' };
    } else if (token.name === 'c') {
      const opened = openCell(token.attributes, cells.length);
      if (opened.column >= limits.columns) {
        if (!token.isEmpty) return { grid, problems, isWhole, exceeds: 'columns' };
        continue;
      }
      cell = token.isEmpty ? null : opened;
      if (token.isEmpty) cells[opened.column] = null;
    } else if (token.name === 'f' && cell) cell.hasFormula = true;
    if (!token.isEmpty) inside = token.name === 'v' || token.name === 't' ? token.name : '';
  }
  return { grid, problems, isWhole, exceeds: null };
}

function openCell(attributes: string, next: number): OpenCell {
  const reference = attribute(attributes, 'r') ?? '';
  const type = attribute(attributes, 't') ?? 'n';
  const style = Number(attribute(attributes, 's') ?? '0');
  return { reference, column: columnOf(reference) ?? next, type, style, value: null, inline: '', hasFormula: false };
}

function settle(
  cell: OpenCell,
  at: { readonly workbook: Workbook; readonly line: number; readonly problems: Problem[] },
): SheetCell {
  const where = cell.reference === '' ? `column ${cell.column + 1}` : cell.reference;
  if (cell.type === 'inlineStr') return textOrNull(cell.inline);
  if (cell.value === null || cell.value === '') {
    if (cell.hasFormula && cell.value === null) {
      const message = `Cell ${where} is a formula without a stored result; open and save the file in a spreadsheet program.`;
      at.problems.push({ severity: 'error', code: 'xlsx-formula-without-result', line: at.line, message });
    }
    return null;
  }
  if (cell.type === 'e') {
    const message = `Cell ${where} shows the error ${cell.value}.`;
    at.problems.push({ severity: 'error', code: 'xlsx-cell-error', line: at.line, message });
    return null;
  }
  const value = typedValue(cell, cell.value, at.workbook);
  if (value === undefined) {
    const message = `Cell ${where} cannot be read.`;
    at.problems.push({ severity: 'error', code: 'xlsx-cell-unreadable', line: at.line, message });
    return null;
  }
  return value;
}

/** Undefined when the stored value does not fit its type. */
function typedValue(cell: OpenCell, value: string, workbook: Workbook): SheetCell | undefined {
  if (cell.type === 's') {
    const text = workbook.texts[Number(value)];
    return text === undefined ? undefined : textOrNull(text);
  }
  if (cell.type === 'str') return textOrNull(value);
  if (cell.type === 'b') return value === '1' ? 'ja' : 'nej';
  if (cell.type === 'd') return value.slice(0, 10);
  const number = Number(value);
  if (!Number.isFinite(number)) return undefined;
  return workbook.isDateStyle[cell.style] ? dayOf(number, workbook.dayZero) : number;
}

/** Days are counted from day zero; the time of day is left out. Excel believes in 29 February 1900, hence the shift. */
function dayOf(serial: number, dayZero: Workbook['dayZero']): SheetCell {
  const days = Math.floor(serial);
  if (days < 1 || days > 2_900_000) return serial;
  return addDays(dayZero, dayZero === '1899-12-30' && days < 60 ? days + 1 : days);
}

function textOrNull(text: string): string | null {
  const trimmed = unescapeText(text).trim();
  return trimmed === '' ? null : trimmed;
}

/** `C7` → 2; null when the reference is missing or has too many letters to be a column. */
function columnOf(reference: string): number | null {
  const letters = /^\$?([A-Za-z]{1,3})\$?\d+$/.exec(reference)?.[1]?.toUpperCase();
  if (!letters) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
