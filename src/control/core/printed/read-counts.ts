// Counts of participants in the file: the main table (one programme a row), and the appendix tables of each programme.
import { accept, type Period, parsePeriodId, type Result, slug } from '#kernel';
import type {
  ControlledColumn,
  ControlledRow,
  ControlledTable,
  StatedEquation,
  StatedSum,
  TableKind,
} from '../report-under-control.ts';
import { countColumnSums, roleSums } from '../standard-sums.ts';
import { countColumns, isCatchAll, measureOf } from './columns.ts';
import { type CannotReadReport, childPath, isNumber, isObject, type JsonObject, wrongShape } from './json-shape.ts';
import { isTotalLabel } from './labels.ts';
import { type RawTable, readRawTable } from './read-table.ts';

export function periodOf(value: JsonObject): Period | null {
  return typeof value['period'] === 'string' ? parsePeriodId(value['period']) : null;
}

/** The main table, from `columns` and lists, or from one object of numbers a programme. */
export function participantsTable(value: JsonObject, path: string): Result<ControlledTable | null, CannotReadReport> {
  const byProgramme = programmeObjects(value);
  const read = Array.isArray(value['columns'])
    ? readRawTable(value, path)
    : accept(byProgramme.length > 1 ? rawFromObjects(byProgramme) : null);
  if (!read.ok || read.value === null) return read.ok ? accept(null) : read;
  const raw = read.value;
  const columns = countColumns(raw.headings);
  const rows = raw.rows.map(({ label, values }, index): ControlledRow => {
    const isTotal = isTotalLabel(label);
    return {
      id: `${slug(label) || 'row'}${raw.rows.findIndex((one) => slug(one.label) === slug(label)) < index ? `-${index + 1}` : ''}`,
      label,
      role: isTotal ? 'total' : /^(varav|därav|[-–])/i.test(label) ? 'part' : 'row',
      line: isTotal ? 'total' : null,
      ...(isTotal ? {} : { programme: label }),
      cells: values.map((printed) => ({ exactOre: null, printed })),
    };
  });
  const frame = {
    id: 'participants',
    kind: 'participants' as const,
    caption: 'Deltagare',
    unit: 'count' as const,
    period: periodOf(value),
    programme: null,
    columns,
    rows,
  };
  return accept({ ...frame, sums: [...roleSums(frame), ...columnSums(columns, rows)] });
}

/** Exit reasons are all of the exits when one of them takes in the rest, or when they add up in most rows. */
function columnSums(columns: readonly ControlledColumn[], rows: readonly ControlledRow[]): StatedSum[] {
  const exited = columns.findIndex((column) => column.measure === 'exited');
  const reasons = columns.filter((column) => column.measure === 'exitReason');
  const standard = countColumnSums({ columns });
  const exits = standard.filter((sum) => sum.reason === 'exit-reasons');
  if (exits.length === 0) return standard;
  const rowsWithExits = rows.filter((row) => (row.cells[exited]?.printed ?? 0) > 0);
  const addUp = rowsWithExits.filter((row) => {
    const parts = reasons.map((column) => row.cells[columns.indexOf(column)]?.printed ?? 0);
    return parts.reduce((sum, part) => sum + part, 0) === row.cells[exited]?.printed;
  });
  const isComplete = reasons.some((column) => isCatchAll(column.label)) || addUp.length * 2 > rowsWithExits.length;
  return isComplete
    ? standard
    : standard.map((sum) => (sum.reason === 'exit-reasons' ? { ...sum, relation: 'atMost' as const } : sum));
}

function programmeObjects(value: JsonObject): (readonly [string, JsonObject])[] {
  return Object.entries(value).flatMap(([label, one]) =>
    isObject(one) && Object.values(one).every(isNumber) && 'women' in rename(one) ? [[label, one] as const] : [],
  );
}

function rename(value: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [measureOf(key), one]));
}

