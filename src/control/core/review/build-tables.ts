// Found tables as tables that rules know. The readers of the file format for reports made elsewhere do the naming of rows and
// columns; here their input is put together, and where a row can be read in several ways, the way that adds up is taken.
import type { FoundCell, FoundRow, FoundTable } from '#exchange/core';
import { type Period, slug } from '#kernel';
import { isTotalLabel, linesOf } from '../printed/labels.ts';
import { appendixTables, participantsTable } from '../printed/read-counts.ts';
import { amountTable, type RawTable } from '../printed/read-table.ts';
import type { ControlledTable, ReportUnderControl, StatedEquation, TableUnit } from '../report-under-control.ts';
import { checkDeviations } from '../rules/deviation.ts';
import { checkSums } from '../rules/sums.ts';
import { placeWords } from './places.ts';
import type { KindOfTable } from './table-kinds.ts';

export type Frame = KindOfTable & {
  readonly id: string;
  readonly unit: TableUnit;
  readonly year: number;
  readonly period: Period | null;
  readonly programme: string | null;
};

export type BuiltTable = {
  readonly found: FoundTable;
  readonly frame: Frame;
  readonly tables: readonly ControlledTable[];
  readonly equations: readonly StatedEquation[];
  /** Rows whose reading nothing in the document confirms. */
  readonly presumedRows: ReadonlySet<number>;
};

export function buildTable(found: FoundTable, frame: Frame): BuiltTable | null {
  const settled = withParts(settle(found, frame), frame);
  const built = build(settled, frame);
  if (!built) return null;
  const isConfirmed = (row: number): boolean => confirms(built.tables, found.rows[row]);
  const presumed = found.rows.flatMap((row, index) =>
    row.alternatives.length > 0 && !isConfirmed(index) ? [index] : [],
  );
  return { found: settled, frame, ...built, presumedRows: new Set(presumed) };
}

type Built = { readonly tables: readonly ControlledTable[]; readonly equations: readonly StatedEquation[] };

function build(found: FoundTable, frame: Frame): Built | null {
  if (frame.kind === 'participants') return buildParticipants(found, frame);
  if (frame.kind.startsWith('appendix.')) return buildAppendix(found, frame);
  const raw = rawOf(found, frame);
  if (raw.rows.length === 0) return null;
  return { tables: [amountTable(raw, { ...frame, caption: captionOf(frame, found) })], equations: [] };
}

export function captionOf(frame: Pick<Frame, 'name'>, found: FoundTable): string {
  return `${frame.name} (${placeWords(found)})`;
}

// --- amounts

function rawOf(found: FoundTable, frame: Frame): RawTable {
  const labels = labelsOf(found.rows);
  const rows = found.rows.map((row, index) => ({ label: labels[index] ?? '–', values: row.cells.map(valueOf) }));
  const headings = uniqueLabels(found.columns.map((column) => headingOf(column, frame)));
  return { headings: wholeYears(headings, frame.year), rows: withOwnSigns(rows, frame), prose: [] };
}

/** Amounts without a label below all others are their total. */
function labelsOf(rows: readonly FoundRow[]): string[] {
  const hasTotal = rows.some((row) => isTotalLabel(row.label));
  return rows.map((row, index) => {
    if (row.label !== '') return row.label;
    return index === rows.length - 1 && index > 1 && !hasTotal ? 'Summa' : '–';
  });
}

const MONTHS = 'jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov';
const PART_OF_YEAR = new RegExp(
  `-(?:0[1-9]|1[01])-\\d\\d|(?:–|-|till|t\\.?o\\.?m\\.?)\\s*(?:${MONTHS})|(?<!\\p{L})(?:${MONTHS})\\p{L}*(?! ?(?:–|-|till))|tertial|halvår|kvartal|delår|\\d{1,2}/(?:0?[1-9]|1[01])(?!\\d)`,
  'iu',
);

/**
 * A half-year report prints part of last year beside all of it, and a budget of the months beside that of the year. What is
 * part of another year is no comparison year; of two budgets the first is the one that is compared.
 */
function wholeYears(headings: readonly string[], year: number): string[] {
  const seen = new Set<string>();
  return headings.map((heading, index) => {
    const printed = Number(/(?<!\d)((?:19|20)\d\d)(?!\d)/.exec(heading)?.[1] ?? year);
    const role = /budget/i.test(heading) ? 'budget' : /prognos/i.test(heading) ? 'prognos' : 'utfall';
    const isOfDeviation = /avvik|diff/i.test(heading);
    const key = `${role}-${printed}`;
    const isOtherPart = role === 'utfall' && printed < year && PART_OF_YEAR.test(heading);
    const isSecond = seen.has(key) && /\d/.test(heading);
    if (!isOfDeviation && !isOtherPart) seen.add(key);
    return !isOfDeviation && (isOtherPart || isSecond) ? `delperiod ${index + 1}` : heading;
  });
}

