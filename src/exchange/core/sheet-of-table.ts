// A table of a screen as a table for a spreadsheet: numbers are numbers, everything else is text.
import { readSwedishNumber, type Cell, type Column, type ColumnKind, type TableModel } from '#design/core';
import type { SheetCell } from './sheet.ts';

export type SheetColumnKind = 'text' | 'count' | 'decimal' | 'kronor' | 'percent';

export type SheetToWrite = {
  /** Name of the tab; what a workbook forbids is left out. */
  readonly name: string;
  readonly columns: readonly { readonly heading: string; readonly kind: SheetColumnKind }[];
  readonly rows: readonly (readonly SheetCell[])[];
};

/** The printed cells: an amount in kronor, a share 0–1, a hidden number as its dash. The label column comes first. */
export function sheetOfTable(table: TableModel): SheetToWrite {
  return {
    name: table.caption,
    columns: [
      { heading: table.labelHeading, kind: 'text' },
      ...table.columns.map((column, index) => ({ heading: column.label, kind: kindOf(table, { column, index }) })),
    ],
    rows: table.rows.map((row) => [
      row.label,
      ...table.columns.map(({ kind }, index) => sheetCell(row.cells[index], kind)),
    ]),
  };
}

function sheetCell(cell: Cell | undefined, kind: ColumnKind): SheetCell {
  if (cell === undefined || cell.text === '') return null;
  if (cell.isHidden || cell.value === null || !isNumber(kind)) return cell.text;
  // The text says what an amount is in: öre and whole kronor both stand as a `value`.
  return kind === 'amount' ? (readSwedishNumber(cell.text) ?? cell.text) : cell.value;
}

const isNumber = (kind: ColumnKind): boolean => kind === 'amount' || kind === 'count' || kind === 'percent';

function kindOf(table: TableModel, of: { readonly column: Column; readonly index: number }): SheetColumnKind {
  switch (of.column.kind) {
    case 'amount':
      return 'kronor';
    case 'percent':
      return 'percent';
    case 'count':
      return table.rows.every(({ cells }) => Number.isInteger(cells[of.index]?.value ?? 0)) ? 'count' : 'decimal';
    default:
      return 'text';
  }
}
