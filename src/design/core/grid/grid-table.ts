import type { ColumnKind, TableModel } from '../table-model.ts';
import { textCell } from '../tables.ts';
import { isNumeric, type GridColumn } from './grid-column.ts';
import type { GridRow } from './pasted.ts';

/** The rows of a grid as a table that is read; the first column names the rows. */
export function gridTable(of: {
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
}): TableModel {
  const { id, caption, columns, rows } = of;
  const [first, ...rest] = columns;
  const shown = (row: GridRow, column: GridColumn | undefined): string => {
    const text = row.cells[column?.id ?? ''] ?? '';
    return column?.options?.find(({ value }) => value === text)?.label ?? text;
  };
  const kind = (column: GridColumn): ColumnKind => (isNumeric(column.kind) ? 'count' : 'text');
  return {
    id,
    caption,
    labelHeading: first?.label ?? '',
    columns: rest.map((column) => ({ id: column.id, label: column.label, kind: kind(column) })),
    rows: rows.map((row, place) => ({
      id: String(place),
      label: shown(row, first),
      role: 'row',
      cells: rest.map((column) => textCell(shown(row, column))),
    })),
  };
}
