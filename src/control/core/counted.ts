// What a report says of one programme: how many took part, how many left, in which table and for which days.
import type { Period } from '#kernel';
import type { Place } from './finding.ts';
import { at, labelKey, placeOf } from './locate.ts';
import type { ControlledRow, ControlledTable, CountMeasure, ReportUnderControl } from './report-under-control.ts';

export type Counted = {
  readonly programme: string;
  readonly what: 'participants' | 'women' | 'men' | 'exited' | 'referred' | 'new';
  readonly value: number;
  readonly place: Place;
  readonly caption: string;
  readonly period: Period | null;
};

/** Counts by programme from the main table, one a row. */
export function countedInMainTable(report: ReportUnderControl): Counted[] {
  return report.tables
    .filter((table) => table.kind === 'participants')
    .flatMap((table) =>
      table.rows
        .filter((row) => row.role === 'row')
        .flatMap((row) =>
          (['participants', 'women', 'men', 'exited', 'new'] as const).flatMap((what) => {
            const value = rowCount(table, row, what);
            return value === null
              ? []
              : [counted(table, { programme: row.programme ?? row.label, what, value }, row)];
          }),
        ),
    );
}

/** Totals of the tables about one programme. */
export function countedInAppendix(report: ReportUnderControl): Counted[] {
  const kinds = {
    'appendix.enrolled': 'participants',
    'appendix.referrers': 'referred',
    'appendix.exits': 'exited',
  } as const;
  return report.tables.flatMap((table) => {
    const said = kinds[table.kind as keyof typeof kinds] as Counted['what'] | undefined;
    // A table that counts the newly enrolled only says so by its column.
    const isNew = said === 'participants' && table.columns.some((column) => column.measure === 'new');
    const what = isNew ? 'new' : said;
    const value = what ? tableCount(table) : null;
    if (!what || value === null) return [];
    const programme = table.programme ?? table.caption;
    return [counted(table, { programme, what, value }), ...countedBySex(table, { programme, what })];
  });
}

/** "FIA" and "Funktionsnedsatta i arbete (FIA)" are one programme. */
export function isSameProgramme(a: string, b: string): boolean {
  const [left, right] = [namesOf(a), namesOf(b)];
  return left.some((name) => right.includes(name));
}

function namesOf(programme: string): string[] {
  const short = /\(([^)]+)\)/.exec(programme)?.[1];
  const long = programme.replace(/\([^)]*\)/, '');
  return [long, ...(short ? [short] : [])].map(labelKey).filter(Boolean);
}

function counted(
  table: ControlledTable,
  what: Pick<Counted, 'programme' | 'what' | 'value'>,
  row?: ControlledRow,
): Counted {
  const total = row ?? table.rows.find((candidate) => candidate.role === 'total');
  return { ...what, place: placeOf(table, total), caption: table.caption, period: table.period };
}

/** Women and men of the enrolled, where the table has a column or a row for each. */
function countedBySex(table: ControlledTable, of: { programme: string; what: Counted['what'] }): Counted[] {
  if (of.what !== 'participants') return [];
  const rows = table.rows.filter((row) => row.role === 'row');
  return (['women', 'men'] as const).flatMap((what) => {
    const ofSex = rows.filter((row) => row.measure === what);
    const values =
      ofSex.length > 0
        ? ofSex.map((row) => rowCount(table, row, 'participants')).filter((value) => value !== null)
        : rows.map((row) => rowCount(table, row, what)).filter((value) => value !== null);
    const value = values.reduce((sum, one) => sum + one, 0);
    return values.length > 0 ? [counted(table, { programme: of.programme, what, value })] : [];
  });
}

/** What a row counts: the column of that measure, or women and men together. */
function rowCount(table: ControlledTable, row: ControlledRow, measure: CountMeasure): number | null {
  const value = (wanted: CountMeasure): number | null => {
    const index = table.columns.findIndex((column) => column.measure === wanted);
    return at(table, row, index)?.amount.printed ?? null;
  };
  const direct = value(measure);
  if (direct !== null || measure !== 'participants') return direct;
  const [women, men] = [value('women'), value('men')];
  return women === null || men === null ? null : women + men;
}

/** The whole of a table: its total row, else all its rows; a column of totals, else all its columns. */
function tableCount(table: ControlledTable): number | null {
  const total = table.rows.find((row) => row.role === 'total');
  const rows = total ? [total] : table.rows.filter((row) => row.role === 'row');
  const values = rows.map(
    (row) => rowCount(table, row, 'participants') ?? rowCount(table, row, 'new') ?? rowSum(table, row),
  );
  const known = values.filter((value) => value !== null);
  return known.length > 0 ? known.reduce((sum, value) => sum + value, 0) : null;
}

/** All columns together, or the one that says it is all of them. */
function rowSum(table: ControlledTable, row: ControlledRow): number | null {
  const total = table.columns.findIndex((column) => /^(total|totalt|summa|antal|alla)$/i.test(column.id));
  if (total >= 0) return at(table, row, total)?.amount.printed ?? null;
  const cells = table.columns.flatMap((column, index) =>
    column.kind === 'deviation' || column.kind === 'budget' ? [] : [at(table, row, index)?.amount.printed ?? null],
  );
  const known = cells.filter((value) => value !== null);
  return known.length > 0 ? known.reduce((sum, value) => sum + value, 0) : null;
}
