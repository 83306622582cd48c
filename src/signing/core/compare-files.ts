// Whether a file that came back is the report that was sent out: the same words in the same order on every page of it, and
// nothing painted or put on top that was not there. A cover before and pages after are what signing services add.
import type { ExactPage } from '#exchange/core';
import { differencesOf, plainWords } from './word-differences.ts';

export type PageDifference = {
  /** Page of the report, as it was locked; null for a page that was put in. */
  readonly page: number | null;
  /** Page of the file that was held to it; null for a page that is gone. */
  readonly filePage: number | null;
  readonly kind: 'changed' | 'pageGone' | 'pageAdded' | 'painted' | 'covered';
  /** Some words of what stood and of what stands there now; empty where nothing does. */
  readonly was: string;
  readonly is: string;
};

export type Added = {
  /** Pages of the file before and after the report's own. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** Lines that stand in the margin of every page of the report, as services stamp them. */
  readonly stamps: readonly string[];
  /** Pages of the file with a field of a digital signature. */
  readonly signatureFields: readonly number[];
};

export type Comparison =
  | { readonly kind: 'same'; readonly added: Added }
  | {
      readonly kind: 'different';
      /** The first of them. */
      readonly differences: readonly PageDifference[];
      readonly count: number;
      /** 0 to 1: how much of the report's words stands in the file. Low for another document. */
      readonly likeness: number;
    };

/** More is told as a number: a report with another year's figures differs everywhere. */
const MOST_TOLD = 20;
/** Stamps stand this near the edge of a page. */
const MARGIN = 0.085;
const LONGEST_STAMP = 250;

export function compareFiles(report: readonly ExactPage[], file: readonly ExactPage[]): Comparison {
  const rows = alignPages(report.map(bagOf), file.map(bagOf));
  const pairs = rows.filter((row): row is Pair => row.page !== null && row.filePage !== null);
  const both = pairs.flatMap(({ page, filePage }) => {
    const [was, is] = [report[page], file[filePage]];
    return was && is ? [{ was, is, page, filePage }] : [];
  });
  const sideways = sidewaysStamp(both);
  const stamps = [...stampsOf(both), ...(sideways === null ? [] : [sideways])];
  const found: PageDifference[] = [];
  const [first = Infinity, last = -1] = [pairs[0]?.filePage, pairs.at(-1)?.filePage];
  for (const row of rows) {
    if (row.page === null && row.filePage !== null) {
      // Before the first page of the report and after its last one anything may stand.
      if (row.filePage < first || row.filePage > last) continue;
      const is = excerpt(wordsOf(file[row.filePage]));
      found.push({ page: null, filePage: row.filePage + 1, kind: 'pageAdded', was: '', is });
    } else if (row.page !== null && row.filePage === null) {
      const was = excerpt(wordsOf(report[row.page]));
      found.push({ page: row.page + 1, filePage: null, kind: 'pageGone', was, is: '' });
    }
  }
  // A stamp may have a picture; it has it on every page.
  const extra = Math.min(...both.map(({ was, is }) => is.marks - was.marks));
  const allowed = stamps.length > 0 && extra > 0 ? extra : 0;
  for (const { was, is, page, filePage } of both)
    found.push(...differencesOfPage({ was, is, page, filePage, stamps, sideways, allowed }));
  found.sort((a, b) => (a.filePage ?? a.page ?? 0) - (b.filePage ?? b.page ?? 0));
  if (found.length > 0) {
    return {
      kind: 'different',
      differences: found.slice(0, MOST_TOLD),
      count: found.length,
      likeness: likenessOf(report, file),
    };
  }
  const numbers = file.map((_, index) => index);
  return {
    kind: 'same',
    added: {
      before: numbers.filter((index) => index < first).map((index) => index + 1),
      after: numbers.filter((index) => index > last).map((index) => index + 1),
      stamps,
      signatureFields: file.flatMap(({ notes }, index) => (notes.some(isSignatureField) ? [index + 1] : [])),
    },
  };
}

type Row = { readonly page: number | null; readonly filePage: number | null };
type Pair = { readonly page: number; readonly filePage: number };
type Held = Pair & { readonly was: ExactPage; readonly is: ExactPage };

function differencesOfPage(
  of: Held & { readonly stamps: readonly string[]; readonly sideways: string | null; readonly allowed: number },
): PageDifference[] {
  const { was, is, stamps, sideways, allowed } = of;
  const place = { page: of.page + 1, filePage: of.filePage + 1 };
  const own = new Set(was.lines.map(lineText));
  const kept = is.lines.filter((line) => own.has(lineText(line)) || !stamps.includes(stampOf(line)));
  const upright = differencesOf(
    plainWords(was.lines.flatMap(({ words }) => words)),
    plainWords(kept.flatMap(({ words }) => words)),
  );
  const aside = sideways === null ? differencesOf(plainWords(was.aside), plainWords(is.aside)) : [];
  const words = [...upright, ...aside].map((one): PageDifference => ({ ...place, kind: 'changed', ...one }));
  const notes = is.notes.filter((note) => !isSignatureField(note));
  const covered: PageDifference[] =
    notes.length > was.notes.length ? [{ ...place, kind: 'covered', was: '', is: notes.join(', ') }] : [];
  const painted: PageDifference[] =
    is.marks === was.marks + allowed || is.marks === was.marks
      ? []
      : [{ ...place, kind: 'painted', was: String(was.marks), is: String(is.marks) }];
  return [...words, ...covered, ...painted];
}

