// A document from outside as lines of words with their places, whatever file it stood in. What the lines mean is decided
// elsewhere; a reader here says where every word stands, so that a person can find it again.

/** A word, and how far from the left it stands: points on a page, letters in a text. */
export type Word = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** A gap wider than a space stands before it. */
  readonly isApart: boolean;
};

export type DocumentLine = {
  /** 1-based; null where a file has no pages. */
  readonly page: number | null;
  /** 1-based in the page, or in the file. */
  readonly line: number;
  readonly text: string;
  readonly words: readonly Word[];
  /** The cells of a row of a true table (Word, HTML, tabs), empty ones too; null elsewhere. */
  readonly cells: readonly string[] | null;
  /** Which true table the row is of. */
  readonly table: number | null;
  /** The file itself says that it is a heading. */
  readonly isHeading: boolean;
  /** A blank line, or clear space, stands before it. */
  readonly isAfterGap: boolean;
  /** Distance from the line above in sizes of its type; absent where a file keeps no places. */
  readonly gap?: number;
};

export type DocumentFormat = 'pdf' | 'docx' | 'html' | 'text';

export type TextDocument = {
  readonly format: DocumentFormat;
  /** Number of pages; null where a file has none. */
  readonly pages: number | null;
  readonly lines: readonly DocumentLine[];
  /** Pages with a picture and no text: what is on them was not read. */
  readonly pagesWithoutText: readonly number[];
};

export type CannotReadDocument =
  | { readonly kind: 'empty' }
  | { readonly kind: 'tooLarge'; readonly what: 'bytes' | 'unpacked' | 'pages' | 'words'; readonly limit: number }
  | { readonly kind: 'encrypted' }
  /** Pictures of pages and no letters. */
  | { readonly kind: 'scanned'; readonly pages: number }
  | { readonly kind: 'wrongType'; readonly found: string }
  | { readonly kind: 'damaged'; readonly detail: string }
  | { readonly kind: 'tooSlow'; readonly seconds: number }
  | { readonly kind: 'tooMuchMemory' }
  /** Too many others are being read. */
  | { readonly kind: 'busy' };

export type DocumentLimits = {
  readonly bytes: number;
  /** Unpacked size of a Word file: a small zip can hold terabytes. */
  readonly unpackedBytes: number;
  readonly pages: number;
  readonly words: number;
};

/** Far more than an annual report has. */
export const DOCUMENT_LIMITS: DocumentLimits = {
  bytes: 25_000_000,
  unpackedBytes: 60_000_000,
  pages: 400,
  words: 400_000,
};

/** Words of a text where one space joins and two, or a tab, part. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(/[^\s\u00A0\u202F\u2009]+/gu)) {
    const before = text.slice(words.at(-1)?.right ?? 0, match.index);
    const isApart = words.length === 0 ? false : before.length > 1 || before.includes('\t');
    words.push({ text: match[0], left: match.index, right: match.index + match[0].length, isApart });
  }
  return words;
}

/** Spaces of all kinds as one, soft hyphens and invisible signs away. */
export function tidyText(text: string): string {
  return text
    .replaceAll(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, '')
    .replaceAll(/[\s\u00A0\u202F\u2009]+/g, ' ')
    .trim();
}