type RawRow = RawTable['rows'][number];

/** Some systems print income, equity and liabilities with a minus, as the ledger has them: turned to what a reader expects. */
function withOwnSigns(rows: readonly RawRow[], frame: Frame): readonly RawRow[] {
  if (frame.kind === 'balanceSheet') {
    const assets = rows.findIndex((row) => /^(summa|s:a|totala?) ?tillgångar/i.test(row.label));
    const total = rows.findIndex((row, index) => index > assets && /^(summa|s:a|totalt?) .*skulder/i.test(row.label));
    const isTurned = assets >= 0 && total > assets && isAll(rows[assets], 1) && isAll(rows[total], -1);
    return isTurned ? rows.map((row, index) => (index > assets ? turned(row) : row)) : rows;
  }
  if (frame.kind !== 'incomeStatement') return rows;
  const lines = linesOf(
    'incomeStatement',
    rows.map((row) => row.label),
  );
  const [income, costs] = [rows[lines.indexOf('operatingIncome')], rows[lines.indexOf('operatingCosts')]];
  return isAll(income, -1) && isAll(costs, 1) ? rows.map(turned) : rows;
}

function isAll(row: RawRow | undefined, sign: 1 | -1): boolean {
  const known = row?.values.filter((value) => value !== null && value !== 0) ?? [];
  return known.length > 0 && known.every((value) => Math.sign(value ?? 0) === sign);
}

function turned(row: RawRow): RawRow {
  return { ...row, values: row.values.map((value) => (value === null || value === 0 ? value : -value)) };
}

/** A column without a heading is of nobody knows what; "Not" and the like were left out before. */
function headingOf(column: string, frame: Frame): string {
  const text = column.trim();
  if (text !== '') return text;
  return frame.kind === 'balanceRequirement' ? String(frame.year) : 'kolumn';
}

export function valueOf(cell: FoundCell): number | null {
  // A dash is what offices print for nought.
  if (!cell.number) return /^\s*[-–—−]\s*$/u.test(cell.text) ? 0 : null;
  return cell.number.unit === 'mkr' ? cell.number.value * 1_000_000 : cell.number.value;
}

/**
 * "Kansli 2 161 300 / Rörelsens kostnader 259 546 / Personalkostnader 1 901 754": rows that are the row above them, to the
 * krona in every year, are parts of it, whether they are indented or not; but only where the totals then hold as well.
 */
function withParts(found: FoundTable, frame: Frame): FoundTable {
  const isMoney =
    frame.kind.startsWith('notes.') || ['other', 'operatingAccount', 'incomeStatement'].includes(frame.kind);
  if (!isMoney) return found;
  const parts = new Set<number>();
  for (const [index, row] of found.rows.entries()) {
    if (parts.has(index) || /^(summa|totalt?)|bidrag|försäkringskassan|staten/i.test(row.label)) continue;
    const length = partsBelow(found.rows, index);
    for (let step = 1; step <= length; step += 1) parts.add(index + step);
  }
  if (parts.size === 0) return found;
  const rows = found.rows.map((row, index) =>
    parts.has(index) && !/^\s*[-–—•]/.test(row.label) ? { ...row, label: `– ${row.label}` } : row,
  );
  const parted = { ...found, rows };
  return failures(parted, frame) < failures(found, frame) ? parted : found;
}

function failures(found: FoundTable, frame: Frame): number {
  const built = build(found, frame);
  return built ? sumFindings(built.tables).filter((one) => !one.ok).length : 0;
}

function partsBelow(rows: readonly FoundRow[], index: number): number {
  const whole = rows[index]?.cells.map(valueOf) ?? [];
  const known = whole.filter((value) => value !== null && Math.abs(value) >= 1000).length;
  if (known === 0) return 0;
  for (let length = 2; length <= 6 && index + length < rows.length - 1; length += 1) {
    const below = rows.slice(index + 1, index + 1 + length);
    if (below.some((row) => /^(summa|totalt?)/i.test(row.label) || row.cells.every((cell) => cell.number === null)))
      return 0;
    const ties = whole.map((value, column) => {
      const values = below.map((row) => row.cells[column]).map((cell) => (cell ? valueOf(cell) : null));
      if (value === null || values.every((one) => one === null)) return null;
      return Math.abs(values.reduce<number>((sum, one) => sum + (one ?? 0), 0) - value) <= 1;
    });
    if (ties.includes(true) && !ties.includes(false)) return length;
  }
  return 0;
}

