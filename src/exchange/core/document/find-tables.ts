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
  const tables = found.map((table, index): FoundTable => ({ ...table, id: `t${index + 1}` }));
  const taken = new Set(
    tables.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, step) => from + step)),
  );
  return { tables, rest: lines.filter((line, index) => !taken.has(index) || line.cells !== null) };
}
