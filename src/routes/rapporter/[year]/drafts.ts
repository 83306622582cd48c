// Without script: finding a figure, putting it into the text and linking a typed number. The text comes back, not saved.
import {
  acceptLink,
  findFigures,
  linkText,
  reportPeriods,
  suggestLinks,
  type FoundFigures,
  type LinkSuggestion,
  type ReportMaterial,
} from '#reports/core';

type Written = {
  readonly sectionId: string;
  readonly markdown: string;
  readonly basedOn: number | null;
  readonly form: FormData;
  readonly material: ReportMaterial;
};

export type Draft = {
  readonly markdown: string;
  readonly basedOn: number | null;
  readonly isChanged: boolean;
  /** The words of the search and what it found; null when nothing was asked for. */
  readonly found: (FoundFigures & { readonly words: string }) | null;
  readonly suggestions: readonly LinkSuggestion[];
  readonly hasMoved: boolean;
};

/** So many figures are offered at a time. */
export const MOST_FIGURES = 20;

export function findIn(written: Written): { readonly draft: Draft } {
  return draftOf(written, { markdown: written.markdown, isFound: true });
}

/** The figure stands where the author wrote `{{}}`, else last. */
export function withFigure(written: Written): { readonly draft: Draft } {
  const [id = '', format = ''] = String(written.form.get('infoga') ?? '').split('|');
  const link = linkText({ id, format });
  const { markdown } = written;
  const place = /\{\{\s*\}\}/.exec(markdown);
  const last = markdown === '' || /\s$/.test(markdown) ? `${markdown}${link}` : `${markdown} ${link}`;
  const text = place ? markdown.replace(place[0], () => link) : last;
  return draftOf(written, { markdown: text, isFound: false });
}

export function withLink(written: Written): { readonly draft: Draft } {
  const [start = '', id = '', format = '', typed = ''] = String(written.form.get('lanka') ?? '').split('|');
  const linked = acceptLink(written.markdown, { start: Number(start), id, format, typed });
  return draftOf(written, { markdown: linked ?? written.markdown, isFound: false, hasMoved: linked === null });
}

function draftOf(
  { sectionId, basedOn, form, material, markdown: before }: Written,
  made: { readonly markdown: string; readonly isFound: boolean; readonly hasMoved?: boolean },
): { readonly draft: Draft } {
  const { markdown, isFound, hasMoved = false } = made;
  const from = { year: material.head.year, figures: material.figures, periods: reportPeriods(material) };
  const words = String(form.get('sok') ?? '').trim();
  const found = isFound ? { words, ...findFigures({ ...from, words, most: MOST_FIGURES }) } : null;
  const suggestions = suggestLinks({ ...from, sectionId, markdown });
  return { draft: { markdown, basedOn, isChanged: markdown !== before, found, suggestions, hasMoved } };
}
