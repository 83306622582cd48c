// All that a PDF says, page by page and with nothing left out: to compare a file with another, not to understand it.
import { tidyText } from './document.ts';
import { linesOfPage, type PdfPage } from './pdf-lines.ts';

export type ExactLine = {
  readonly words: readonly string[];
  /** Where its base line stands, as a share of the page from its foot. */
  readonly height: number;
};

export type ExactPage = {
  readonly lines: readonly ExactLine[];
  /** Words that lie on their side. */
  readonly aside: readonly string[];
  /** How many pictures, lines and surfaces are painted. */
  readonly marks: number;
  /** Kinds of what was put on top of the page; links are none. */
  readonly notes: readonly string[];
};

export function exactPages(pages: readonly PdfPage[]): ExactPage[] {
  return pages.map((page) => ({
    lines: linesOfPage(page).map(({ words, base }) => ({
      words: words.map(({ text }) => tidyText(text)).filter((text) => text !== ''),
      height: page.height > 0 ? base / page.height : 0,
    })),
    aside: (page.exact?.aside ?? []).flatMap((text) => tidyText(text).split(' ')).filter((text) => text !== ''),
    marks: page.exact?.marks ?? 0,
    notes: page.exact?.notes ?? [],
  }));
}
