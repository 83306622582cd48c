// Numbers that an author typed and that equal a figure of the report: linked, they follow when the figure changes.
import { findNumbers, formatFigure, formatsOf, type FoundNumber } from '#design/core';
import { isSamePeriod, parseFigureId, yearOf, type Figure, type Period } from '#kernel';
import { programmeSectionPrefix } from './annual/template.ts';

export type LinkSuggestion = {
  /** Place of the typed number in the text, end not included. */
  readonly start: number;
  readonly end: number;
  readonly typed: string;
  /** The line it stands on, 1-based. */
  readonly line: number;
  /** The likeliest first, at most three. */
  readonly figures: readonly SuggestedFigure[];
};

export type SuggestedFigure = {
  readonly id: string;
  readonly label: string;
  readonly period: Period;
  readonly format: string;
  /** The number as the report will print it. */
  readonly written: string;
};

export type SuggestFrom = {
  readonly sectionId: string;
  readonly markdown: string;
  readonly year: number;
  readonly figures: readonly Figure[];
  /** Periods that the report may speak of. */
  readonly periods: readonly Period[];
};

/** Typed numbers with the figures that they equal, in order of place. Years, dates, headings and small talk are left alone. */
export function suggestLinks(from: SuggestFrom): readonly LinkSuggestion[] {
  const { markdown } = from;
  const figures = from.figures.filter(
    (figure) =>
      figure.value !== null &&
      figure.disclosure !== 'suppressed' &&
      from.periods.some((period) => isSamePeriod(period, figure.period)),
  );
  const text = withoutLinks(markdown);
  return findNumbers(text)
    .filter((number) => isLinkable(text, number))
    .flatMap((number) => {
      const around = { sentence: partAround(text, number, sentenceEnd), clause: partAround(text, number, clauseEnd) };
      const found = figures
        .flatMap((figure) => {
          const written = writtenAs(figure, number);
          const score = written === null ? 0 : likeness(figure, { number, around, from });
          return written !== null && score > 0 ? [{ figure, score, ...written }] : [];
        })
        .toSorted((a, b) => b.score - a.score || a.figure.id.length - b.figure.id.length);
      const [best] = found;
      if (!best) return [];
      const { start, end, text: typed } = number;
      return [
        {
          start,
          end,
          typed,
          line: text.slice(0, start).split('\n').length,
          figures: found
            .filter(({ score }) => score >= best.score - 2)
            .slice(0, 3)
            .map(({ figure: { id, label, period }, format, written }) => ({ id, label, period, format, written })),
        },
      ];
    });
}

/** The text with the number linked; null when the text is not the one that the suggestion was made from. */
export function acceptLink(
  markdown: string,
  link: { readonly start: number; readonly typed: string; readonly id: string; readonly format: string },
): string | null {
  const { start, typed, id, format } = link;
  const end = start + typed.length;
  if (typed === '' || markdown.slice(start, end) !== typed) return null;
  return `${markdown.slice(0, start)}${linkText({ id, format })}${markdown.slice(end)}`;
}

/** As a linked figure is written in a text. */
export function linkText({ id, format }: { readonly id: string; readonly format: string }): string {
  return `{{ ${id} | ${format} }}`;
}

function isLinkable(markdown: string, number: FoundNumber): boolean {
  if (number.kind === 'year' || number.isAmbiguous || number.isRange) return false;
  const line = markdown.slice(markdown.lastIndexOf('\n', number.start - 1) + 1);
  const isNumbering = /^\d{1,3}[.)]\s/.test(line) && line.startsWith(number.text);
  return !/^#{1,6}\s/.test(line) && !isNumbering;
}

/** The format that prints the figure as it was typed; null when none does. */
function writtenAs(figure: Figure, number: FoundNumber): { format: string; written: string } | null {
  if (!mayEqual(figure, number)) return null;
  const ways = formatsOf(figure.unit).flatMap((format) => {
    const outcome = formatFigure(figure, format);
    const written = outcome.ok ? outcome.value : '';
    const [read] = findNumbers(written);
    // A format that says more than the number ("62 dagar") would say it twice.
    if (!read || read.text !== written || read.value !== number.value) return [];
    if (read.precision !== number.precision) return [];
    return [{ format, written, isAsTyped: plain(written) === plain(number.text) }];
  });
  const way = ways.find(({ isAsTyped }) => isAsTyped) ?? ways.find(({ format }) => format !== 'words-capital');
  return way ? { format: way.format, written: way.written } : null;
}