function isSignatureField(note: string): boolean {
  return note === 'Widget:Sig';
}

/** Lines in the margin that every page of the report got; page numbers in them may count. */
function stampsOf(pairs: readonly Held[]): string[] {
  const [first, ...others] = pairs.map(({ was, is }) => {
    const own = new Set(was.lines.map(lineText));
    return new Set(
      is.lines
        .filter((line) => line.height < MARGIN || line.height > 1 - MARGIN)
        .filter((line) => !own.has(lineText(line)))
        .map(stampOf)
        .filter((text) => text.length <= LONGEST_STAMP),
    );
  });
  // What stands on the only page there is cannot be told from a change.
  if (!first || others.length === 0) return [];
  return [...first].filter((text) => others.every((stamps) => stamps.has(text)));
}

/** The same text along the edge of every page of the report, beside what lay on its side before; null when there is none. */
function sidewaysStamp(pairs: readonly Held[]): string | null {
  if (pairs.length < 2) return null;
  const extras = pairs.map(({ was, is }) => {
    const count = is.aside.length - was.aside.length;
    if (count <= 0) return null;
    const [before, after] = [is.aside.slice(count), is.aside.slice(0, was.aside.length)];
    if (lineText({ words: after }) === lineText({ words: was.aside }))
      return stampOf({ words: is.aside.slice(was.aside.length) });
    return lineText({ words: before }) === lineText({ words: was.aside })
      ? stampOf({ words: is.aside.slice(0, count) })
      : null;
  });
  const [first = null] = extras;
  return first !== null && first.length <= LONGEST_STAMP && extras.every((one) => one === first) ? first : null;
}

function stampOf(line: { readonly words: readonly string[] }): string {
  return lineText(line).replaceAll(/\b\d{1,3} ?(\/|\(|av|of) ?\d{1,3}\)?/gi, '#');
}

function lineText({ words }: { readonly words: readonly string[] }): string {
  return words.join(' ');
}

function wordsOf(page: ExactPage | undefined): string[] {
  return page ? page.lines.flatMap(({ words }) => words) : [];
}

function excerpt(words: readonly string[]): string {
  const text = words.slice(0, 14).join(' ');
  return words.length > 14 ? `${text} …` : text;
}

type Bag = { readonly counts: ReadonlyMap<string, number>; readonly size: number };

function bagOf(page: ExactPage): Bag {
  const words = wordsOf(page);
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { counts, size: words.length };
}

/** 1 for the same words, 0 for none in common. */
function likeness(a: Bag, b: Bag): number {
  if (a.size + b.size === 0) return 1;
  let common = 0;
  for (const [word, count] of a.counts) common += Math.min(count, b.counts.get(word) ?? 0);
  return (2 * common) / (a.size + b.size);
}

/** Pages less alike than this are not one page that was changed. */
const ALIKE = 0.3;

/** Pages of the report held to pages of the file, in the order of both, so that as much as possible agrees. */
function alignPages(report: readonly Bag[], file: readonly Bag[]): Row[] {
  const gain = report.map((page) =>
    file.map((other) => {
      const alike = likeness(page, other);
      return alike < ALIKE ? -1 : alike;
    }),
  );
  const best: number[][] = Array.from({ length: report.length + 1 }, () =>
    Array.from({ length: file.length + 1 }, () => 0),
  );
  const at = (row: number, column: number): number => best[row]?.[column] ?? 0;
  for (let row = report.length - 1; row >= 0; row -= 1) {
    for (let column = file.length - 1; column >= 0; column -= 1) {
      const joined = (gain[row]?.[column] ?? -1) + at(row + 1, column + 1);
      const line = best[row];
      if (line) line[column] = Math.max(joined, at(row + 1, column), at(row, column + 1));
    }
  }
  const rows: Row[] = [];
  let [row, column] = [0, 0];
  while (row < report.length || column < file.length) {
    const joined = row < report.length && column < file.length ? (gain[row]?.[column] ?? -1) : -1;
    if (joined >= 0 && at(row, column) === joined + at(row + 1, column + 1)) {
      rows.push({ page: row, filePage: column });
      row += 1;
      column += 1;
    } else if (column < file.length && (row === report.length || at(row, column) === at(row, column + 1))) {
      rows.push({ page: null, filePage: column });
      column += 1;
    } else {
      rows.push({ page: row, filePage: null });
      row += 1;
    }
  }
  return rows;
}

function likenessOf(report: readonly ExactPage[], file: readonly ExactPage[]): number {
  const whole = (pages: readonly ExactPage[]): ExactPage => ({
    lines: pages.flatMap(({ lines }) => lines),
    aside: [],
    marks: 0,
    notes: [],
  });
  const [was, is] = [bagOf(whole(report)), bagOf(whole(file))];
  if (was.size === 0) return 0;
  let common = 0;
  for (const [word, count] of was.counts) common += Math.min(count, is.counts.get(word) ?? 0);
  return common / was.size;
}
