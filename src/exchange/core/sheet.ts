// The one shape in which tables come in from outside, whatever file they stood in.
import type { Problem } from '#kernel';

/** Text as it stood (trimmed), a number from a spreadsheet, an ISO day from a date cell; null for an empty cell. */
export type SheetCell = string | number | null;

export type SheetRow = {
  /** 1-based line of the file or row of the sheet. */
  readonly line: number;
  /** By heading; every heading of the sheet is there. */
  readonly cells: Readonly<Record<string, SheetCell>>;
};

export type SheetRows = {
  readonly header: readonly string[];
  readonly rows: readonly SheetRow[];
};

export type ReadSheet = SheetRows & {
  /** Name of the sheet in a workbook; empty for text. */
  readonly name: string;
  /** Line of the header. */
  readonly headerLine: number;
  /** What stood above the header: company, period, print date. */
  readonly preamble: readonly { readonly line: number; readonly text: string }[];
  readonly problems: readonly Problem[];
};

/** A row before anyone knows which one is the header. */
export type GridRow = { readonly line: number; readonly cells: readonly SheetCell[] };

export type FileKind = 'pdf' | 'xls' | 'docx' | 'zip' | 'xlsx' | 'sie' | 'json' | 'markup' | 'binary';

export type CannotReadSheet =
  | { readonly kind: 'empty' }
  | { readonly kind: 'wrongType'; readonly found: FileKind }
  | { readonly kind: 'tooLarge'; readonly what: 'bytes' | 'rows' | 'columns'; readonly limit: number }
  /** The container itself is broken; `detail` is technical English. */
  | { readonly kind: 'damaged'; readonly detail: string }
  /** Fewer than two columns, or no row that could be a header. */
  | { readonly kind: 'noTable' };

export type SheetLimits = {
  readonly bytes: number;
  /** Unpacked size of a workbook: a small zip can hold terabytes. */
  readonly unpackedBytes: number;
  readonly rows: number;
  readonly columns: number;
};

/** Far more than a trial balance or a budget has; what fits is read within seconds. */
export const USUAL_LIMITS: SheetLimits = {
  bytes: 25_000_000,
  unpackedBytes: 250_000_000,
  rows: 50_000,
  columns: 500,
};

export type SheetOptions = {
  /** Headings the caller knows, in any letter case: the header is the first row with two of them. */
  readonly knownHeadings?: readonly string[];
  readonly limits?: Partial<SheetLimits>;
};
