// Every table of the document as control wants to know it: the printed number of each cell beside its exact öre, and what
// each row means.
import {
  standardSums,
  type ControlledCell,
  type ControlledColumn,
  type ControlledRow,
  type ControlledTable,
} from '#control/core';
import type { TableModel } from '#design/core';
import { noteNames, noteNumbers, printed, type Amounts, type NoteName, type StatementName } from '#finance/core';
import { sumOre, type Ore } from '#kernel';
import type { ReportDocument } from '../report-document.ts';
import { countTable } from './controlled-counts.ts';
import { lines } from './lines.ts';
import type { ReportMaterial } from './material.ts';
import { contributors } from './money-tables.ts';
import { cellAt, controlledCell, shownNumber } from './printed-cells.ts';

type AmountColumn = 'budget' | 'current' | 'previous' | 'forecast';
type Shape = Pick<ControlledTable, 'kind' | 'columns' | 'rows'>;

export function controlledTables(document: ReportDocument, material: ReportMaterial): ControlledTable[] {
  return document.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      if (block.kind === 'table') return controlledTable(block.table, material);
      return block.kind === 'chart' ? [plainTable(block.chart.table)] : [];
    }),
  );
}

function controlledTable(table: TableModel, material: ReportMaterial): ControlledTable[] {
  const { id } = table;
  if (Object.hasOwn(lines, id)) return [statement(table, id as StatementName, material)];
  const note = noteNames.find((name) => id === `notes.${name}`);
  if (note) return [noteTable(table, note, material)];
  switch (id) {
    case 'overview':
      return [overview(table, material)];
    case 'contributions':
      return [contributions(table, material)];
    case 'costSplit':
      return [costSplit(table, material)];
    case 'forecast':
      return [forecast(table, material)];
    case 'capital':
      return [capital(table, material)];
    default:
      return countTable(table, material);
  }
}

function statement(table: TableModel, name: StatementName, { statements }: ReportMaterial): ControlledTable {
  const columns = amountColumns(table, statements.year);
  const rows = rowsOf(table).map((row): ControlledRow => {
    const exact = statements[name].find(({ key }) => key === row.id);
    return {
      id: row.id,
      label: row.label,
      role: row.role === 'part' ? 'row' : row.role,
      line: lines[name].find((line) => line === row.id) ?? null,
      cells: columns.map(({ id }) =>
        controlledCell(
          cellAt(table, row, id),
          id === 'deviation' ? (exact?.deviationOre ?? null) : exactOre(exact?.amounts, id),
        ),
      ),
    };
  });
  return finish(table, { kind: name, columns, rows });
}

function noteTable(table: TableModel, name: NoteName, { statements }: ReportMaterial): ControlledTable {
  const columns = amountColumns(table, statements.year);
  const notes = statements.notes[name];
  const rows = rowsOf(table).map((row): ControlledRow => {
    const exact = notes.find(({ id }) => id === row.id);
    const of = exact?.of ?? null;
    const whole = of === null ? undefined : notes.find(({ label }) => label === of);
    return {
      id: row.id,
      // A part prints the end of its name only: "Lokaler" under "Kansli".
      label: row.role === 'part' ? (exact?.label ?? row.label) : row.label,
      role: row.role,
      ...(whole ? { of: whole.id } : {}),
      line: row.role === 'total' ? 'total' : null,
      cells: columns.map(({ id }) => controlledCell(cellAt(table, row, id), exactOre(exact?.amounts, id))),
    };
  });
  const caption = `Not ${noteNumbers[name]} ${table.caption}`;
  return { ...finish(table, { kind: `notes.${name}`, columns, rows }), caption };
}

function overview(table: TableModel, { statements }: ReportMaterial): ControlledTable {
  const columns = table.columns.map(({ id, label }): ControlledColumn => ({
    id,
    label,
    kind: 'year',
    year: Number(id),
  }));
  const rows = rowsOf(table).map((row): ControlledRow => {
    const exact = statements.overview.rows.find(({ key }) => key === row.id);
    return {
      id: row.id,
      label: row.label,
      role: 'row',
      line: exact?.key ?? null,
      ...(exact ? { unit: exact.unit } : {}),
      cells: columns.map(({ id, year }) =>
        controlledCell(
          cellAt(table, row, id),
          exact?.exactOre[statements.overview.years.findIndex((of) => of === year)] ?? null,
        ),
      ),
    };
  });
  return { ...finish(table, { kind: 'overview', columns, rows }), unit: 'tkr' };
}

/** The budget of contributions is held against the law too, although the report does not print it. */
function contributions(table: TableModel, { statements }: ReportMaterial): ControlledTable {
  const members = { stat: 'forsakringskassan', region: 'region', kommun: 'kommun' } as const;
  const payers = contributors(statements);
  const hasBudget = payers.some(({ amounts }) => amounts.budgetOre !== null);
  const columns = [
    ...amountColumns(table, statements.year),
    ...(hasBudget ? [amountColumn({ id: 'budget', label: `Budget ${statements.year}` }, statements.year)] : []),
  ];
  const cells = (row: TableModel['rows'][number], exact: (column: string) => Ore | null): ControlledCell[] =>
    columns.map(({ id }) =>
      id === 'budget'
        ? { exactOre: exact(id), printed: printed(exact(id)) }
        : controlledCell(cellAt(table, row, id), exact(id)),
    );
  const rows = rowsOf(table).map((row): ControlledRow => {
    const { id, label } = row;
    if (row.role === 'total') {
      const sum = (column: string): Ore => sumOre(payers.map(({ amounts }) => exactOre(amounts, column) ?? 0));
      return { id, label, role: 'total', line: 'contributions', cells: cells(row, sum) };
    }
    const one = payers.find(({ payer }) => payer === id);
    return {
      id,
      label,
      role: 'row',
      line: null,
      ...(one ? { member: members[one.payer] } : {}),
      cells: cells(row, (column) => exactOre(one?.amounts, column)),
    };
  });
  return finish(table, { kind: 'contributions', columns, rows });
}

