// The tables that each page of a year shows. Loaded on the server only.
import type { Language, TableModel } from '#design/core';
import {
  noteNames,
  noteNumbers,
  noteTable,
  overviewTable,
  statementTable,
  tableIn,
  type Statements,
} from '#finance/core';
import { pageAddress, type PageSlug } from './pages.ts';

export function tablesOf(
  statements: Statements,
  of: { readonly slug: PageSlug; readonly sources: readonly TableModel[]; readonly language: Language },
): TableModel[] {
  const { slug, sources, language } = of;
  const tables = {
    resultatrakning: () => [statementTable(statements, 'incomeStatement')],
    balansrakning: () => [statementTable(statements, 'balanceSheet')],
    kassaflode: () => [statementTable(statements, 'cashFlow')],
    driftredovisning: () => [statementTable(statements, 'operatingAccount')],
    balanskrav: () => [statementTable(statements, 'balanceRequirement')],
    noter: () =>
      noteNames.filter((name) => statements.notes[name].length > 0).map((name) => noteTable(statements, name)),
    oversikt: () => [overviewTable(statements)],
    underlag: () => [],
  } satisfies Record<PageSlug, () => TableModel[]>;
  if (slug === 'underlag') return [...sources];
  return tables[slug]().map((table) => withNoteLinks(tableIn(table, language), statements.year));
}

/** Where a note stands on its page: `not-2`. */
export function anchorsOf(tables: readonly TableModel[]): Record<string, string> {
  const numbers = noteNames.map((name) => [`notes.${name}`, `not-${noteNumbers[name]}`] as const);
  return Object.fromEntries(numbers.filter(([id]) => tables.some((table) => table.id === id)));
}

/** A note's number leads to the note. */
function withNoteLinks(table: TableModel, year: number): TableModel {
  const index = table.columns.findIndex(({ kind }) => kind === 'reference');
  if (index < 0) return table;
  const rows = table.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell, at) =>
      at === index && cell.text
        ? { ...cell, address: `${pageAddress({ year, slug: 'noter' })}#not-${cell.text}` }
        : cell,
    ),
  }));
  return { ...table, rows };
}
