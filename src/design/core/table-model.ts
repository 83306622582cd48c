// One table model for screens, PDF, HTML, DOCX and JSON: all show the same cells.

import type { Language } from './language.ts';

export type ColumnKind = 'amount' | 'count' | 'percent' | 'text' | 'date' | 'reference';

export type Column = {
  readonly id: string;
  readonly label: string;
  /** Numbers are right-aligned with tabular figures; `reference` is a note number. */
  readonly kind: ColumnKind;
};

export type Cell = {
  /** The number as printed (whole kronor, count, per cent), null when the cell is empty or text. */
  readonly value: number | null;
  /** What stands on paper and screen; Swedish format. Empty string for an empty cell. */
  readonly text: string;
  /** The figure behind the cell, when it is one. */
  readonly figureId?: string;
  /** Page in the application that shows the rows behind it. */
  readonly address?: string;
  /** Of a text that is not in the page's own language. */
  readonly language?: Language;
  /** Hidden by disclosure control: printed as a dash with its reason. */
  readonly isHidden?: boolean;
};

export type RowRole = 'heading' | 'row' | 'part' | 'subtotal' | 'total';

export type TableRow = {
  readonly id: string;
  readonly label: string;
  /** Of a label that is not in the page's own language. */
  readonly language?: Language;
  /** The page of what the row is about. */
  readonly address?: string;
  /** `part` is "of which" under the row before it and is not counted in totals. */
  readonly role: RowRole;
  /** One cell a column, in their order; empty for a heading. */
  readonly cells: readonly Cell[];
};

export type TableModel = {
  readonly id: string;
  /** Swedish; read aloud before the table. */
  readonly caption: string;
  /** Head of the label column, "Belopp i kr" in a statement. */
  readonly labelHeading: string;
  /** Without the label column. */
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
  /** Printed small under the table. */
  readonly remarks?: readonly string[];
};

/** A picture with its words and its numbers; the table is shown under it everywhere. */
export type ChartModel = {
  readonly id: string;
  /** The finding or the question, not the chart kind. */
  readonly title: string;
  /** Alternative text: what the picture shows, with the numbers that matter. */
  readonly description: string;
  /** A whole `<svg>` element: role=img, title and desc inside, no style attribute, no style element. */
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  readonly table: TableModel;
  readonly source?: string;
  /** The same picture drawn for a phone; ids of its own, so that both can stand in one page. */
  readonly narrow?: Pick<ChartModel, 'svg' | 'width' | 'height'>;
};
