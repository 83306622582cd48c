// What an author writes, parsed but not yet linked: text, and references to figures with their places.

/** Where in a narrative something stands; line and column are 1-based, counted in the file the author sees. */
export type Place = { readonly section: string; readonly line: number; readonly column: number };

export type NarrativeInline =
  | { readonly kind: 'text'; readonly text: string; readonly isStrong: boolean; readonly isEmphasised: boolean }
  | {
      readonly kind: 'reference';
      readonly figureId: string;
      readonly format: string;
      /** As the author typed it, shown in place of the number when it cannot be linked. */
      readonly source: string;
      readonly isStrong: boolean;
      readonly place: Place;
    }
  | { readonly kind: 'link'; readonly address: string; readonly text: string };

export type NarrativeBlock =
  | { readonly kind: 'paragraph'; readonly inlines: readonly NarrativeInline[] }
  | { readonly kind: 'subheading'; readonly text: string; readonly depth: 1 | 2 }
  | {
      readonly kind: 'list';
      readonly isOrdered: boolean;
      readonly items: readonly (readonly NarrativeInline[])[];
    }
  | { readonly kind: 'quote'; readonly inlines: readonly NarrativeInline[]; readonly attribution: string };

export type Narrative = {
  readonly section: string;
  readonly blocks: readonly NarrativeBlock[];
  readonly problems: readonly NarrativeProblem[];
};

export type NarrativeProblemCode =
  /** No figure of the report has this id. */
  | 'unknown-figure'
  /** The figure exists, but its period is none of the report's. */
  | 'period-not-in-report'
  /** Kronor of a count, per cent of an amount … */
  | 'unit-does-not-fit'
  | 'unknown-format'
  /** `{{` without `}}`. */
  | 'unclosed-figure'
  /** Between the braces there is no `id | format`. */
  | 'malformed-figure'
  /** Markdown outside the subset: tables, pictures, code, nested lists, other heading levels. */
  | 'unsupported-markdown'
  /** A link to something else than the web, a mail address or a section of the report. */
  | 'unsafe-link'
  /** `[[name]]` of no table or chart that the section can have. */
  | 'unknown-insert'
  /** `[[name]]` inside a paragraph, or of a table or chart that stands elsewhere already. */
  | 'misplaced-insert'
  /** The text belongs to no section of the report, so nobody would read it. */
  | 'no-section'
  /** The type that the report is printed in does not have the letter. */
  | 'letter-without-font';

export type NarrativeProblem = Place & {
  readonly code: NarrativeProblemCode;
  /** The words of the author that it is about. */
  readonly quoted: string;
  /** Ids or formats that were perhaps meant, nearest first. */
  readonly suggestions: readonly string[];
};

/** One English sentence for the command line; the application has a Swedish one per code. */
export function describeNarrativeProblem(problem: NarrativeProblem): string {
  const where = `${problem.section} ${problem.line}:${problem.column}`;
  const perhaps = problem.suggestions.length > 0 ? ` Perhaps ${problem.suggestions.join(' or ')}?` : '';
  return `${where} ${SENTENCES[problem.code]}: ${problem.quoted}.${perhaps}`;
}

const SENTENCES = {
  'unknown-figure': 'no figure has this id',
  'period-not-in-report': "the figure's period is none of the report's",
  'unit-does-not-fit': 'the format does not fit the unit of the figure',
  'unknown-format': 'there is no such format',
  'unclosed-figure': 'a linked figure is not closed with }}',
  'malformed-figure': 'a linked figure is written {{ id | format }}',
  'unsupported-markdown': 'this Markdown is not part of the subset',
  'unsafe-link': 'a link goes to https, http, mailto or a section of the report',
  'unknown-insert': 'no table or chart has this name here',
  'misplaced-insert': 'a table or chart is named alone in a paragraph, and once in the report',
  'no-section': 'the report has no section for this text',
  'letter-without-font': 'the type of the printed report does not have this letter',
} satisfies Record<NarrativeProblemCode, string>;
