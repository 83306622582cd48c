// Tables that are lines and no frames. A block of lines that end with numbers is a table; the columns are where numbers stand
// over each other, or, when the file keeps no places, as many as its headings say.
import type { DocumentLine, Word } from './document.ts';
import { flowColumns, type FlowColumns, mergedSpans, type Span } from './flow-columns.ts';
import { type FoundRow, type FoundTable, MOST_ROWS } from './found-table.ts';
import { headingWords, isHeadingLine, isYearOrDay } from './headings.ts';
import { type NumberRun, numberRun, type PlacedNumber } from './number-run.ts';
import { beginsPart, headingsAbove, isShort, titleAbove } from './titles.ts';

type Part = {
  readonly lines: readonly DocumentLine[];
  readonly from: number;
  readonly to: number;
  readonly hasPlaces: boolean;
};

type Kind = 'row' | 'numbers' | 'heading' | 'words' | 'part' | 'prose';
export type Sorted = {
  readonly line: DocumentLine;
  readonly index: number;
  readonly kind: Kind;
  readonly run: NumberRun | null;
};

export function flowTables(part: Part): FoundTable[] {
  const sorted = part.lines.slice(part.from, part.to).map((line, offset) => sort(line, part.from + offset));
  const blocks = blocksOf(sorted);
  return (
    part.hasPlaces ? blocks.flatMap((block) => (block.length > MOST_ROWS ? [] : splitByPlace(block))) : blocks
  ).flatMap((block) => {
    const table = readBlock(part, block);
    return table ? [table] : [];
  });
}

function sort(line: DocumentLine, index: number): Sorted {
  const run = numberRun(line.words);
  return { line, index, kind: kindOf(line, run), run };
}

function kindOf(line: DocumentLine, run: NumberRun | null): Kind {
  const { text, words } = line;
  if (/^källa\b/i.test(text)) return 'prose';
  if (/\.{4,}|(?:\. ){4,}|…{2,}/.test(text)) return 'prose';
  const isTitle = /^not(er)?\s*\.?\s*\d/i.test(text);
  if (isHeadingLine(words) && (!run || isYearsOnly(run)) && words.some((word) => isYearOrDay(word.text)))
    return 'heading';
  if (isTitle && !(run && isClearRow(run) && !isYearsOnly(run)))
    return words.some((word) => isYearOrDay(word.text)) ? 'heading' : 'part';
  if (run && !isYearsOnly(run)) {
    if (run.before.length === 0) return /^\d{1,3}$/.test(text) ? 'words' : 'numbers';
    if (isClearRow(run) && isLabel(run.before)) return 'row';
  }
  if (isHeadingLine(words) && text.length < 130) return 'heading';
  if (beginsPart(line)) return 'part';
  return isShort(line) || (words.length <= 12 && !/[.]$/.test(text)) ? 'words' : 'prose';
}

/** Numbers that stand apart from the words before them, or several in a row. */
function isClearRow(run: NumberRun): boolean {
  const first = run.readings[0];
  if (!first || first.every(({ number }) => number === null)) return false;
  const hasSize = first.some(
    ({ number }) => number !== null && (Math.abs(number.value) >= 1000 || number.unit !== null),
  );
  return run.startsApart || first.length >= 2 || (hasSize && run.before.length <= 8);
}

function isYearsOnly(run: NumberRun): boolean {
  return (run.readings[0] ?? []).every(({ text }) => isYearOrDay(text));
}

function isLabel(words: readonly Word[]): boolean {
  const text = words.map((word) => word.text).join(' ');
  return (
    words.length <= 14 &&
    text.length <= 110 &&
    /\p{L}/u.test(text) &&
    !/[.;!?]$/.test(text.replace(/(\p{L}\.){1,}$/u, ''))
  );
}

/** Lines of rows with at most a few lines of words between them; prose, a new part or new headings end a block. */
function blocksOf(sorted: readonly Sorted[]): Sorted[][] {
  const blocks: Sorted[][] = [];
  let block: Sorted[] = [];
  let rows = 0;
  const close = (): void => {
    while (block.length > 0 && !endsTable(block)) block.pop();
    // One row under headings may go on on the next page.
    if (rows >= 2 || (rows === 1 && mayGoOn(block))) blocks.push(block);
    block = [];
    rows = 0;
  };
  for (const one of sorted) {
    const waiting = block.length - 1 - block.findLastIndex((each) => each.kind === 'row' || each.kind === 'numbers');
    if (one.kind === 'prose') {
      close();
    } else if (one.kind === 'part' || one.kind === 'heading') {
      if (rows > 0) close();
      block.push(one);
    } else {
      if (one.kind === 'words' && rows > 0 && waiting >= 5) close();
      if (one.kind === 'words' && rows === 0 && block.length >= 14) block.shift();
      block.push(one);
      if (one.kind === 'row' || one.kind === 'numbers') rows += 1;
    }
  }
  close();
  return blocks;
}

