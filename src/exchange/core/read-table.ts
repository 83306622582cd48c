// One door for "a table, in whatever file they have": a workbook or a text, told by content.
import { accept, type Result } from '#kernel';
import { readCsv } from './csv.ts';
import type { CannotReadSheet, ReadSheet, SheetOptions } from './sheet.ts';
import { foreignKind } from './text-encoding.ts';
import { readXlsx } from './xlsx/read-xlsx.ts';

/**
 * The table of a file. Of a workbook's sheets the one whose header has most of the known headings, else the first
 * visible one. Problems of the workbook come with the sheet's.
 */
export function readTable(bytes: Uint8Array, options: SheetOptions = {}): Result<ReadSheet, CannotReadSheet> {
  if (!isContainer(bytes)) return readCsv(bytes, options);
  const workbook = readXlsx(bytes, options);
  if (!workbook.ok) return workbook;
  const known = new Set((options.knownHeadings ?? []).map((heading) => heading.toLowerCase()));
  const score = (sheet: (typeof workbook.value.sheets)[number]) =>
    sheet.header.filter((heading) => known.has(heading.toLowerCase())).length * 2 + (sheet.isHidden ? 0 : 1);
  const [best] = workbook.value.sheets.toSorted((a, b) => score(b) - score(a));
  return best
    ? accept({ ...best, problems: [...workbook.value.problems, ...best.problems] })
    : { ok: false, refusal: { kind: 'noTable' } };
}

function isContainer(bytes: Uint8Array): boolean {
  const kind = foreignKind(bytes);
  return kind === 'xlsx' || kind === 'zip';
}