function rawFromObjects(programmes: readonly (readonly [string, JsonObject])[]): RawTable {
  const headings = [...new Set(programmes.flatMap(([, one]) => Object.keys(one)))];
  return {
    headings,
    rows: programmes.map(([label, one]) => ({
      label,
      values: headings.map((heading) => (isNumber(one[heading]) ? one[heading] : null)),
    })),
    prose: [],
  };
}

export type AppendixCounts = {
  readonly tables: readonly ControlledTable[];
  readonly equations: readonly StatedEquation[];
};

/** Tables of one programme: enrolled by sex and age, referrers, exits; other numbers are for `read-facts.ts`. */
export function appendixTables(
  programme: string,
  value: JsonObject,
  at: { path: string; period: Period | null },
): Result<AppendixCounts, CannotReadReport> {
  const period = periodOf(value) ?? at.period;
  const tables: ControlledTable[] = [];
  const equations: StatedEquation[] = [];
  // Tables before single numbers: the number is held to the table, which knows more.
  const entries = Object.entries(value).toSorted(([, a], [, b]) => Number(isNumber(a)) - Number(isNumber(b)));
  for (const [key, one] of entries) {
    const kind = kindOf(key);
    const path = childPath(at.path, key);
    if (!kind || !(isObject(one) || isNumber(one))) continue;
    const read = countMap(isObject(one) ? one : { Totalt: one }, path);
    if (!read.ok) return read;
    const others = tables.filter((table) => table.kind === kind);
    const id = `appendix.${slug(programme)}.${kind.split('.')[1]}${others.length > 0 ? `-${others.length + 1}` : ''}`;
    const table = { ...frameOf(kind, { id, programme, period }), ...read.value };
    const first = others[0];
    if (first) equations.push(sameCount(first, { ...table, sums: [] }, path));
    // One table a kind says how many there are; others of the kind are held to it.
    tables.push({ ...table, kind: first ? 'other' : kind, sums: [...roleSums(table), ...countColumnSums(table)] });
  }
  return accept({ tables, equations: [...equations, ...sexEquations(value, at.path, tables)] });
}

export function kindOf(key: string): Extract<TableKind, `appendix.${string}`> | null {
  if (/referr|remit/i.test(key)) return 'appendix.referrers';
  if (/exit|avslut|utskriv/i.test(key)) return 'appendix.exits';
  return /enrolled|inskriv|^deltagare|^participants|^total(t)?$/i.test(key) ? 'appendix.enrolled' : null;
}

/** "women" and "men" beside the tables of a programme are the columns of its enrolled. */
function sexEquations(value: JsonObject, path: string, tables: readonly ControlledTable[]): StatedEquation[] {
  const enrolled = tables.find((table) => table.kind === 'appendix.enrolled');
  return Object.entries(value).flatMap(([key, one]): StatedEquation[] => {
    const measure = measureOf(key);
    const column = enrolled?.columns.findIndex((each) => each.measure === measure) ?? -1;
    if (!enrolled || !isNumber(one) || column < 0 || (measure !== 'women' && measure !== 'men')) return [];
    const rows = enrolled.rows.filter((each) => each.role === 'row');
    const right = rows.reduce((sum, each) => sum + (each.cells[column]?.printed ?? 0), 0);
    const place = childPath(path, key);
    const labels = { leftLabel: place, rightLabel: enrolled.caption };
    return [{ id: place, rule: 'counts', path: place, ...labels, left: one, right, tolerance: 0, unit: 'count' }];
  });
}

const captions = {
  'appendix.enrolled': 'Inskrivna efter kön och ålder',
  'appendix.referrers': 'Inskrivna efter remittent',
  'appendix.exits': 'Avslut efter orsak',
  'appendix.economy': 'Ekonomi',
} as const;

function frameOf(
  kind: keyof typeof captions,
  of: { id: string; programme: string; period: Period | null },
): Omit<ControlledTable, 'columns' | 'rows' | 'sums'> {
  return { ...of, kind, caption: `${of.programme}: ${captions[kind]}`, unit: 'count' };
}