function costSplit(table: TableModel, { split, statements }: ReportMaterial): ControlledTable {
  const exact = (row: string): Ore | null =>
    split === null
      ? null
      : row === 'total'
        ? split.totalOre
        : (Object.entries(split.classes).find(([id]) => id === row)?.[1] ?? null);
  return finish(table, moneyRows(table, { year: statements.year, exact }));
}

function capital(table: TableModel, { capital: known, statements }: ReportMaterial): ControlledTable {
  const exact: Readonly<Record<string, Ore | undefined>> = {
    closingEquity: known?.equityOre,
    guideline: known?.maximumOre,
    excess: known?.excessOre,
  };
  const shape = moneyRows(table, { year: statements.year, exact: (row) => exact[row] ?? null });
  // What stands above the guideline is a difference and never negative: an equation, not a sum of the rows.
  return { ...finish(table, shape), sums: [] };
}

/** Judged rows with their reasons: each amount is one of the notes. */
function forecast(table: TableModel, { statements }: ReportMaterial): ControlledTable {
  const columns = amountColumns(table, statements.year).map((column) =>
    column.kind === 'deviation' ? { ...column, kind: 'measure' as const } : column,
  );
  const rows = rowsOf(table).map((row): ControlledRow => {
    const [note, id] = row.id.split('.') as [NoteName, string];
    const exact = statements.notes[note].find((one) => one.id === id)?.amounts;
    const cells = columns.map((column) => controlledCell(cellAt(table, row, column.id), exactOre(exact, column.id)));
    return { id: row.id, label: row.label, role: 'row', line: null, cells };
  });
  return { ...finish(table, { kind: 'other', columns, rows }), sums: [] };
}

function moneyRows(
  table: TableModel,
  of: { readonly year: number; readonly exact: (rowId: string) => Ore | null },
): Shape {
  const id = table.columns.some((column) => column.id === 'forecast') ? 'forecast' : 'current';
  const columns = [amountColumn({ id, label: String(of.year) }, of.year)];
  const rows = rowsOf(table).map((row): ControlledRow => ({
    id: row.id,
    label: row.label,
    role: row.role,
    line: null,
    cells: [controlledCell(cellAt(table, row, id), of.exact(row.id))],
  }));
  return { kind: 'other', columns, rows };
}

/** The table under a chart: each number is held against its figure. */
function plainTable(table: TableModel): ControlledTable {
  const columns = table.columns.map(({ id, label }): ControlledColumn => ({
    id,
    label,
    kind: 'measure',
    year: null,
  }));
  const rows = rowsOf(table).map((row): ControlledRow => ({
    id: row.id,
    label: row.label,
    role: 'row',
    line: null,
    cells: columns.map(({ id }) => controlledCell(cellAt(table, row, id), null)),
  }));
  const isMoney = table.columns.some(({ kind }) => kind === 'amount');
  const unit = !isMoney ? 'count' : table.labelHeading.endsWith('(tkr)') ? 'tkr' : 'kr';
  return { ...finish(table, { kind: 'other', columns, rows }), unit, sums: [] };
}

type BodyRow = TableModel['rows'][number] & { readonly role: ControlledRow['role'] };

function rowsOf(table: TableModel): BodyRow[] {
  return table.rows.filter((row): row is BodyRow => row.role !== 'heading');
}

function amountColumns(table: TableModel, year: number): ControlledColumn[] {
  return table.columns.filter(({ kind }) => kind === 'amount').map((column) => amountColumn(column, year));
}

function amountColumn({ id, label }: { id: string; label: string }, year: number): ControlledColumn {
  if (id === 'deviation') return { id, label, kind: 'deviation', year: null };
  return { id, label, kind: id as AmountColumn, year: id === 'previous' ? year - 1 : year };
}

function exactOre(amounts: Amounts | undefined, column: string): Ore | null {
  return amounts?.[`${column as AmountColumn}Ore`] ?? null;
}

function finish(table: TableModel, shape: Shape): ControlledTable {
  const { id, caption } = table;
  return { id, caption, unit: 'kr', period: null, programme: null, ...shape, sums: standardSums(shape) };
}

/** Numbers of one row, for equations over the printed table. */
export function shownIn(document: ReportDocument, at: { table: string; row: string; column: string }): number | null {
  const table = findTable(document, at.table);
  const row = table?.rows.find(({ id }) => id === at.row);
  return table && row ? shownNumber(cellAt(table, row, at.column)) : null;
}

export function findTable({ sections }: ReportDocument, tableId: string): TableModel | undefined {
  const tables = sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : [])),
  );
  return tables.find(({ id }) => id === tableId);
}
