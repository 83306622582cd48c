// Reads workbooks (.xlsx) with an own reader: it must tell the row of every cell it could not read, refuse a formula
// without a result instead of taking it for empty, and stay small when a file is made to be large.
import { accept, type Problem, refuse, type Result } from '#kernel';
import { sheetFromGrid } from '../header.ts';
import { type CannotReadSheet, type ReadSheet, type SheetLimits, type SheetOptions, USUAL_LIMITS } from '../sheet.ts';
import { readSheetCells } from './sheet-cells.ts';
import { type Parts, unpackWorkbook } from './unpack.ts';
import { partText, readWorkbook, type Workbook } from './workbook.ts';

export type ReadWorkbook = {
  /** Sheets with a table, in the workbook's order; at least one. Hidden sheets come too. */
  readonly sheets: readonly (ReadSheet & { readonly isHidden: boolean })[];
  /** Sheets that were passed over. */
  readonly problems: readonly Problem[];
};

/**
 * Problem codes: xlsx-cell-error, xlsx-formula-without-result, xlsx-cell-unreadable, xlsx-sheet-passed-over,
 * sheet-unnamed-column, sheet-repeated-heading. Never throws on what a file contains.
 */
export function readXlsx(bytes: Uint8Array, options: SheetOptions = {}): Result<ReadWorkbook, CannotReadSheet> {
  const limits = { ...USUAL_LIMITS, ...options.limits };
  const parts = unpackWorkbook(bytes, limits);
  if (!parts.ok) return parts;
  const workbook = readWorkbook(parts.value);
  const sheets: (ReadSheet & { readonly isHidden: boolean })[] = [];
  const problems: Problem[] = [];
  let first: CannotReadSheet | null = null;
  for (const entry of workbook.sheets) {
    const sheet = readOne(parts.value, { workbook, entry, limits, options });
    if (sheet.ok) sheets.push({ ...sheet.value, isHidden: entry.isHidden });
    else if (sheet.refusal.kind === 'empty' || sheet.refusal.kind === 'noTable')
      problems.push(passedOver(entry.name));
    else return sheet;
    if (!sheet.ok) first ??= sheet.refusal;
  }
  if (sheets.length > 0) return accept({ sheets, problems });
  return refuse(first ?? { kind: 'damaged', detail: 'the workbook lists no sheets' });
}

function readOne(
  parts: Parts,
  at: {
    readonly workbook: Workbook;
    readonly entry: Workbook['sheets'][number];
    readonly limits: SheetLimits;
    readonly options: SheetOptions;
  },
): Result<ReadSheet, CannotReadSheet> {
  const xml = partText(parts, at.entry.part);
  if (xml === '') return refuse({ kind: 'damaged', detail: `the sheet "${at.entry.name}" is missing` });
  const read = readSheetCells(xml, at.workbook, at.limits);
  if (read.exceeds) return refuse({ kind: 'tooLarge', what: read.exceeds, limit: at.limits[read.exceeds] });
  if (!read.isWhole) return refuse({ kind: 'damaged', detail: `the sheet "${at.entry.name}" is cut off` });
  return sheetFromGrid({ name: at.entry.name, grid: read.grid, problems: read.problems }, at.options);
}

function passedOver(name: string): Problem {
  const message = `The sheet "${name}" holds no table and is passed over.`;
  return { severity: 'info', code: 'xlsx-sheet-passed-over', line: null, message };
}
