// From a bare grid to rows by heading: finds the header, names every column, says what does not fit.
import { accept, type Problem, refuse, type Result } from '#kernel';
import {
  type CannotReadSheet,
  type GridRow,
  type ReadSheet,
  type SheetCell,
  type SheetOptions,
  USUAL_LIMITS,
} from './sheet.ts';

/** Rows that are wholly empty are passed over; their line numbers stay. */
export function sheetFromGrid(
  source: { readonly name: string; readonly grid: readonly GridRow[]; readonly problems?: readonly Problem[] },
  options: SheetOptions = {},
): Result<ReadSheet, CannotReadSheet> {
  const limits = { ...USUAL_LIMITS, ...options.limits };
  const grid = source.grid.filter(({ cells }) => cells.some((cell) => cell !== null));
  if (grid.length === 0) return refuse({ kind: 'empty' });
  if (grid.length > limits.rows) return refuse({ kind: 'tooLarge', what: 'rows', limit: limits.rows });
  const width = widestRow(grid);
  if (width > limits.columns) return refuse({ kind: 'tooLarge', what: 'columns', limit: limits.columns });
  const at = headerIndex(grid, options.knownHeadings ?? []);
  const header = at < 0 ? undefined : grid[at];
  if (!header) return refuse({ kind: 'noTable' });
  const body = grid.slice(at + 1);
  const columns = nameColumns(header, body);
  return accept({
    name: source.name,
    header: columns.names.filter((name) => name !== null),
    headerLine: header.line,
    preamble: grid
      .slice(0, at)
      .map(({ line, cells }) => ({ line, text: cells.filter((cell) => cell !== null).join(' ') })),
    rows: body.map(({ line, cells }) => ({ line, cells: cellsByName(columns.names, cells) })),
    problems: [...(source.problems ?? []), ...columns.problems],
  });
}

const LINES_SEARCHED = 40;

/** The first row with two known headings; without any, the first row with two texts that are no numbers. */
function headerIndex(grid: readonly GridRow[], knownHeadings: readonly string[]): number {
  const known = new Set(knownHeadings.map(plain));
  const head = grid.slice(0, LINES_SEARCHED);
  const byName = head.findIndex(
    ({ cells }) => cells.filter((cell) => typeof cell === 'string' && known.has(plain(cell))).length >= 2,
  );
  return byName >= 0 ? byName : head.findIndex(({ cells }) => cells.filter(isWord).length >= 2);
}

function isWord(cell: SheetCell): boolean {
  return typeof cell === 'string' && /\p{L}/u.test(cell);
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

/** A column without heading is named after its place when it holds anything, else left out (null). */
function nameColumns(header: GridRow, body: readonly GridRow[]) {
  const names: (string | null)[] = [];
  const problems: Problem[] = [];
  const width = widestRow([header, ...body]);
  for (let column = 0; column < width; column += 1) {
    const heading = String(header.cells[column] ?? '')
      .replaceAll(/\s+/g, ' ')
      .trim();
    const firstUse = body.find(({ cells }) => (cells[column] ?? null) !== null);
    if (heading === '' && !firstUse) {
      names.push(null);
      continue;
    }
    const name = freeName(heading === '' ? `Kolumn ${column + 1}` : heading, names);
    names.push(name);
    if (heading === '' && firstUse) problems.push(unnamed(column + 1, firstUse.line));
    else if (name !== heading) problems.push(repeated(heading, { name, line: header.line }));
  }
  return { names, problems };
}

function freeName(name: string, taken: readonly (string | null)[]): string {
  let free = name;
  for (let number = 2; taken.includes(free); number += 1) free = `${name} (${number})`;
  return free;
}

function unnamed(column: number, line: number): Problem {
  const message = `Column ${column} has values but no heading; it is called "Kolumn ${column}".`;
  return { severity: 'warning', code: 'sheet-unnamed-column', line, message };
}

function repeated(heading: string, at: { readonly name: string; readonly line: number }): Problem {
  const message = `The heading "${heading}" stands more than once; the later column is called "${at.name}".`;
  return { severity: 'warning', code: 'sheet-repeated-heading', line: at.line, message };
}

function cellsByName(
  names: readonly (string | null)[],
  cells: readonly SheetCell[],
): Readonly<Record<string, SheetCell>> {
  return Object.fromEntries(names.flatMap((name, column) => (name === null ? [] : [[name, cells[column] ?? null]])));
}

function lastFilled(cells: readonly SheetCell[]): number {
  return cells.findLastIndex((cell) => cell !== null);
}

function widestRow(grid: readonly GridRow[]): number {
  return grid.reduce((widest, { cells }) => Math.max(widest, lastFilled(cells) + 1), 0);
}