/** Arithmetic before formatting: a report has hundreds of figures. */
function mayEqual(figure: Figure, number: FoundNumber): boolean {
  const value = Math.abs(figure.value ?? 0);
  const scale = figure.unit === 'ore' ? 0.01 : figure.unit === 'share' ? 100 : 1;
  const isOfUnit =
    (figure.unit === 'ore') === (number.kind === 'money') &&
    (figure.unit === 'share') === (number.kind === 'percent');
  return isOfUnit && Math.abs(value * scale - Math.abs(number.value)) <= number.precision / 2 + 1e-6;
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[\s\u00A0\u202F]+/g, ' ')
    .replace(/^[-–]/, '\u2212');
}

type Around = {
  readonly number: FoundNumber;
  readonly around: { readonly sentence: string; readonly clause: string };
  readonly from: SuggestFrom;
};

/** How likely the sentence speaks of the figure; 0 is not at all. Small counts are equal by chance, so they need more. */
function likeness(figure: Figure, { number, around, from }: Around): number {
  const of = programmeLikeness(figure, { sentence: around.sentence, from });
  if (of === null) return 0;
  const label = stemsOf(figure.label);
  const [sentence, clause] = [stemsOf(around.sentence), stemsOf(around.clause)];
  const shared = [...label].filter((stem) => sentence.has(stem)).length + (of.isOwn ? 1 : 0);
  // "Soliditeten är 51 %, mot 57 % året före": the thing is named once a sentence.
  const near = number.kind === 'percent' ? sentence : clause;
  const isInClause = [...label].some((stem) => near.has(stem));
  const share = Math.min(1, shared / Math.max(1, label.size));
  if (!isTelling(number) && (!isInClause || share < 0.5)) return 0;
  const years = [...around.sentence.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/g)].map(([year]) => Number(year));
  const year = yearOf(figure.period.to);
  const isOfYear = years.length > 0 ? years.includes(year) : year === from.year;
  return 1 + 4 * share + (isInClause ? 1 : 0) + (isOfYear ? 2 : 0) + (of.isOwn ? 1 : 0);
}

/** Kronor, decimals and large numbers are seldom equal by chance. */
function isTelling(number: FoundNumber): boolean {
  const digits = Math.abs(number.value) / number.precision;
  return number.kind === 'percent' ? number.precision < 1 : digits >= 1000;
}

/** A programme's figure belongs in its own section or in a sentence that names it; null when the sentence is of another. */
function programmeLikeness(
  figure: Figure,
  { sentence, from }: { readonly sentence: string; readonly from: SuggestFrom },
): { readonly isOwn: boolean } | null {
  const own = from.sectionId.startsWith(programmeSectionPrefix)
    ? from.sectionId.slice(programmeSectionPrefix.length)
    : null;
  const programme = parseFigureId(figure.id)?.dimensions?.['programme'] ?? null;
  if (own !== null)
    return programme === own ? { isOwn: true } : figure.unit === 'ore' && !programme ? { isOwn: false } : null;
  if (programme === null) return { isOwn: false };
  const [name = ''] = /(?:i|för|,) ([^,]+)$/.exec(figure.label)?.slice(1) ?? [];
  const names = [programme.replaceAll('-', ' '), programme, name].filter((one) => one.length > 1);
  return names.some((one) => sentence.toLowerCase().includes(one.toLowerCase())) ? { isOwn: true } : null;
}

/** Words that carry meaning, cut so that "deltagare" and "deltagarna" are one. */
function stemsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
  return new Set(words.filter((word) => !everyday.has(word)).map((word) => word.slice(0, 6)));
}

const everyday: ReadonlySet<string> = new Set(
  'alla andel antal att av blev bland cirka den denna dessa det detta efter eller ett fick för från har hela hos inom med och samt som till totalt under utan var varit'.split(
    ' ',
  ),
);

const sentenceEnd = /[.!?](?=\s|$)|\n\n|\n[-*] /g;
const clauseEnd = /[.,;:!?()–](?=\s|$)|[()]|\n\n|\n[-*] /g;

/** The part of the text between two marks that the number stands in. */
function partAround(text: string, { start, end }: FoundNumber, mark: RegExp): string {
  const before = [...text.slice(0, start).matchAll(mark)].at(-1);
  const after = [...text.slice(end).matchAll(mark)][0];
  return text.slice(before ? before.index + before[0].length : 0, after ? end + after.index : undefined);
}

/** Linked figures are no typed numbers, and their names no words of the sentence; places stay what they were. */
function withoutLinks(markdown: string): string {
  return markdown.replaceAll(/\{\{(?:[^{}]|\{[^{}]*\})*\}\}/g, (link) => '\u2588'.repeat(link.length));
}
