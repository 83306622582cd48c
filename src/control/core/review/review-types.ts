// What a review of a report made elsewhere gives: what was understood, what was not, and what does not agree.
import type { Finding } from '../finding.ts';
import type { ReportUnderControl, TableKind, TableUnit } from '../report-under-control.ts';

/** Why two numbers differ, as far as the numbers themselves can tell. */
export type Nature = 'rounding' | 'slip' | 'definition' | 'unknown';

export type ReviewFinding = Finding & {
  /** Swedish: what was compared. */
  readonly title: string;
  readonly nature: Nature;
  /** Swedish: what the nature is, and why one thinks so. */
  readonly natureText: string;
  /** One plain Swedish sentence or two, with both places. */
  readonly sentence: string;
  /** Where in the document, so that a person can turn to it; null when the finding is of the whole. */
  readonly page: number | null;
  readonly line: number | null;
};

export type CellState = 'read' | 'presumed' | 'unread' | 'corrected';

export type ReviewedCell = {
  /** As printed. */
  readonly text: string;
  readonly value: number | null;
  readonly state: CellState;
};

export type ReviewedRow = {
  readonly page: number | null;
  readonly line: number;
  readonly label: string;
  readonly cells: readonly ReviewedCell[];
};

export type ReviewedTable = {
  readonly id: string;
  /** Id in the report under control, which findings name; null for a table that no rule knows. */
  readonly controlId: string | null;
  readonly kind: TableKind | null;
  readonly caption: string;
  readonly page: number | null;
  readonly line: number;
  readonly unit: TableUnit;
  readonly columns: readonly string[];
  readonly rows: readonly ReviewedRow[];
};

export type Unread = {
  readonly page: number | null;
  readonly line: number | null;
  /** Swedish: "Resultaträkning: …". */
  readonly what: string;
  readonly whatEnglish: string;
};

/** A cell that the reader corrected: found table, row and column by their place from 0. */
export type Correction = {
  readonly table: string;
  readonly row: number;
  readonly column: number;
  readonly value: number | null;
};

export type Review = {
  readonly association: string | null;
  readonly year: number | null;
  readonly report: ReportUnderControl | null;
  readonly checks: number;
  /** What does not agree, the gravest first. */
  readonly findings: readonly ReviewFinding[];
  /** Differences of rounding: declared, no faults. */
  readonly roundings: readonly ReviewFinding[];
  /** Checks that failed where the reading itself is in doubt. */
  readonly doubtful: readonly ReviewFinding[];
  readonly tables: readonly ReviewedTable[];
  readonly unread: readonly Unread[];
};
