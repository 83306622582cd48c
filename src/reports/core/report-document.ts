// A whole report as data: what PDF, HTML, DOCX and JSON are rendered from. Numbers come as formatted text beside
// the figure they are, so that every form shows the same.
import type { ChartModel, TableModel } from '#design/core';
import type { Figure, IsoDate } from '#kernel';

export type Inline =
  | { readonly kind: 'text'; readonly text: string; readonly isStrong?: boolean; readonly isEmphasised?: boolean }
  | { readonly kind: 'figure'; readonly figureId: string; readonly text: string; readonly isStrong?: boolean }
  | { readonly kind: 'link'; readonly address: string; readonly text: string };

export type Block =
  | { readonly kind: 'paragraph'; readonly inlines: readonly Inline[] }
  /** A heading inside a section's text: `depth` 1 (the default) is one level below the section's own, 2 is two below. */
  | { readonly kind: 'subheading'; readonly text: string; readonly depth?: 1 | 2 }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly (readonly Inline[])[] }
  /** An anonymous quote; `attribution` says in what role, never who. */
  | { readonly kind: 'quote'; readonly inlines: readonly Inline[]; readonly attribution: string }
  | { readonly kind: 'table'; readonly table: TableModel }
  | { readonly kind: 'chart'; readonly chart: ChartModel }
  /** The few numbers of a programme, in a box at its top. */
  | {
      readonly kind: 'summaryBox';
      readonly heading: string;
      readonly items: readonly { readonly label: string; readonly text: string; readonly figureId?: string }[];
    }
  /** Room for signatures: the role and who appointed; names are written when it is signed. */
  | {
      readonly kind: 'signatures';
      readonly statement: string;
      readonly rows: readonly { readonly role: string; readonly member: string }[];
    };

export type Section = {
  /** Stable, for links and for the workshop: `management.overview`, `appendix.programme.nova`. */
  readonly id: string;
  /** "1.4", "6", "Bilaga 1"; null for the words of the chair. */
  readonly number: string | null;
  readonly heading: string;
  /** 1 is a chapter. A section never skips a level below the one before it. */
  readonly level: 1 | 2 | 3;
  readonly startsNewPage: boolean;
  readonly blocks: readonly Block[];
};

export type ReportDocument = {
  /** `board` is set as a letter: no cover, no contents, smaller headings. */
  readonly kind: 'annualReport' | 'halfYearReport' | 'controlSheet' | 'board' | 'memberConsultation';
  readonly title: string;
  readonly year: number;
  /** The day that a half-year report tells of. */
  readonly at?: IsoDate;
  readonly association: { readonly name: string; readonly orgNumber: string };
  readonly registerNumber: string | null;
  readonly vision: string | null;
  /** The day printed on the report and written into its files, never the clock. */
  readonly datedOn: IsoDate;
  readonly sections: readonly Section[];
  /** Every figure the report quotes, in tables, charts and text. */
  readonly figures: readonly Figure[];
};