// --- counts

function buildParticipants(found: FoundTable, frame: Frame): Built | null {
  const labels = uniqueLabels(found.rows.map((row) => row.label));
  const value = {
    ...(frame.period ? { period: `${frame.period.from}..${frame.period.to}` } : {}),
    columns: uniqueLabels(found.columns.map((column) => shortHeading(column))),
    ...Object.fromEntries(found.rows.map((row, index) => [namedKey(labels[index]), row.cells.map(valueOf)])),
  };
  const read = participantsTable(value, frame.name);
  if (!read.ok || !read.value) return null;
  return { tables: [{ ...read.value, id: frame.id, caption: captionOf(frame, found) }], equations: [] };
}

function shortHeading(column: string): string {
  return column.replace(/^(varav|antal)\s+(?=nya|kvinnor|män)/i, '').trim() || 'kolumn';
}

/** Keys that are numbers would come before all others. */
function namedKey(label: string | undefined): string {
  return /^\d+$/.test(label ?? '') ? `rad ${label ?? ''}` : (label ?? '');
}

function uniqueLabels(labels: readonly string[]): string[] {
  return labels.map((label, index) => {
    const name = label.trim() === '' ? `rad ${index + 1}` : label.trim();
    const isTaken =
      labels.slice(0, index).some((other) => other.trim() === name) || name === 'columns' || name === 'period';
    return isTaken ? `${name} (${index + 1})` : name;
  });
}

function buildAppendix(found: FoundTable, frame: Frame): Built | null {
  const programme = frame.programme;
  if (programme === null) return null;
  const key = { 'appendix.enrolled': 'inskrivna', 'appendix.referrers': 'remittent', 'appendix.exits': 'avslut' }[
    frame.kind as string
  ];
  if (!key) return null;
  const counts = key === 'inskrivna' ? sexByAge(found) : simpleCounts(found);
  if (!counts || Object.keys(counts).length === 0) return null;
  const read = appendixTables(programme, { [key]: counts }, { path: frame.name, period: frame.period });
  if (!read.ok) return null;
  const columns = read.value.tables.map((table): ControlledTable => ({
    ...table,
    id: frame.id,
    caption: `${table.caption} (${placeWords(found)})`,
    ...(isNewOnly(found)
      ? {
          columns: table.columns.map((column) =>
            column.measure === 'participants' ? { ...column, measure: 'new' as const } : column,
          ),
        }
      : {}),
  }));
  return { tables: columns, equations: read.value.equations };
}

function isNewOnly(found: FoundTable): boolean {
  return /nyinskriv|nya deltagare/i.test([found.title, found.corner, found.under[0] ?? ''].join(' '));
}

type Counts = Record<string, number | null | Record<string, number | null>>;

/** `{kvinnor: {"16–29": 1}, män: {…}, totalt: {…}}` from rows of sexes, or from columns of sexes. */
function sexByAge(found: FoundTable): Counts | null {
  const counts: Counts = {};
  const isByRow = found.rows.some((row) => sexOf(row.label) !== null);
  if (isByRow) {
    for (const row of found.rows) {
      const sex = sexOf(row.label) ?? (/total|summa|^alla/i.test(row.label) ? 'totalt' : null);
      if (sex === null) continue;
      counts[sex] = Object.fromEntries(
        found.columns.map((column, index) => [
          ageOf(column),
          valueOf(row.cells[index] ?? { text: '', number: null }),
        ]),
      );
    }
  } else {
    for (const [index, column] of found.columns.entries()) {
      const sex = sexOf(column) ?? (/total|summa|^alla|^antal/i.test(column) ? 'totalt' : null);
      if (sex === null) continue;
      counts[sex] = Object.fromEntries(
        found.rows.map((row) => [ageOf(row.label), valueOf(row.cells[index] ?? { text: '', number: null })]),
      );
    }
  }
  return counts['kvinnor'] && counts['män'] ? counts : null;
}

function sexOf(label: string): 'kvinnor' | 'män' | null {
  if (/^\W*(varav |antal )?(kvinnor|kvinna)/i.test(label)) return 'kvinnor';
  return /^\W*(varav |antal )?(män|man)(?!\p{L})/iu.test(label) ? 'män' : null;
}

