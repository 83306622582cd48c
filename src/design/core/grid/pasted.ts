// What was copied elsewhere, as rows of texts; and where they belong in a grid.
import { plainWord, tidyGridCell, type GridColumn } from './grid-column.ts';
import { readHtmlTable } from './html-table.ts';

/** The two forms in which programs put a table on the clipboard. */
export type Copied = { readonly html?: string; readonly text: string };

/** More rows than anyone types, fewer than a browser minds. */
export const MOST_GRID_ROWS = 500;

/** Rows of texts without empty rows. A table in HTML is believed first: Word's text does not tell cells from paragraphs. */
export function readCopied({ html = '', text }: Copied): string[][] {
  const rows = (/<table\b/i.test(html) ? readHtmlTable(html) : null) ?? readTabText(text);
  return rows.filter((cells) => cells.some((cell) => !isBlank(cell)));
}

/** Cells parted by tabs, or by semicolons where no line has a tab; a cell in quotation marks may hold both and lines. */
export function readTabText(text: string): string[][] {
  const lines = text.replaceAll(/\r\n?/g, '\n').replace(/^\uFEFF/, '');
  const delimiter = !lines.includes('\t') && /^[^;\n]*;/m.test(lines) && hasEvenSemicolons(lines) ? ';' : '\t';
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at <= lines.length) {
    const { cell, next } = nextCell(lines, { at, delimiter });
    row.push(cell);
    at = next + 1;
    if (lines[next] === delimiter) continue;
    rows.push(row);
    row = [];
  }
  if (rows.at(-1)?.every((cell) => cell === '')) rows.pop();
  return rows;
}

/** Text with a semicolon here and there is no table; every line with as many is. */
function hasEvenSemicolons(text: string): boolean {
  const counts = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.split(';').length);
  return counts.every((count) => count > 1 && count === counts[0]);
}

function nextCell(
  text: string,
  of: { readonly at: number; readonly delimiter: string },
): { cell: string; next: number } {
  const quoted = of.delimiter === '\t' ? /"((?:[^"]|"")*)"(?=\t|\n|$)/y : /"((?:[^"]|"")*)"(?=;|\n|$)/y;
  quoted.lastIndex = of.at;
  const found = quoted.exec(text);
  if (found) return { cell: (found[1] ?? '').replaceAll('""', '"'), next: quoted.lastIndex };
  const ends = [text.indexOf(of.delimiter, of.at), text.indexOf('\n', of.at)].filter((end) => end >= 0);
  const next = ends.length > 0 ? Math.min(...ends) : text.length;
  return { cell: text.slice(of.at, next), next };
}

/** A row of a grid: its texts by column, and what it stands for when it is something that is saved already. */
export type GridRow = { readonly key: string | null; readonly cells: Readonly<Record<string, string>> };

export type Placed = {
  readonly rows: readonly GridRow[];
  /** How many rows came in. */
  readonly added: number;
  /** Headings of columns that have no place here, or how many columns without a heading. */
  readonly headingsLeft: readonly string[];
  readonly columnsLeft: number;
  /** Rows of totals, which are never typed in. */
  readonly totalsLeft: number;
  readonly rowsLeft: number;
};

/**
 * Puts pasted rows into a grid from a place on. Where the pasted table has a row of headings that the columns know (two of
 * them, or its only one), cells go under their headings; else they go as they stand, beginning at the place.
 */
export function placePasted(given: {
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
  readonly at: { readonly row: number; readonly column: number };
  readonly pasted: readonly (readonly string[])[];
}): Placed {
  const { columns, rows, at, pasted } = given;
  const heading = findHeading(columns, pasted);
  const body = heading ? pasted.slice(heading.line + 1) : pasted;
  const width = Math.max(0, ...body.map((cells) => cells.findLastIndex((cell) => !isBlank(cell)) + 1));
  const targets = heading?.targets ?? Array.from({ length: width }, (_, place) => columns[at.column + place] ?? null);
  const wanted = body.filter((cells) => !isTotal(cells));
  const fitting = wanted.slice(0, Math.max(0, MOST_GRID_ROWS - at.row));
  const placed = rows.slice();
  for (const [index, cells] of fitting.entries()) {
    const before = placed[at.row + index] ?? { key: null, cells: {} };
    const fresh = targets.flatMap((column, place) =>
      column === null ? [] : [[column.id, tidyGridCell(column, cells[place] ?? '')] as const],
    );
    placed[at.row + index] = { ...before, cells: { ...before.cells, ...Object.fromEntries(fresh) } };
  }
  return {
    rows: Array.from(placed, (row) => row ?? { key: null, cells: {} }),
    added: fitting.length,
    headingsLeft: heading?.left ?? [],
    columnsLeft: heading ? 0 : targets.filter((column) => column === null).length,
    totalsLeft: body.length - wanted.length,
    rowsLeft: wanted.length - fitting.length,
  };
}

const LINES_SEARCHED = 4;

/** The row of headings among the first lines, and the column under each of its cells. */
function findHeading(columns: readonly GridColumn[], pasted: readonly (readonly string[])[]) {
  for (const [line, cells] of pasted.slice(0, LINES_SEARCHED).entries()) {
    const filled = cells.filter((cell) => !isBlank(cell)).length;
    const taken = new Set<GridColumn>();
    const targets = cells.map((cell) => {
      const column = columns.find((one) => !taken.has(one) && namesOf(one).includes(plainWord(cell)));
      if (column) taken.add(column);
      return column ?? null;
    });
    if (taken.size < Math.min(2, filled) || taken.size === 0) continue;
    const left = cells.filter((cell, place) => !isBlank(cell) && targets[place] === null).map((cell) => cell.trim());
    return { line, targets, left };
  }
  return null;
}

function namesOf({ label, id, alsoCalled = [] }: GridColumn): string[] {
  return [label, id, ...alsoCalled].map(plainWord).filter((word) => word !== '');
}

/** "Summa" or "Totalt" with numbers after it. */
function isTotal(cells: readonly string[]): boolean {
  const [first = '', ...rest] = cells.filter((cell) => !isBlank(cell));
  return /^(?:summa|total(?:t|summa)?)$/.test(plainWord(first)) && rest.some((cell) => /\d/.test(cell));
}

function isBlank(text: string): boolean {
  return /^[\s\u00A0\u00AD\u200B\u202F\uFEFF]*$/.test(text);
}
