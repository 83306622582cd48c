// A table as it was found in a document: which page and line, what its columns are called, and every cell as printed.
import type { PrintedNumber } from './printed-number.ts';

export type FoundCell = {
  readonly text: string;
  /** Null for a blank, a dash or words. */
  readonly number: PrintedNumber | null;
  /** Something stands here that is no number, and nobody knows what it is worth. */
  readonly isUnread?: true;
};

export type FoundRow = {
  readonly page: number | null;
  readonly line: number;
  readonly label: string;
  /** How far from the left the label begins, in the measure of the document; 0 in a true table. */
  readonly indent: number;
  /** One a column. */
  readonly cells: readonly FoundCell[];
  /** Other ways to read the row, when the document itself does not tell which one is right. */
  readonly alternatives: readonly (readonly FoundCell[])[];
  /** Words of the other columns of a true table, in their order. */
  readonly texts: readonly string[];
};

export type FoundTable = {
  readonly id: string;
  readonly page: number | null;
  readonly line: number;
  readonly lastLine: number;
  /** Index of its first and last line in the document. */
  readonly from: number;
  readonly to: number;
  /** The words that stand over it: "Not 4. Kansli". Empty when nothing does. */
  readonly title: string;
  /** The heading that the title stands under, and so on: the nearest first. */
  readonly under: readonly string[];
  /** What stands over the labels: "Belopp i tkr". */
  readonly corner: string;
  readonly columns: readonly string[];
  readonly rows: readonly FoundRow[];
  /** Headings of the columns of words. */
  readonly textColumns: readonly string[];
};

/** No statement, note or count is longer; what is longer is a list of something else, and is not read as a table. */
export const MOST_ROWS = 300;

export const BLANK: FoundCell = { text: '', number: null };