/**
 * On a page a table has its numbers over each other. Words that reach into the columns are no label, and numbers that stand
 * elsewhere after words between are another table (often a picture of a chart).
 */
function splitByPlace(block: readonly Sorted[]): Sorted[][] {
  const parts: Sorted[][] = [];
  let part: Sorted[] = [];
  let rows: Sorted[] = [];
  const close = (): void => {
    const last = part.findLastIndex(isRow);
    let end = last + 1;
    while (end < part.length && endsTable(part.slice(0, end + 1))) end += 1;
    if (rows.length >= 2) parts.push(part.slice(0, end));
    part = rows.length >= 2 ? part.slice(end) : part;
    rows = [];
  };
  for (const one of block) {
    const spans = spansOf(rows);
    if (isRow(one) && rows.length >= 2 && part.at(-1)?.kind === 'words' && !fitsSpans(one, spans)) close();
    if (one.kind === 'words' && rows.length >= 2 && reachesInto(one.line.words, spans)) close();
    part.push(one);
    if (isRow(one)) rows.push(one);
  }
  close();
  if (parts.length === 0 && part.some(isRow) && mayGoOn(block)) return [[...block]];
  return part.some(isRow) && mayGoOn(part) ? [...parts, part] : parts;
}

function isRow(one: Sorted): boolean {
  return one.kind === 'row' || one.kind === 'numbers';
}

/** "2023-12- / 31" and "Budget / 2023": what goes on under a heading is no row. */
function isEndOfHeading(one: Sorted, above: Sorted | undefined): boolean {
  if (!isRow(one) || above?.kind !== 'heading') return false;
  const isBroken = above.line.words.some((word) => /\d-$/.test(word.text));
  const label = one.run?.before.map((word) => word.text).join(' ') ?? '';
  const ends = one.line.words.slice(one.run?.before.length ?? 0);
  return (
    isBroken &&
    /^(belopp.*|not|tkr|kr| )*$/i.test(label) &&
    ends.every((word) => /^(?:\d{2}|(?:19|20)\d\d)$/.test(word.text))
  );
}

function spansOf(rows: readonly Sorted[]): Span[] {
  return mergedSpans(rows.flatMap((one) => one.run?.readings[0] ?? []));
}

function fitsSpans(one: Sorted, spans: readonly Span[]): boolean {
  return (one.run?.readings[0] ?? []).every((number) =>
    spans.some((span) => number.left < span.right + 12 && number.right > span.left - 12),
  );
}

function reachesInto(words: readonly Word[], spans: readonly Span[]): boolean {
  return words.some((word) => spans.some((span) => word.left < span.right && word.right > span.left));
}

/** One row under headings, or under words at the top of a page, may be of a table on another page. */
function mayGoOn(block: readonly Sorted[]): boolean {
  const [first] = block;
  const isOnTop = first !== undefined && first.line.page !== null && first.line.line <= 2 && block.length <= 4;
  return isOnTop || block.some((one) => one.kind === 'heading');
}

/** A row, or a label that goes on below its last row. */
function endsTable(block: readonly Sorted[]): boolean {
  const last = block.at(-1);
  if (!last) return false;
  if (isRow(last)) return true;
  return (
    last.kind === 'words' &&
    /^\p{Ll}/u.test(last.line.text) &&
    !last.line.isAfterGap &&
    isShort(last.line) &&
    endsTable(block.slice(0, -1))
  );
}

