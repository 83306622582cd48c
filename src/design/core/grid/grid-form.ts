// A grid as the fields of a form: what they are called, and how they are read again, with or without script.
import type { Ore } from '#kernel';
import { formatAmount } from '../formats.ts';
import { readGridCell, type CellFault, type GridColumn, type GridValue, type GridValues } from './grid-column.ts';
import { MOST_GRID_ROWS, placePasted, readCopied, type GridRow } from './pasted.ts';

export const EMPTY_ROW: GridRow = { key: null, cells: {} };

/** Names and ids of the fields of one grid. */
export const gridNames = {
  cell: (at: GridPlace): string => `${at.grid}.${at.row}.${at.column}`,
  cellId: (at: GridPlace): string => `${at.grid}-${at.row}-${at.column}`,
  key: (at: Omit<GridPlace, 'column'>): string => `${at.grid}.${at.row}.*`,
  pasted: (grid: string): string => `${grid}.klistrat`,
  /** Of the buttons that only change the grid. */
  step: (grid: string): string => `${grid}.steg`,
} as const;

export type GridPlace = { readonly grid: string; readonly row: number; readonly column: string };
export type GridStep = 'more' | 'place';

export type SentGrid = {
  /** All rows in their order, empty ones too; what was pasted as text stands after the last filled one. */
  readonly rows: readonly GridRow[];
  /** More rows, or what was pasted as text shown in the grid: nothing is to be saved yet. Null when the form was sent. */
  readonly step: GridStep | null;
};

const MORE_ROWS = 10;

/** The rows of a grid out of a sent form's entries. */
export function readSentGrid(
  entries: Iterable<readonly [string, unknown]>,
  of: { readonly grid: string; readonly columns: readonly GridColumn[] },
): SentGrid {
  const { grid, columns } = of;
  const known = new Set(columns.map(({ id }) => id));
  const rows: { key: string | null; cells: Record<string, string> }[] = [];
  let pasted = '';
  let step: GridStep | null = null;
  for (const [name, value] of entries) {
    if (typeof value !== 'string' || !name.startsWith(`${grid}.`)) continue;
    if (name === gridNames.pasted(grid)) pasted = value;
    if (name === gridNames.step(grid) && (value === 'more' || value === 'place')) step = value;
    const [, number = '', column = ''] = /^(\d{1,4})\.(.+)$/.exec(name.slice(grid.length + 1)) ?? [];
    const at = Number(number);
    if (number === '' || at >= MOST_GRID_ROWS * 2) continue;
    while (rows.length <= at) rows.push({ key: null, cells: {} });
    const row = rows[at];
    if (row && column === '*') row.key = value === '' ? null : value;
    else if (row && known.has(column)) row.cells[column] = value;
  }
  const copied = readCopied({ text: pasted });
  const at = { row: rows.findLastIndex((row) => isFilled(row)) + 1, column: 0 };
  const shown = copied.length === 0 ? rows : placePasted({ columns, rows, at, pasted: copied }).rows;
  const empty = step === 'more' ? Array.from({ length: MORE_ROWS }, () => EMPTY_ROW) : [];
  return { rows: [...shown, ...empty], step };
}

export type GridFault = CellFault & {
  readonly row: number;
  readonly column: string;
  readonly label: string;
  readonly text: string;
  /** Leads to the cell. */
  readonly fieldId: string;
};

export type CheckedRow<Columns extends readonly GridColumn[]> = {
  /** Place in the grid, from 0. */
  readonly row: number;
  readonly key: string | null;
  readonly values: GridValues<Columns>;
};

export type CheckedGrid<Columns extends readonly GridColumn[]> = {
  /** Rows that hold anything; only those without a fault are complete. */
  readonly rows: readonly CheckedRow<Columns>[];
  readonly faults: readonly GridFault[];
};

/** The values of every filled row, and every cell that is not what its column asks for. */
export function checkGrid<const Columns extends readonly GridColumn[]>(given: {
  readonly grid: string;
  readonly columns: Columns;
  readonly rows: readonly GridRow[];
}): CheckedGrid<Columns> {
  const { grid, columns } = given;
  const faults: GridFault[] = [];
  const rows = given.rows.flatMap((of, row) => {
    if (!isFilled(of)) return [];
    const values: Record<string, GridValue> = {};
    for (const column of columns) {
      const text = of.cells[column.id] ?? '';
      const read = readGridCell(column, text);
      values[column.id] = read.ok ? read.value : null;
      if (read.ok) continue;
      const fieldId = gridNames.cellId({ grid, row, column: column.id });
      faults.push({ ...read.refusal, row, column: column.id, label: column.label, text: text.trim(), fieldId });
    }
    return [{ row, key: of.key, values: values as GridValues<Columns> }];
  });
  return { rows, faults };
}

/** A row of a grid out of values that are saved; amounts by `amountText`. */
export function gridRow(key: string | null, cells: Readonly<Record<string, string | number | null>>): GridRow {
  const texts = Object.entries(cells).map(([id, value]) => [
    id,
    value === null ? '' : typeof value === 'number' ? String(value).replace('.', ',') : value,
  ]);
  return { key, cells: Object.fromEntries(texts) as Record<string, string> };
}

/** An amount as it is typed: kronor with thousands parted, and decimals only when there are any. */
export function amountText(amountOre: Ore | null): string | null {
  return amountOre === null ? null : formatAmount(amountOre).replace(/,00$/, '');
}

/** Whether anything but spaces stands in the row. */
export function isFilled({ cells }: GridRow): boolean {
  return Object.values(cells).some((text) => text.trim() !== '');
}
