// The pieces of text that pdf.js gives, as lines of words. A piece may be a letter, a word or a whole row; words are found by
// the spaces in it and by the gaps between pieces, in widths of the type.
import type { DocumentLine, TextDocument, Word } from './document.ts';
import { tidyText } from './document.ts';

export type PdfPiece = {
  readonly text: string;
  readonly left: number;
  /** Distance of the base line from the foot of the page. */
  readonly base: number;
  readonly width: number;
  /** Size of the type. */
  readonly size: number;
};

export type PdfPage = {
  readonly pieces: readonly PdfPiece[];
  readonly height: number;
  readonly width: number;
  readonly hasPicture: boolean;
  /** Read only where a file is compared with another. */
  readonly exact?: {
    /** Text that lies on its side. */
    readonly aside: readonly string[];
    /** How many pictures, lines and surfaces are painted. */
    readonly marks: number;
    /** Kinds of what was put on top of the page (`Widget:Sig`, `FreeText`); links are none. */
    readonly notes: readonly string[];
  };
};

/** A gap between two words that no space of a line makes; columns stand at least this far apart. */
const APART = 0.5;
/** Closer than this, two pieces are one word. */
const JOINED = 0.12;

export function pdfDocument(pages: readonly PdfPage[]): TextDocument {
  const byPage = pages.map((page) => linesOfPage(page));
  const isRunning = runningText(byPage);
  const lines = byPage.flatMap((found, index) =>
    found
      .filter((line) => !isRunning(line))
      .map((line, place): DocumentLine => ({
        page: index + 1,
        line: place + 1,
        text: line.text,
        words: line.words,
        cells: null,
        table: null,
        isHeading: line.isHeading,
        isAfterGap: line.isAfterGap,
        gap: line.gap,
      })),
  );
  return {
    format: 'pdf',
    pages: pages.length,
    lines,
    pagesWithoutText: pages.flatMap((page, index) =>
      page.hasPicture && (byPage[index] ?? []).length === 0 ? [index + 1] : [],
    ),
  };
}

type Line = {
  readonly text: string;
  readonly words: readonly Word[];
  readonly base: number;
  readonly size: number;
  readonly isEdge: boolean;
  readonly isHeading: boolean;
  readonly isAfterGap: boolean;
  readonly gap: number;
};

/** From the top, each from the left; running heads and feet too. */
export function linesOfPage(page: PdfPage): Line[] {
  const rows: { base: number; size: number; pieces: PdfPiece[] }[] = [];
  const pieces = page.pieces.filter((piece) => piece.text.trim() !== '' && piece.size > 0);
  for (const piece of pieces.toSorted((a, b) => b.base - a.base)) {
    const row = rows.at(-1);
    // Raised or lowered signs belong to the line that they stand in.
    if (row && Math.abs(row.base - piece.base) <= 0.4 * Math.max(Math.min(row.size, piece.size), 1)) {
      row.pieces.push(piece);
      row.size = Math.max(row.size, piece.size);
    } else rows.push({ base: piece.base, size: piece.size, pieces: [piece] });
  }
  const sizes = rows.map((row) => row.size).toSorted((a, b) => a - b);
  const usual = sizes[Math.floor(sizes.length / 2)] ?? 10;
  const lines = joinedCells(
    rows.map((row) => ({ base: row.base, size: row.size, words: wordsOfPieces(row.pieces) })),
  );
  return lines.map((line, index): Line => {
    const above = lines[index - 1];
    const gap = above ? above.base - line.base : Infinity;
    return {
      text: tidyText(line.words.map((word) => word.text).join(' ')),
      words: line.words,
      base: line.base,
      size: line.size,
      isEdge: line.base > 0.9 * page.height || line.base < 0.1 * page.height,
      isHeading: line.size > 1.15 * usual,
      isAfterGap: gap > 1.8 * line.size,
      gap: Math.min(99, gap / line.size),
    };
  });
}

type Row = { readonly base: number; readonly size: number; readonly words: readonly Word[] };

/**
 * Cells of several lines stand half a line apart from cells of one line beside them. Lines that are nearer than any line of a
 * text are one row of cells, each read from its top.
 */
function joinedCells(rows: readonly Row[]): Row[] {
  const groups: Row[][] = [];
  for (const row of rows) {
    const last = groups.at(-1)?.at(-1);
    const isNear = last !== undefined && last.base - row.base < 0.95 * Math.min(last.size, row.size);
    if (isNear) groups.at(-1)?.push(row);
    else groups.push([row]);
  }
  return groups.map((group): Row => {
    const [first] = group;
    if (!first || group.length === 1) return first ?? { base: 0, size: 0, words: [] };
    return {
      base: group.at(-1)?.base ?? first.base,
      size: first.size,
      words: cellsOf(group.flatMap((row) => phrasesOf(row.words))),
    };
  });
}