function readBlock(part: Part, block: readonly Sorted[]): FoundTable | null {
  if (block.length > MOST_ROWS) return null;
  const firstRow = block.findIndex((one, index) => isRow(one) && !isEndOfHeading(one, block[index - 1]));
  const rowsOnly = block.slice(firstRow).filter(isRow);
  const placed = part.hasPlaces ? placedHead(block.slice(0, firstRow), rowsOnly) : null;
  const head = placed?.head ?? headOf(block.slice(0, firstRow));
  const body = block.slice(head.length > 0 ? block.indexOf(head.at(-1) as Sorted) + 1 : firstRow);
  const runs = body.flatMap((one) => (one.run && (one.kind === 'row' || one.kind === 'numbers') ? [one.run] : []));
  const columns = flowColumns({
    head: head.map((one) => one.line),
    runs,
    lengths: lengthsOf(body),
    hasPlaces: part.hasPlaces,
  });
  if (!columns) return null;
  const rows = joinRows(body, columns);
  const amounts = rows.filter((row) => row.cells.some((cell) => cell.number !== null));
  if (amounts.length < (head.length > 0 && part.hasPlaces ? 1 : 2) || isContents(columns, amounts)) return null;
  const first = head[0] ?? body.find((one) => one.kind === 'row' || one.kind === 'numbers');
  const last = block.at(-1);
  if (!first || !last) return null;
  const corner = columns.corner;
  const inBlock = block.slice(0, Math.max(0, block.indexOf(first))).findLast((one) => one.kind === 'part');
  const title = /^not\s*\.?\s*\d/i.test(corner)
    ? corner
    : (placed?.caption ??
      inBlock?.line.text ??
      (part.lines[first.index] && beginsPart(part.lines[first.index] as DocumentLine) && head.length === 0
        ? first.line.text
        : titleAbove(part.lines, { index: first.index, from: Math.max(0, first.index - 9) })));
  return {
    id: '',
    page: first.line.page,
    line: first.line.line,
    lastLine: last.line.line,
    from: first.index,
    to: last.index,
    title,
    under: headingsAbove(part.lines, first.index),
    corner,
    columns: columns.labels,
    rows,
    textColumns: [],
  };
}

/**
 * On a page the headings are the lines right above the first row with words over the columns. A line that begins over the
 * labels and reaches over the columns in one breath is a caption.
 */
