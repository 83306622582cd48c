// Tables of participants and programmes as control wants to know them.
import {
  standardSums,
  type ControlledColumn,
  type ControlledRow,
  type ControlledTable,
  type CountMeasure,
  type TableKind,
} from '#control/core';
import type { TableModel } from '#design/core';
import { printed } from '#finance/core';
import { parseFigureId, type Period } from '#kernel';
import { ledgerProgramme } from '#programmes/core';
import type { ReportDocument } from '../report-document.ts';
import { nameOf, yearPackages } from './charts.ts';
import type { ReportMaterial } from './material.ts';

/** Every table of counts that the document shows, found by the id that its maker gave it. */
export function countTables(document: ReportDocument, material: ReportMaterial): ControlledTable[] {
  const tables = document.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : [])),
  );
  return tables.flatMap((table) => {
    if (table.id === 'participants') return [participants(table, material)];
    const [prefix = '', slug = ''] = table.id.split('.');
    const kind = kinds[prefix as keyof typeof kinds];
    if (kind === undefined) return [];
    return kind === 'appendix.economy' ? economy(slug, material) : [appendix(table, { kind, slug }, material)];
  });
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
  return finish(table, {
    kind: 'participants',
    columns,
    rows,
    programme: null,
    period: first ? { from: first.from, to: first.to } : null,
  });
}

function appendix(
  table: TableModel,
  about: { kind: TableKind; slug: string },
  material: ReportMaterial,
): ControlledTable {
  const isEnrolled = about.kind === 'appendix.enrolled';
  const measure = { 'appendix.referrers': 'referrer', 'appendix.exits': 'exitReason' }[about.kind as string] as
    CountMeasure | undefined;
  const onlyNew = table.caption.startsWith('Nyinskrivna');
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

/** Budget and outcome of a programme side by side, as its note row has them. */
function economy(slug: string, { statements, programmes }: ReportMaterial): ControlledTable[] {
  const programme = programmes.find((candidate) => candidate.slug === slug);
  const booked = programme ? ledgerProgramme(programme) : null;
  const project = programmes.find((candidate) => candidate.slug === booked)?.ledgerObject;
  const row = statements.notes.costs.find(({ object }) => object !== null && object.object === project);
  if (!row) return [];
  const { year } = statements;
  const columns = (['budget', 'current'] as const).map((id): ControlledColumn => ({
    id,
    label: String(year),
    kind: id,
    year,
  }));
  const cells = [row.amounts.budgetOre, row.amounts.currentOre].map((exactOre) => ({
    exactOre,
    printed: printed(exactOre),
  }));
  const rows: ControlledRow[] = [{ id: 'cost', label: row.label, role: 'row', line: 'total', cells }];
  const caption = `Ekonomi för ${nameOf(programmes, slug)} ${year}`;
  return [
    {
      id: `economy.${slug}`,
      kind: 'appendix.economy',
      caption,
      unit: 'kr',
      period: null,
      programme: row.label,
      columns,
      rows,
      sums: [],
    },
  ];
}

/** The period that the table's own figures speak of. */
function periodOfFigures(table: TableModel): Period | null {
  const id = table.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.figureId ?? []))[0];
  return id === undefined ? null : (parseFigureId(id)?.period ?? null);
}

function countRow(row: TableModel['rows'][number]): ControlledRow {
  return {
    id: row.id,
    label: row.label,
    role: row.role === 'total' || row.role === 'subtotal' ? row.role : 'row',
    line: row.role === 'total' ? 'total' : null,
    cells: row.cells.map(({ value, figureId }) => ({
      exactOre: null,
      printed: value,
      ...(figureId === undefined ? {} : { figureId }),
    })),
  };
}

function finish(
  { id, caption }: TableModel,
  about: Pick<ControlledTable, 'kind' | 'columns' | 'rows' | 'programme' | 'period'>,
): ControlledTable {
  return { id, caption, unit: 'count', ...about, sums: standardSums(about) };
}
