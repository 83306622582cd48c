// Tables of participants and programmes as control wants to know them.
import {
  standardSums,
  type ControlledCell,
  type ControlledColumn,
  type ControlledRow,
  type ControlledTable,
  type CountMeasure,
  type StatedSum,
  type TableKind,
} from '#control/core';
import type { TableModel } from '#design/core';
import { parseFigureId, type FigureKey, type Period } from '#kernel';
import { ledgerProgramme } from '#programmes/core';
import { nameOf, yearPackages } from './charts.ts';
import type { ReportMaterial } from './material.ts';
import { controlledCell } from './printed-cells.ts';

/** A table of counts or of a programme's money, known by the id that its maker gave it; none for tables of words. */
export function countTable(table: TableModel, material: ReportMaterial): ControlledTable[] {
  if (table.id === 'participants') return [participants(table, material)];
  const [prefix = '', slug = ''] = table.id.split('.');
  const kind = Object.hasOwn(kinds, prefix) ? kinds[prefix as keyof typeof kinds] : undefined;
  if (kind === undefined) return [];
  return kind === 'appendix.economy' ? economy(table, slug, material) : [appendix(table, { kind, slug }, material)];
}

const kinds = {
  sexAge: 'appendix.enrolled',
  referrers: 'appendix.referrers',
  exits: 'appendix.exits',
  economy: 'appendix.economy',
} as const satisfies Record<string, TableKind>;

const participantMeasures: Readonly<Record<string, CountMeasure>> = {
  women: 'women',
  men: 'men',
  total: 'participants',
  new: 'new',
  exited: 'exited',
  goal: 'other',
};

function participants(table: TableModel, material: ReportMaterial): ControlledTable {
  const [first] = yearPackages(material);
  const columns = table.columns.map(({ id, label }): ControlledColumn => ({
    id,
    label,
    kind: 'measure',
    year: null,
    measure: participantMeasures[id] ?? 'exitReason',
  }));
  const rows = table.rows.map((row): ControlledRow => ({
    ...countRow(row),
    ...(row.role === 'row' ? { programme: row.label } : {}),
  }));
  const made = finish(table, {
    kind: 'participants',
    columns,
    rows,
    programme: null,
    period: first ? { from: first.from, to: first.to } : null,
  });
  const isPart = material.statements.at !== null;
  return isPart ? { ...made, sums: made.sums.map((sum) => whereReasonsAreTold(sum, made)) } : made;
}

/** In the middle of a year a programme may know how many have left and not yet why: its row has no reasons to add up. */
function whereReasonsAreTold(sum: StatedSum, { rows, columns }: ControlledTable): StatedSum {
  if (sum.direction !== 'columns' || sum.reason !== 'exit-reasons') return sum;
  const reasons = columns.flatMap(({ measure }, index) => (measure === 'exitReason' ? [index] : []));
  const exited = columns.findIndex(({ measure }) => measure === 'exited');
  const isTold = (row: ControlledRow): boolean => reasons.some((index) => row.cells[index]?.printed !== null);
  const isSilent = (row: ControlledRow): boolean => !isTold(row) && (row.cells[exited]?.printed ?? 0) > 0;
  const hasSilent = rows.some((row) => row.role === 'row' && isSilent(row));
  const told = rows.filter((row) => isTold(row) && !(hasSilent && row.role !== 'row'));
  return { ...sum, rows: told.map(({ id }) => id) };
}

function appendix(
  table: TableModel,
  about: { kind: TableKind; slug: string },
  material: ReportMaterial,
): ControlledTable {
  const isEnrolled = about.kind === 'appendix.enrolled';
  const measure = { 'appendix.referrers': 'referrer', 'appendix.exits': 'exitReason' }[about.kind as string] as
    CountMeasure | undefined;
  const onlyNew = figureKeys(table).some(({ name }) => name === 'followUp.new');
  const columns = table.columns.map(({ id, label }): ControlledColumn => ({
    id,
    label,
    kind: 'measure',
    year: null,
    measure: isEnrolled ? (id === 'total' ? (onlyNew ? 'new' : 'participants') : 'ageBand') : 'other',
  }));
  const sexes: Readonly<Record<string, CountMeasure>> = { female: 'women', male: 'men' };
  const rows = table.rows.map((row): ControlledRow => {
    const of = isEnrolled ? sexes[row.id] : measure;
    return { ...countRow(row), ...(of && row.role === 'row' ? { measure: of } : {}) };
  });
  return finish(table, {
    kind: about.kind,
    columns,
    rows,
    programme: nameOf(material.programmes, about.slug),
    period: periodOfFigures(table),
  });
}

/**
 * Budget and outcome of a programme side by side, as its row in the note of costs has them; what was granted stands in no
 * other table and is held against its figure.
 */
function economy(table: TableModel, slug: string, material: ReportMaterial): ControlledTable[] {
  const { year } = material.statements;
  const columns = (['budget', 'current'] as const).map((id): ControlledColumn => ({
    id,
    label: String(year),
    kind: id,
    year,
  }));
  const cellOf = (rowId: string): ControlledCell => {
    const cell = table.rows.find(({ id }) => id === rowId)?.cells[0];
    const figure = material.figures.find(({ id }) => id === cell?.figureId);
    return controlledCell(cell, figure?.value ?? null);
  };
  const label = noteLabel(slug, material);
  const shared = { caption: table.caption, unit: 'kr', period: null, sums: [] } as const;
  const cost = {
    id: 'cost',
    label,
    role: 'row',
    line: 'total',
    cells: [cellOf('budget'), cellOf('actual')],
  } as const;
  const granted = { id: 'granted', label: 'Beviljat', role: 'row', line: null, cells: [cellOf('granted')] } as const;
  return [
    { ...shared, id: table.id, kind: 'appendix.economy', programme: label, columns, rows: [cost] },
    {
      ...shared,
      id: `${table.id}.granted`,
      kind: 'other',
      programme: null,
      columns: columns.slice(1),
      rows: [granted],
    },
  ];
}

/** The name of the row in the note of costs that a programme's money stands on; else its own. */
function noteLabel(slug: string, { programmes, statements }: ReportMaterial): string {
  const programme = programmes.find((candidate) => candidate.slug === slug);
  const booked = programme ? ledgerProgramme(programme) : null;
  const project = programmes.find((candidate) => candidate.slug === booked)?.ledgerObject ?? null;
  const row = statements.notes.costs.find(({ object }) => project !== null && object?.object === project);
  return row?.label ?? nameOf(programmes, slug);
}

/** The period that the table's own figures speak of. */
function periodOfFigures(table: TableModel): Period | null {
  return figureKeys(table)[0]?.period ?? null;
}

function figureKeys(table: TableModel): FigureKey[] {
  return table.rows.flatMap(({ cells }) => cells.flatMap(({ figureId }) => parseFigureId(figureId ?? '') ?? []));
}

function countRow(row: TableModel['rows'][number]): ControlledRow {
  return {
    id: row.id,
    label: row.label,
    role: row.role === 'total' || row.role === 'subtotal' ? row.role : 'row',
    line: row.role === 'total' ? 'total' : null,
    cells: row.cells.map((cell) => controlledCell(cell, null)),
  };
}

function finish(
  { id, caption }: TableModel,
  about: Pick<ControlledTable, 'kind' | 'columns' | 'rows' | 'programme' | 'period'>,
): ControlledTable {
  return { id, caption, unit: 'count', ...about, sums: standardSums(about) };
}