type Phrase = { left: number; right: number; words: Word[] };

function phrasesOf(words: readonly Word[]): Phrase[] {
  const phrases: Phrase[] = [];
  for (const word of words) {
    const last = phrases.at(-1);
    if (last && !word.isApart) {
      last.words.push(word);
      last.right = word.right;
    } else phrases.push({ left: word.left, right: word.right, words: [word] });
  }
  return phrases;
}

/** Phrases that stand over each other are one cell. */
function cellsOf(phrases: readonly Phrase[]): Word[] {
  const cells: Phrase[] = [];
  for (const phrase of phrases) {
    const cell = cells.find((one) => phrase.left < one.right && phrase.right > one.left);
    if (!cell) {
      cells.push({ ...phrase, words: [...phrase.words] });
      continue;
    }
    const above = cell.words.at(-1);
    const [next, ...others] = phrase.words;
    // "2023-12-" over "31" is one day.
    if (above && next && /\d-$/.test(above.text) && /^\d/.test(next.text)) {
      cell.words[cell.words.length - 1] = {
        ...above,
        text: above.text + next.text,
        right: Math.max(above.right, next.right),
      };
      cell.words.push(...others);
    } else cell.words.push(...phrase.words);
    cell.left = Math.min(cell.left, phrase.left);
    cell.right = Math.max(cell.right, phrase.right);
  }
  return cells
    .toSorted((a, b) => a.left - b.left)
    .flatMap((cell, index) => cell.words.map((word, place) => ({ ...word, isApart: place === 0 && index > 0 })));
}

function wordsOfPieces(pieces: readonly PdfPiece[]): Word[] {
  const words: { text: string; left: number; right: number; isApart: boolean }[] = [];
  let wasSpace = true;
  for (const piece of pieces.toSorted((a, b) => a.left - b.left)) {
    for (const part of splitPiece(piece)) {
      const last = words.at(-1);
      const gap = last ? part.left - last.right : 0;
      // Bold by printing twice: the same letters at the same place.
      if (last && last.text === part.text && Math.abs(last.left - part.left) < 0.15 * piece.size) continue;
      if (last && !part.isAfterSpace && !wasSpace && gap < JOINED * piece.size) {
        last.text += part.text;
        last.right = part.right;
      } else {
        words.push({ text: part.text, left: part.left, right: part.right, isApart: gap > APART * piece.size });
      }
      wasSpace = false;
    }
    wasSpace = /[\s\u00A0]$/.test(piece.text);
  }
  return words;
}

/** The words of one piece; a space is taken as half a letter wide, which is near enough to tell columns apart. */
function splitPiece(piece: PdfPiece): { text: string; left: number; right: number; isAfterSpace: boolean }[] {
  const weights = [...piece.text].map(weightOf);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const step = whole > 0 ? piece.width / whole : 0;
  const parts: { text: string; left: number; right: number; isAfterSpace: boolean }[] = [];
  let at = piece.left;
  let isAfterSpace = false;
  let current: { text: string; left: number; right: number; isAfterSpace: boolean } | null = null;
  for (const [index, letter] of [...piece.text].entries()) {
    const next = at + (weights[index] ?? 0) * step;
    if (/[\s\u00A0\u202F\u2009]/.test(letter)) {
      current = null;
      isAfterSpace = true;
    } else if (current) {
      current.text += letter;
      current.right = next;
    } else {
      current = { text: letter, left: at, right: next, isAfterSpace };
      parts.push(current);
      isAfterSpace = false;
    }
    at = next;
  }
  return parts;
}

function weightOf(letter: string): number {
  if (/[\s\u00A0\u202F\u2009.,:;'|!ijl]/.test(letter)) return 0.5;
  return /[mwMWÅÄÖ%]/.test(letter) ? 1.5 : 1;
}

/** What stands at the edge of page after page (head, foot, stamp of a signing service) is no part of the report. */
function runningText(pages: readonly (readonly Line[])[]): (line: Line) => boolean {
  const seen = new Map<string, number>();
  for (const page of pages) {
    for (const key of new Set(page.filter((line) => line.isEdge).map(keyOf))) seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  const enough = Math.max(3, Math.ceil(pages.length * 0.3));
  return (line) =>
    (line.isEdge && (seen.get(keyOf(line)) ?? 0) >= enough) || (line.isEdge && isPageNumber(line.text));
}

function keyOf(line: Line): string {
  return line.text.replaceAll(/\d+/g, '#');
}

function isPageNumber(text: string): boolean {
  return /^(sida?\s*)?\d{1,3}(\s*(\(|av|\/)\s*\d{1,3}\)?)?$/i.test(text);
}
