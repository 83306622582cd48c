// Finding the table, the row and the column that a rule speaks of.
import { type Amount, amountOf, isKnown } from './amount.ts';
import type { Place } from './finding.ts';
import type {
  ControlledColumn,
  ControlledRow,
  ControlledTable,
  Line,
  ReportUnderControl,
  TableKind,
} from './report-under-control.ts';

/** Years in which amounts of two tables can be compared: `actual:2024`, `budget:2024`, `forecast:2024`. */
export type Basis = string;

/** A number of the report together with where it stands. */
export type Located = {
  readonly amount: Amount;
  readonly place: Place;
  /** "Resultaträkning, Årets resultat 2024" */
  readonly label: string;
  readonly table: ControlledTable;
  readonly row: ControlledRow;
  readonly column: ControlledColumn;
};

export function tablesOf(report: ReportUnderControl, kind: TableKind): readonly ControlledTable[] {
  return report.tables.filter((table) => table.kind === kind);
}

export function tableOf(report: ReportUnderControl, kind: TableKind): ControlledTable | undefined {
  return report.tables.find((table) => table.kind === kind);
}

export function rowWithLine(table: ControlledTable | undefined, line: Line): ControlledRow | undefined {
  return table?.rows.find((row) => row.line === line);
}

/** Null for a column that holds no amounts of a year. */
export function basisOf(column: ControlledColumn): Basis | null {
  if (column.year === null) return null;
  switch (column.kind) {
    case 'current':
    case 'previous':
    case 'year':
      return `actual:${column.year}`;
    case 'budget':
    case 'forecast':
      return `${column.kind}:${column.year}`;
    case 'deviation':
    case 'measure':
      return null;
  }
}

export function actual(year: number): Basis {
  return `actual:${year}`;
}

export function basesOf(table: ControlledTable | undefined): readonly Basis[] {
  return (table?.columns ?? []).map(basisOf).filter((basis) => basis !== null);
}

/** The number in a cell; undefined when the table has no such column or nothing is known there. */
export function at(table: ControlledTable, row: ControlledRow, columnIndex: number): Located | undefined {
  const column = table.columns[columnIndex];
  if (!column) return undefined;
  const amount = amountOf(row.cells[columnIndex], row.unit ?? table.unit);
  return isKnown(amount)
    ? { amount, place: placeOf(table, row, column), label: labelOf(table, row, column), table, row, column }
    : undefined;
}

export function rowOn(
  table: ControlledTable | undefined,
  row: ControlledRow | undefined,
  basis: Basis,
): Located | undefined {
  if (!table || !row) return undefined;
  return at(
    table,
    row,
    table.columns.findIndex((column) => basisOf(column) === basis),
  );
}

export function lineOn(table: ControlledTable | undefined, line: Line, basis: Basis): Located | undefined {
  return rowOn(table, rowWithLine(table, line), basis);
}

export function placeOf(table: ControlledTable, row?: ControlledRow, column?: ControlledColumn): Place {
  return {
    path: [table.caption, row?.label, column?.label].filter(Boolean).join(' › '),
    tableId: table.id,
    ...(row ? { rowId: row.id } : {}),
    ...(column ? { columnId: column.id } : {}),
  };
}

export function labelOf(table: ControlledTable, row: ControlledRow, column: ControlledColumn): string {
  return `${table.caption}, ${row.label} (${column.label})`;
}

/** Label without case, spaces, note marks and genitive-like noise: two rows with one name have one key. */
export function labelKey(label: string): string {
  return label
    .toLowerCase()
    .replaceAll(/[–—-]/g, ' ')
    .replaceAll(/[^a-zåäöé0-9 ()]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
