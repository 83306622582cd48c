import type { SheetToWrite } from './sheet-of-table.ts';
import { guardFormula, writeCsv } from './write-csv.ts';

/** One table as plain CSV; several one after another, each under its name and parted by an empty line. */
export function writeCsvTables(sheets: readonly SheetToWrite[]): string {
  const written = sheets.map(({ name, columns, rows }) => ({
    name,
    csv: writeCsv({ header: columns.map(({ heading }) => heading), rows }),
  }));
  const [first] = written;
  if (written.length === 1 && first) return first.csv;
  const parts = written.map(({ name, csv }) => `"${guardFormula(name).replaceAll('"', '""')}"\r\n${csv.slice(1)}`);
  return `\uFEFF${parts.join('\r\n')}`;
}