type Grid = Pick<ControlledTable, 'columns' | 'rows'>;

/** `{category: number}`, or `{women: {category: number}, men: {…}}`, or `{women: number, men: number}`. */
function countMap(value: JsonObject, path: string): Result<Grid, CannotReadReport> {
  const sexes = Object.entries(value).filter(([key]) => ['women', 'men', 'participants'].includes(measureOf(key)));
  const hasSexes = sexes.some(([key]) => measureOf(key) === 'women');
  const isNested = hasSexes && sexes.some(([, one]) => isObject(one));
  if (!hasSexes) return simpleMap(value, path);
  const columns = countColumns(sexes.map(([key]) => key));
  const categories = isNested
    ? [...new Set(sexes.flatMap(([, one]) => (isObject(one) ? Object.keys(one) : [])))]
    : ['alla'];
  const rows: ControlledRow[] = [];
  for (const category of categories) {
    const cells = sexes.map(([, one]) => (isObject(one) ? one[category] : isNested ? null : one));
    const bad = cells.findIndex((cell) => cell !== undefined && cell !== null && !isNumber(cell));
    if (bad >= 0)
      return wrongShape(`${path}.${sexes[bad]?.[0] ?? ''}`, `has something else than a number under ${category}`);
    rows.push(countRow(category, cells as (number | null | undefined)[]));
  }
  // "total" beside women and men as one number says how many there are in all.
  const total = sexes.find(([key, one]) => isNested && isNumber(one) && measureOf(key) === 'participants');
  if (total) {
    rows.push(
      countRow(
        'Totalt',
        sexes.map(([key]) => (key === total[0] ? (total[1] as number) : sexTotal(value[key]))),
      ),
    );
  }
  return accept({ columns, rows });
}

function sexTotal(value: unknown): number | null {
  if (!isObject(value)) return isNumber(value) ? value : null;
  return Object.values(value).reduce<number>((sum, one) => sum + (isNumber(one) ? one : 0), 0);
}

function simpleMap(value: JsonObject, path: string): Result<Grid, CannotReadReport> {
  const rows: ControlledRow[] = [];
  for (const [label, one] of Object.entries(value)) {
    if (typeof one === 'string') continue;
    if (one !== null && !isNumber(one)) return wrongShape(childPath(path, label), 'is not a number or null');
    rows.push(countRow(label, [one]));
  }
  const columns: ControlledColumn[] = [
    { id: 'count', label: 'Antal', kind: 'measure', year: null, measure: 'participants' },
  ];
  return accept({ columns, rows });
}

function countRow(label: string, values: readonly (number | null | undefined)[]): ControlledRow {
  const isTotal = isTotalLabel(label) || /^antal$/i.test(label);
  return {
    id: slug(label) || 'row',
    label,
    role: isTotal ? 'total' : 'row',
    line: isTotal ? 'total' : null,
    cells: values.map((printed) => ({ exactOre: null, printed: printed ?? null })),
  };
}

function sameCount(first: ControlledTable, other: ControlledTable, path: string): StatedEquation {
  return {
    id: other.id,
    rule: 'counts',
    path,
    leftLabel: `${other.caption} (${path})`,
    rightLabel: first.caption,
    left: wholeOf(other),
    right: wholeOf(first),
    tolerance: 0,
    unit: 'count',
  };
}

function wholeOf(table: ControlledTable): number {
  const total = table.rows.find((one) => one.role === 'total');
  const rows = total ? [total] : table.rows;
  const all = table.columns.findIndex((column) => column.measure === 'participants');
  return rows.reduce((sum, one) => {
    const cells = all >= 0 ? [one.cells[all]] : one.cells;
    return sum + cells.reduce((part, cell) => part + (cell?.printed ?? 0), 0);
  }, 0);
}
