// Builders of cells and the promise every table keeps, so that rooms do not write cells by hand.
import { assert } from '#kernel';
import {
  formatAmount,
  formatCount,
  formatDate,
  formatPercent,
  formatScore,
  HIDDEN,
  NOT_REPORTED,
} from './formats.ts';
import type { Cell, Column, TableModel, TableRow } from './table-model.ts';

/** What a cell may carry beside its number. */
export type CellLink = Pick<Cell, 'figureId' | 'address' | 'language'>;

/** Whole kronor or whole tkr as printed, without unit (the head says it). Null: nothing is printed. */
export function amountCell(wholeAmount: number | null, link: CellLink = {}): Cell {
  return wholeAmount === null ? emptyCell() : numberCell(wholeAmount, formatCount(wholeAmount), link);
}

/** An exact amount in öre, printed as kronor with two decimals; for vouchers. `value` is öre. */
export function oreCell(amountOre: number | null, link: CellLink = {}): Cell {
  return amountOre === null ? emptyCell() : numberCell(amountOre, formatAmount(amountOre), link);
}

/** A count. Null is "ej angivet", which is not zero and not empty. */
export function countCell(count: number | null, link: CellLink = {}): Cell {
  return count === null ? notReportedCell() : numberCell(count, formatCount(count), link);
}

/** A share 0–1; `value` is the share. */
export function percentCell(share: number | null, link: CellLink & { readonly decimals?: 0 | 1 | 2 } = {}): Cell {
  const { decimals = 0, ...rest } = link;
  return share === null ? notReportedCell() : numberCell(share, formatPercent(share, decimals), rest);
}

export function scoreCell(score: number | null, link: CellLink = {}): Cell {
  return score === null ? notReportedCell() : numberCell(score, formatScore(score), link);
}

export function textCell(text: string, link: CellLink = {}): Cell {
  return { value: null, text, ...link };
}

export function dateCell(day: string): Cell {
  return textCell(formatDate(day, 'table'));
}

export function emptyCell(): Cell {
  return { value: null, text: '' };
}

export function notReportedCell(): Cell {
  return { value: null, text: NOT_REPORTED };
}

/** A number that disclosure control hides: nothing of it is in the cell. */
export function hiddenCell(): Cell {
  return { value: null, text: HIDDEN, isHidden: true };
}

export function headingRow(row: { readonly id: string; readonly label: string }): TableRow {
  return { ...row, role: 'heading', cells: [] };
}

/** What is wrong with a table's shape, one English sentence each; an empty list when it holds. */
export function tableFaults(table: TableModel): readonly string[] {
  const faults = [...repeated(table.columns, 'column'), ...repeated(table.rows, 'row')];
  if (table.caption.trim() === '') faults.push(`Table ${table.id} has no caption`);
  for (const row of table.rows) faults.push(...rowFaults(table.columns, row));
  return faults;
}

/** Gives the table back; throws when our own code built it wrong. */
export function checkTable(table: TableModel): TableModel {
  const faults = tableFaults(table);
  assert(faults.length === 0, `table ${table.id} keeps its shape: ${faults.join('; ')}`);
  return table;
}

function rowFaults(columns: readonly Column[], row: TableRow): string[] {
  if (row.role === 'heading' && row.cells.length === 0) return [];
  if (row.cells.length !== columns.length) {
    return [`Row ${row.id} has ${row.cells.length} cells for ${columns.length} columns`];
  }
  return row.cells.flatMap((cell, index) =>
    cellFaults(cell).map((fault) => `Row ${row.id}, column ${columns[index]?.id}: ${fault}`),
  );
}

function cellFaults(cell: Cell): string[] {
  const faults: string[] = [];
  if (cell.value !== null && !Number.isFinite(cell.value)) faults.push('the value is not a number');
  if (cell.value !== null && cell.text === '') faults.push('a number without text');
  if (cell.isHidden && cell.value !== null) faults.push('a hidden cell gives its number away');
  return faults;
}

function repeated(items: readonly { readonly id: string }[], noun: string): string[] {
  const ids = items.map(({ id }) => id);
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map(
    (id) => `Two ${noun}s have the id ${id}`,
  );
}

function numberCell(value: number, text: string, link: CellLink): Cell {
  return { value: value + 0, text, ...link };
}
