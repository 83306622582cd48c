// A table of the file: `columns` and one list of numbers a row.
import { accept, type Result, slug } from '#kernel';
import type {
  ControlledRow,
  ControlledTable,
  Line,
  QuotedPercentage,
  TableKind,
  TableUnit,
} from '../report-under-control.ts';
import { amountColumns } from './columns.ts';
import { findSums } from './find-sums.ts';
import {
  type CannotReadReport,
  childPath,
  decimalsOf,
  isNumber,
  isObject,
  type JsonObject,
  wrongShape,
} from './json-shape.ts';
import { isTotalLabel, linesOf, memberOf, swedishLabel } from './labels.ts';

export type TableFrame = {
  readonly id: string;
  readonly kind: TableKind;
  readonly caption: string;
  readonly unit: TableUnit;
  readonly year: number;
};

export type RawRow = { readonly label: string; readonly values: readonly (number | null)[] };
export type RawTable = {
  readonly headings: readonly string[];
  readonly rows: readonly RawRow[];
  readonly prose: readonly string[];
};

/** Keys of a table that are no rows. */
const WORDS = new Set([
  'columns',
  'unit',
  'period',
  'caption',
  'title',
  'heading',
  'source',
  'note',
  'text',
  'comment',
  'kommentar',
]);

export function readRawTable(value: JsonObject, path: string): Result<RawTable, CannotReadReport> {
  const columns = value['columns'] ?? ['current'];
  if (!Array.isArray(columns) || !columns.every((one) => typeof one === 'string')) {
    return wrongShape(childPath(path, 'columns'), 'is not a list of texts');
  }
  const rows: RawRow[] = [];
  const problem = readRows(value, { path, columns: columns.length, prefix: '' }, rows);
  if (problem) return problem;
  const prose = ['note', 'text', 'comment', 'kommentar']
    .map((key) => value[key])
    .filter((one) => typeof one === 'string');
  return accept({ headings: columns, rows, prose });
}

function readRows(
  value: JsonObject,
  at: { path: string; columns: number; prefix: string },
  rows: RawRow[],
): Result<never, CannotReadReport> | null {
  for (const [label, cells] of Object.entries(value)) {
    const path = childPath(at.path, label);
    if (WORDS.has(label) && !Array.isArray(cells)) continue;
    if (label === 'columns') continue;
    if (isObject(cells)) {
      // A group of rows under a heading.
      const problem = readRows(cells, { ...at, path, prefix: `${at.prefix}${label} › ` }, rows);
      if (problem) return problem;
      continue;
    }
    const list = Array.isArray(cells) ? cells : [cells];
    if (list.length !== at.columns) {
      return wrongShape(path, `has ${list.length} values, but the table has ${at.columns} columns`);
    }
    for (const [index, cell] of list.entries()) {
      if (cell !== null && !isNumber(cell)) return wrongShape(childPath(path, index), 'is not a number or null');
    }
    rows.push({ label: at.prefix + label, values: list as (number | null)[] });
  }
  return null;
}

/** Amounts: columns of years, rows with their meaning, and the sums that the totals are of. */
export function amountTable(raw: RawTable, frame: TableFrame): ControlledTable {
  const labels = raw.rows.map((row) => row.label);
  const lines = linesOf(frame.kind, withoutHeadings(raw, frame.kind));
  const isOnlyContributions = frame.kind === 'notes.contributions' || frame.kind === 'contributions';
  const rows = withParts(
    raw.rows.map((row, index): ControlledRow => {
      const member = isContributionTable(frame.kind) ? memberOf(row.label, { isOnlyContributions }) : undefined;
      const line = lines[index] ?? null;
      return {
        id: rowId(row.label, index, labels),
        label: swedishLabel(row.label),
        role: isTotalLabel(row.label) ? (index === raw.rows.length - 1 ? 'total' : 'subtotal') : 'row',
        line,
        ...(unitOf(line) ? { unit: unitOf(line) as TableUnit } : {}),
        ...(member ? { member } : {}),
        cells: row.values.map((printed) => ({ exactOre: null, printed })),
      };
    }),
  );
  const table = {
    ...frame,
    period: null,
    programme: null,
    columns: amountColumns(raw.headings, { year: frame.year, isOverview: frame.kind === 'overview' }),
    rows,
  };
  return {
    ...table,
    sums: frame.kind === 'overview' || frame.kind === 'notes.netAgainstBudget' ? [] : findSums(table),
  };
}

/** "Eget kapital" without an amount stands over the rows of equity and is none of them. */
function withoutHeadings(raw: RawTable, kind: TableKind): string[] {
  const hasHeadings = kind === 'balanceSheet' || kind === 'incomeStatement';
  return raw.rows.map((row) => (hasHeadings && row.values.every((value) => value === null) ? '' : row.label));
}

function isContributionTable(kind: TableKind): boolean {
  return (
    kind === 'notes.contributions' ||
    kind === 'notes.income' ||
    kind === 'contributions' ||
    kind === 'incomeStatement'
  );
}

function unitOf(line: Line | null): TableUnit | undefined {
  if (line === 'solidityPercent') return 'percent';
  return line === 'employees' ? 'count' : undefined;
}

/** Rows that begin with a dash or "varav", or repeat the name of the row above, are parts of it. */
function withParts(rows: readonly ControlledRow[]): ControlledRow[] {
  let whole: ControlledRow | undefined;
  return rows.map((row) => {
    const isPart = /^\s*([-–—•]\s*|varav |därav )/i.test(row.label) || isNamedUnder(whole, row.label);
    const isUnderHeading = whole?.cells.every((cell) => cell.printed === null) ?? true;
    if (isPart && whole && !isUnderHeading) return { ...row, role: 'part', of: whole.id };
    if (!isPart) whole = row;
    return row;
  });
}

function isNamedUnder(whole: ControlledRow | undefined, label: string): boolean {
  const stem = /^(.+?)\s+[–—-]\s+\S/.exec(label)?.[1];
  return whole !== undefined && stem !== undefined && stem.toLowerCase() === whole.label.toLowerCase();
}

function rowId(label: string, index: number, labels: readonly string[]): string {
  const isEnglish = /^[a-z][A-Za-z]+$/.test(label);
  const id = isEnglish ? label : slug(label) || `row-${index + 1}`;
  const isTaken = labels.some((other, place) => place < index && (slug(other) === slug(label) || other === label));
  return isTaken ? `${id}-${index + 1}` : id;
}

/** Percentages in a table that has a column of answers: "n" beside "positivePercent". */
export function percentagesIn(raw: RawTable, path: string): QuotedPercentage[] {
  const whole = raw.headings.findIndex((heading) => /^(n|svar|antal svar|answers|responses)$/i.test(heading));
  if (whole < 0) return [];
  return raw.rows.flatMap((row) =>
    raw.headings.flatMap((heading, index): QuotedPercentage[] => {
      const [percent, answers] = [row.values[index] ?? null, row.values[whole] ?? null];
      if (!/percent|procent|%/i.test(heading) || /mål|goal|target/i.test(heading)) return [];
      if (percent === null || answers === null) return [];
      const label = `${row.label} (${heading})`;
      return [
        {
          path: childPath(path, row.label),
          label,
          percent,
          decimals: decimalsOf(percent),
          part: null,
          whole: answers,
        },
      ];
    }),
  );
}
