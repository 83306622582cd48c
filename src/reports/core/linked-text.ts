// Text whose numbers are figures: `{{ finance.yearResult@2024 | kr }}` becomes the number as printed, tied to its figure.
import { type Figure, formatPeriodId, isSamePeriod, type Period, type Result, unreachable } from '#kernel';
import type {
  Narrative,
  NarrativeBlock,
  NarrativeInline,
  NarrativeProblem,
  NarrativeProblemCode,
} from './narrative.ts';
import { nearest } from './nearest.ts';
import type { Block, Inline } from './report-document.ts';

/**
 * Writes a figure in a named format; refuses a format that is unknown or does not fit the figure's unit. `formatFigure`
 * of `#design/core` is one.
 */
export type FigureFormatter = (
  figure: Figure,
  format: string,
) => Result<
  string,
  | { readonly kind: 'unknownFormat'; readonly known: readonly string[] }
  | { readonly kind: 'wrongUnit'; readonly fitting: readonly string[] }
>;

export type Linking = {
  /** Periods of the report's columns and tables; a figure of another period would be a comparison out of nowhere. */
  readonly periods: readonly Period[];
  readonly format: FigureFormatter;
};

export type LinkedText = {
  readonly blocks: readonly Block[];
  /** Figures that the text quotes, each once, in order of first use. */
  readonly figures: readonly Figure[];
  /** Those of the narrative and those of the linking, in order of place. */
  readonly problems: readonly NarrativeProblem[];
};

type Reference = Extract<NarrativeInline, { kind: 'reference' }>;
type Linked = { readonly figure: Figure; readonly text: string };
type Unlinked = { readonly code: NarrativeProblemCode; readonly suggestions: readonly string[] };

/**
 * Puts figures into a narrative. A reference that cannot be linked stays as the author typed it, and its problem says
 * where; a report with such a problem is shown but never locked.
 */
export function linkFigures(narrative: Narrative, figures: readonly Figure[], linking: Linking): LinkedText {
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  const quoted = new Map<string, Figure>();
  const problems: NarrativeProblem[] = [...narrative.problems];

  const inline = (part: NarrativeInline): Inline => {
    if (part.kind === 'link') return part;
    if (part.kind === 'text') return styledText(part);
    const outcome = resolve(part, byId, linking);
    if (!outcome.ok) {
      problems.push({ ...outcome.refusal, quoted: part.source, ...part.place });
      return styledText({ kind: 'text', text: part.source, isStrong: part.isStrong, isEmphasised: false });
    }
    const { figure, text } = outcome.value;
    quoted.set(figure.id, figure);
    return { kind: 'figure', figureId: figure.id, text, ...(part.isStrong ? { isStrong: true } : {}) };
  };

  const blocks = narrative.blocks.map((block) => linkBlock(block, (parts) => parts.map(inline)));
  const inOrder = problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
  return { blocks, figures: [...quoted.values()], problems: inOrder };
}

function linkBlock(block: NarrativeBlock, link: (parts: readonly NarrativeInline[]) => Inline[]): Block {
  switch (block.kind) {
    case 'paragraph':
      return { kind: 'paragraph', inlines: link(block.inlines) };
    case 'subheading':
      return block;
    case 'list':
      return { kind: 'list', isOrdered: block.isOrdered, items: block.items.map(link) };
    case 'quote':
      return { kind: 'quote', inlines: link(block.inlines), attribution: block.attribution };
    default:
      return unreachable(block);
  }
}

function resolve(
  reference: Reference,
  byId: ReadonlyMap<string, Figure>,
  linking: Linking,
): Result<Linked, Unlinked> {
  const figure = byId.get(reference.figureId);
  if (!figure) {
    return {
      ok: false,
      refusal: { code: 'unknown-figure', suggestions: nearest(reference.figureId, [...byId.keys()]) },
    };
  }
  if (!linking.periods.some((period) => isSamePeriod(period, figure.period))) {
    const suggestions = nearest(formatPeriodId(figure.period), linking.periods.map(formatPeriodId));
    return { ok: false, refusal: { code: 'period-not-in-report', suggestions } };
  }
  const text = linking.format(figure, reference.format);
  if (text.ok) return { ok: true, value: { figure, text: text.value } };
  if (text.refusal.kind === 'wrongUnit') {
    return { ok: false, refusal: { code: 'unit-does-not-fit', suggestions: text.refusal.fitting } };
  }
  return {
    ok: false,
    refusal: { code: 'unknown-format', suggestions: nearest(reference.format, text.refusal.known) },
  };
}

function styledText(part: Extract<NarrativeInline, { kind: 'text' }>): Inline {
  return {
    kind: 'text',
    text: part.text,
    ...(part.isStrong ? { isStrong: true } : {}),
    ...(part.isEmphasised ? { isEmphasised: true } : {}),
  };
}