function placedHead(
  before: readonly Sorted[],
  rows: readonly Sorted[],
): { head: Sorted[]; caption: string | undefined } {
  const spans = spansOf(rows);
  const labelLeft = Math.min(...rows.flatMap((one) => (one.run?.before[0] ? [one.run.before[0].left] : [])));
  const head: Sorted[] = [];
  let caption: string | undefined;
  let passed = 0;
  for (const one of before.toReversed()) {
    const words = one.line.words;
    const first = phraseEnd(words);
    const isCaption =
      (words[0]?.left ?? 0) <= labelLeft + 6 &&
      words.length > 3 &&
      first >= (spans[0]?.left ?? Infinity) - 12 &&
      first === words.at(-1)?.right;
    if (one.kind === 'part' || isCaption || one.kind === 'prose') {
      if (isCaption || one.kind === 'part') caption = one.line.text;
      break;
    }
    const isCorner = /^\(?(belopp|tkr|kr|sek|mkr|insats|kön|remittent)/i.test(one.line.text);
    if (!reachesInto(words, wider(spans)) && !(isCorner && head.length > 0)) {
      // "Tillgångar" between the headings and the first row is a heading among the rows.
      const isOnePhrase = first === words.at(-1)?.right && words.length > 3;
      if (head.length > 0 && isOnePhrase) caption = one.line.text;
      if (head.length > 0 || passed >= 4 || one.kind !== 'words') break;
      passed += 1;
      continue;
    }
    if (head.length >= 5) break;
    head.unshift(one);
  }
  return { head, caption };
}

/** Where the words that follow on each other with one space from the beginning of the line end. */
function phraseEnd(words: readonly Word[]): number {
  const next = words.findIndex((word, index) => index > 0 && word.isApart);
  return words[(next < 0 ? words.length : next) - 1]?.right ?? 0;
}

function wider(spans: readonly Span[]): Span[] {
  return spans.map((span) => ({ left: span.left - 10, right: span.right + 10 }));
}

/** Numbers in each row as it is most likely read; numbers alone on a line go on the row above. */
function lengthsOf(body: readonly Sorted[]): number[] {
  const lengths: number[] = [];
  let isWaiting = false;
  for (const { kind, run } of body) {
    const length = run?.readings[0]?.length ?? 0;
    if (kind === 'numbers' && !isWaiting && lengths.length > 0)
      lengths[lengths.length - 1] = (lengths.at(-1) ?? 0) + length;
    else if (kind === 'row' || kind === 'numbers') lengths.push(length);
    isWaiting = kind !== 'row' && kind !== 'numbers';
  }
  return lengths;
}

/** The headings right above the first row: lines that speak of columns, and short lines between them. */
function headOf(before: readonly Sorted[]): Sorted[] {
  const start = Math.max(before.findLastIndex((one) => one.kind === 'part') + 1, before.length - 12);
  const near = before.slice(start);
  const last = near.findLastIndex(isHead);
  if (last < 0) return [];
  let first = near.findIndex(isHead);
  // A row of years far above is another table's.
  const strong = near.findLastIndex((one) => one.kind === 'heading');
  if (
    strong >= 0 &&
    first < strong &&
    near.slice(first, strong).some((one) => one.line.words.length > 6 && !isHead(one))
  )
    first = strong;
  if (first > 0 && /^\(?(belopp|tkr|kr|sek|mkr)/i.test(near[first - 1]?.line.text ?? '')) first -= 1;
  return near.slice(first, last + 1);
}

function isHead(one: Sorted): boolean {
  return (
    one.kind === 'heading' || (one.kind === 'words' && headingWords(one.line.words) > 0 && one.line.words.length <= 8)
  );
}

type Draft = {
  page: number | null;
  line: number;
  label: string;
  indent: number;
  readings: readonly (readonly PlacedNumber[])[];
};

function joinRows(body: readonly Sorted[], columns: FlowColumns): FoundRow[] {
  const drafts: Draft[] = [];
  let waiting: DocumentLine[] = [];
  const flush = (): void => {
    for (const line of waiting)
      drafts.push({ page: line.page, line: line.line, label: line.text, indent: leftOf(line), readings: [] });
    waiting = [];
  };
  for (const [place, one] of body.entries()) {
    const { line, run } = one;
    if (one.kind === 'row' && run) {
      let label = labelOf(run, columns);
      const above = waiting.at(-1);
      // "Medel från verksamheten före förändring / av rörelsekapital 120": the label began on the line above.
      if (above && (/^\p{Ll}/u.test(label) || standsNearer(line, above)) && !/[.:]$/.test(above.text)) {
        waiting.pop();
        label = joined(above.text, label);
        const before = waiting.at(-1);
        if (before && /^\p{Ll}/u.test(above.text) && !/[.:]$/.test(before.text)) {
          waiting.pop();
          label = joined(before.text, label);
        }
      }
      flush();
      drafts.push({ page: line.page, line: line.line, label, indent: leftOf(line), readings: run.readings });
    } else if (one.kind === 'numbers' && run) {
      const last = drafts.at(-1);
      const count = run.readings[0]?.length ?? 0;
      const before = last?.readings[0]?.length ?? 0;
      if (waiting.length > 0) {
        const own = waiting.pop() as DocumentLine;
        flush();
        drafts.push({ page: own.page, line: own.line, label: own.text, indent: leftOf(own), readings: run.readings });
      } else if (last && before > 0 && before + count <= columns.labels.length) {
        last.readings = last.readings
          .flatMap((left) => run.readings.map((right) => [...left, ...right]))
          .slice(0, 400);
      } else {
        drafts.push({ page: line.page, line: line.line, label: '', indent: leftOf(line), readings: run.readings });
      }
    } else {
      const last = drafts.at(-1);
      // The label goes on below its numbers: with a small letter, or nearer to them than the next row is.
      const isNear = isNearer(line, body[place + 1]?.line);
      if (
        last &&
        waiting.length === 0 &&
        last.readings.length > 0 &&
        isShort(line) &&
        (/^\p{Ll}/u.test(line.text) || isNear)
      ) {
        last.label = joined(last.label, line.text);
      } else waiting.push(line);
    }
  }
  return drafts.map((draft): FoundRow => {
    const { cells, alternatives } = columns.place(draft.readings);
    return {
      page: draft.page,
      line: draft.line,
      label: draft.label,
      indent: draft.indent,
      cells,
      alternatives,
      texts: [],
    };
  });
}

/** A line of a cell stands nearer to the line above than rows stand to each other. */
function isNearer(line: DocumentLine, next: DocumentLine | undefined): boolean {
  return line.words.length <= 6 && standsNearer(line, next);
}

function standsNearer(line: DocumentLine, next: DocumentLine | undefined): boolean {
  if (line.gap === undefined || line.gap > 1.6) return false;
  return next?.gap !== undefined && next.page === line.page && line.gap < 0.95 * Math.min(next.gap, 3);
}

function leftOf(line: DocumentLine): number {
  return line.words[0]?.left ?? 0;
}

function joined(above: string, below: string): string {
  return /\p{L}-$/u.test(above) && /^\p{Ll}/u.test(below) ? above.slice(0, -1) + below : `${above} ${below}`;
}

function labelOf(run: NumberRun, columns: FlowColumns): string {
  const words = run.before.map((word) => word.text);
  // The number of a note stands between the label and the amounts.
  if (columns.hasNote && words.length > 1 && /^\d{1,2}(,\d{1,2})?$/.test(words.at(-1) ?? '')) words.pop();
  return words.join(' ').replace(/\s+[-–—]$/u, '');
}

/** A list of contents: one column of growing small numbers. */
function isContents(columns: FlowColumns, rows: readonly FoundRow[]): boolean {
  if (columns.labels.length !== 1 || rows.length < 4) return false;
  const numbers = rows.map((row) => row.cells[0]?.number?.value ?? 0);
  return numbers.every((one, index) => Number.isInteger(one) && one < 200 && one >= (numbers[index - 1] ?? 0));
}