function ageOf(column: string): string {
  return /^(total|summa|alla)/i.test(column.trim()) ? 'totalt' : column.trim() || 'alla';
}

/** One category a row, or one a column when there is only one row. */
function simpleCounts(found: FoundTable): Counts | null {
  const [only, ...others] = found.rows.filter((row) => row.cells.some((cell) => cell.number !== null));
  if (!only) return null;
  if (others.length === 0 && found.columns.length > 2) {
    return Object.fromEntries(
      found.columns.map((column, index) => [
        column.trim() || `kolumn ${index + 1}`,
        valueOf(only.cells[index] ?? { text: '', number: null }),
      ]),
    );
  }
  const total = found.columns.findIndex((column) => /total|summa|antal/i.test(column));
  const column = total >= 0 ? total : 0;
  const labels = uniqueLabels(found.rows.map((row) => row.label.replace(/:$/, '')));
  return Object.fromEntries(
    found.rows.map((row, index) => [labels[index] ?? '', valueOf(row.cells[column] ?? { text: '', number: null })]),
  );
}

// --- several ways to read a row

const MOST_TRIES = 600;
/** A long table takes long to try. */
const MOST_ROWS_TRIED = 15_000;

/** Takes, row by row, the reading with which most sums of the table hold. */
function settle(found: FoundTable, frame: Frame): FoundTable {
  if (found.rows.every((row) => row.alternatives.length === 0)) return found;
  let rows = found.rows;
  let best = score({ ...found, rows }, frame);
  let tries = 0;
  for (let round = 0; round < 2; round += 1) {
    for (const [index, row] of found.rows.entries()) {
      for (const cells of row.alternatives) {
        if ((tries += 1) > Math.min(MOST_TRIES, MOST_ROWS_TRIED / found.rows.length)) return { ...found, rows };
        const attempt = rows.map((one, place) => (place === index ? { ...one, cells } : one));
        const reached = score({ ...found, rows: attempt }, frame);
        if (reached > best) {
          best = reached;
          rows = attempt;
        }
      }
    }
  }
  return { ...found, rows };
}

function score(found: FoundTable, frame: Frame): number {
  const built = build(found, frame);
  if (!built) return -1;
  const findings = sumFindings(built.tables);
  return findings.filter((one) => one.ok).length - 1.01 * findings.filter((one) => !one.ok).length;
}

function sumFindings(tables: readonly ControlledTable[]): ReturnType<typeof checkSums> {
  const report = onlyTables(tables);
  return [...checkSums(report), ...checkDeviations(report)];
}

/** Whether a sum that holds takes in the row, or its only total does. */
function confirms(tables: readonly ControlledTable[], row: FoundRow | undefined): boolean {
  const label = slug(row?.label ?? '');
  const findings = sumFindings(tables);
  return tables.some((table) =>
    table.sums.some((sum) => {
      const ids = [sum.total, ...sum.terms.map((term) => term.id)];
      const isOfRow =
        sum.direction === 'columns'
          ? table.rows.some((one) => slug(one.label) === label)
          : ids.some((id) => id === label || id.startsWith(`${label}-`));
      if (!isOfRow || label === '') return false;
      const own = findings.filter((one) =>
        sum.direction === 'rows' ? one.place.rowId === sum.total : one.place.rowId === label,
      );
      const cells = table.rows.find((one) => slug(one.label) === label)?.cells ?? [];
      // One column that adds up with the row in it shows how the row is to be read.
      return own.some((one) => {
        const column = table.columns.findIndex(({ id }) => id === one.place.columnId);
        return one.ok && (sum.direction === 'columns' || (cells[column]?.printed ?? 0) !== 0);
      });
    }),
  );
}

export function onlyTables(tables: readonly ControlledTable[]): ReportUnderControl {
  return {
    origin: 'printed',
    year: 0,
    association: null,
    settings: { incomeDefinition: null, toleranceKronor: 1 },
    tables,
    figures: [],
    prose: [],
    percentages: [],
    means: [],
    equations: [],
    goals: null,
    legalParts: [],
    unmappedAccounts: [],
    balanceRequirementExplanation: null,
  };
}

/** Lines of a statement that the rows of a table have. */
export function linesIn(kind: KindOfTable['kind'], found: FoundTable): number {
  return linesOf(
    kind,
    found.rows.map((row) => row.label),
  ).filter((line) => line !== null).length;
}
