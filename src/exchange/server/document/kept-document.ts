// A document that was read, as text that a page can carry along: nothing has to be stored for a reader who corrects a cell
// and checks again. What comes back is a stranger's, and is held to a schema and to the usual limits.
import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import {
  type CannotReadDocument,
  DOCUMENT_LIMITS,
  type DocumentLine,
  type TextDocument,
  wordsOf,
} from '#exchange/core';
import { accept, refuse, type Result } from '#kernel';
import * as v from 'valibot';

const gzip = promisify(zlib.gzip);
const gunzip = promisify(zlib.gunzip);

const MOST_BYTES = 30_000_000;

const Count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));
const Place = v.pipe(v.number(), v.finite());
const Text = v.pipe(v.string(), v.maxLength(100_000));
const Line = v.object({
  p: v.nullable(Count),
  l: Count,
  /** Words as [text, left, right, 1 when a gap stands before it]; null when the spaces of the text tell them. */
  w: v.nullable(v.array(v.tuple([Text, Place, Place, v.picklist([0, 1])]))),
  t: Text,
  c: v.nullable(v.array(Text)),
  n: v.nullable(Count),
  h: v.picklist([0, 1]),
  g: v.picklist([0, 1]),
  /** Distance from the line above. */
  d: v.optional(Place),
});
const Kept = v.object({
  format: v.picklist(['pdf', 'docx', 'html', 'text']),
  pages: v.nullable(Count),
  empty: v.pipe(v.array(Count), v.maxLength(10_000)),
  lines: v.pipe(v.array(Line), v.maxLength(DOCUMENT_LIMITS.words)),
});

export async function keepDocument(document: TextDocument): Promise<string> {
  const kept: v.InferOutput<typeof Kept> = {
    format: document.format,
    pages: document.pages,
    empty: [...document.pagesWithoutText],
    lines: document.lines.map((line) => ({
      p: line.page,
      l: line.line,
      t: line.text,
      w: line.cells
        ? null
        : line.words.map((word) => [word.text, round(word.left), round(word.right), word.isApart ? 1 : 0]),
      c: line.cells ? [...line.cells] : null,
      n: line.table,
      h: line.isHeading ? 1 : 0,
      g: line.isAfterGap ? 1 : 0,
      ...(line.gap === undefined ? {} : { d: Math.round(line.gap * 100) / 100 }),
    })),
  };
  return (await gzip(JSON.stringify(kept))).toString('base64');
}

export async function openKeptDocument(kept: string): Promise<Result<TextDocument, CannotReadDocument>> {
  const damaged = refuse({ kind: 'damaged' as const, detail: 'what the page carried along was changed' });
  try {
    const bytes = await gunzip(Buffer.from(kept, 'base64'), { maxOutputLength: MOST_BYTES });
    const read = v.safeParse(Kept, JSON.parse(bytes.toString()));
    if (!read.success) return damaged;
    const lines = read.output.lines.map((line): DocumentLine => ({
      page: line.p,
      line: line.l,
      text: line.t,
      words: line.w
        ? line.w.map(([text, left, right, gap]) => ({ text, left, right, isApart: gap === 1 }))
        : wordsOf((line.c ?? []).join('\t')),
      cells: line.c,
      table: line.n,
      isHeading: line.h === 1,
      isAfterGap: line.g === 1,
      ...(line.d === undefined ? {} : { gap: line.d }),
    }));
    return accept({
      format: read.output.format,
      pages: read.output.pages,
      lines,
      pagesWithoutText: read.output.empty,
    });
  } catch {
    return damaged;
  }
}

function round(place: number): number {
  return Math.round(place * 10) / 10;
}
