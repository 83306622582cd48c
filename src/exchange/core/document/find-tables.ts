// Finds the tables of a document. A true table (Word, HTML, tabs) has cells; elsewhere a table is lines that end with numbers
// under headings, and its columns are the places where numbers stand over each other.
import type { DocumentLine, TextDocument } from './document.ts';
import type { FoundTable } from './found-table.ts';
import { flowTables } from './flow-table.ts';
import { gridTables } from './grid-table.ts';

export type FoundTables = {
  readonly tables: readonly FoundTable[];
  /** Lines that are of no table. */
  readonly rest: readonly DocumentLine[];
};

export function findTables(document: TextDocument): FoundTables {
  const hasPlaces = document.format === 'pdf';
  const found: FoundTable[] = [];
  const lines = document.lines;
  let at = 0;
  while (at < lines.length) {
    const isGrid = lines[at]?.cells !== null;
    let end = at;
    while (end < lines.length && (lines[end]?.cells !== null) === isGrid && lines[end]?.table === lines[at]?.table)
      end += 1;
    const part = { lines, from: at, to: end };
    found.push(...(isGrid ? gridTables(part) : flowTables({ ...part, hasPlaces })));
    at = end;
  }
  const tables = goneOn(found, lines)
    .filter(isTable)
    .map((table, index): FoundTable => ({ ...table, id: `t${index + 1}` }));
  const taken = new Set(
    tables.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, step) => from + step)),
  );
  return { tables, rest: lines.filter((line, index) => !taken.has(index) || line.cells !== null) };
}

/** A table that a page breaks goes on under the same headings, or under none, at the top of the next page. */
function goneOn(tables: readonly FoundTable[], lines: readonly DocumentLine[]): FoundTable[] {
  const joined: FoundTable[] = [];
  for (const table of tables) {
    const last = joined.at(-1);
    if (last && goesOn(last, table, lines)) {
      const between = lines.slice(last.to + 1, table.from).map((line) => line.text);
      const rows = last.rows.map((row, index) =>
        index === last.rows.length - 1 ? { ...row, label: [row.label, ...between].join(' ') } : row,
      );
      joined[joined.length - 1] = { ...last, rows: [...rows, ...table.rows], lastLine: table.lastLine, to: table.to };
    } else joined.push(table);
  }
  return joined;
}

function goesOn(above: FoundTable, below: FoundTable, lines: readonly DocumentLine[]): boolean {
  const isNextPage = above.page !== null && below.page !== null && lines[above.to]?.page === below.page - 1;
  const between = lines.slice(above.to + 1, below.from);
  const isFirst =
    between.length <= 2 &&
    between.every((line) => line.words.length <= 4 && !line.isHeading && !/\d/.test(line.text));
  const isSame =
    below.columns.length === above.columns.length &&
    below.columns.every((column, index) => column === '' || column === above.columns[index]);
  return isNextPage && isFirst && isSame;
}

/** One row under headings is a table only when it goes on elsewhere; in a true table it is one by itself. */
function isTable(table: FoundTable): boolean {
  const isFlowing = table.rows.every((row) => row.texts.length === 0) && table.textColumns.length === 0;
  return (
    !isFlowing ||
    table.page === null ||
    table.rows.filter((row) => row.cells.some((cell) => cell.number !== null)).length > 1
  );
}
