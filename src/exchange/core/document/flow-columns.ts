// The columns of a table without a frame, and which column each number of a row belongs to.
import type { DocumentLine, Word } from './document.ts';
import { BLANK, type FoundCell } from './found-table.ts';
import { isNoteHeading, type LexedHeadings, lexHeadings } from './headings.ts';
import type { NumberRun, PlacedNumber } from './number-run.ts';
import { unlikely } from './number-run.ts';

export type FlowColumns = {
  readonly corner: string;
  readonly labels: readonly string[];
  readonly hasNote: boolean;
  place(readings: readonly (readonly PlacedNumber[])[]): {
    cells: readonly FoundCell[];
    alternatives: readonly (readonly FoundCell[])[];
  };
};

export type Span = { readonly left: number; readonly right: number };
type Input = {
  readonly head: readonly DocumentLine[];
  readonly runs: readonly NumberRun[];
  /** Numbers in each row, those that go on on the next line too. */
  readonly lengths: readonly number[];
  readonly hasPlaces: boolean;
};

export function flowColumns(input: Input): FlowColumns | null {
  return (input.hasPlaces ? placedColumns(input) : null) ?? countedColumns(input);
}

// --- places on a page

function placedColumns(input: Input): FlowColumns | null {
  const rows = input.runs.flatMap((run) => (run.readings[0] ? [run.readings[0]] : []));
  const spans = mergedSpans(rows.flat());
  // Two numbers of one row over each other: the places do not tell the columns apart.
  const isClear = rows.every((row) => new Set(row.map((one) => spanOf(spans, one))).size === row.length);
  if (spans.length === 0 || !isClear) return null;
  const noteWord = input.head.flatMap((line) => line.words).find((word) => isNoteHeading(word.text));
  const note = noteWord ? noteSpan(spans, noteWord, rows) : undefined;
  const columns = spans.filter((span) => span !== note);
  if (columns.length === 0) return null;
  const { corner, labels } = placedHeadings(input.head, columns, noteWord);
  return {
    corner,
    labels,
    hasNote: noteWord !== undefined,
    place(readings) {
      const row = readings[0] ?? [];
      const cells = columns.map((span): FoundCell => {
        const found = row.find((one) => spanOf(spans, one) === span);
        return found ? { text: found.text, number: found.number } : BLANK;
      });
      return { cells, alternatives: [] };
    },
  };
}

/** Stretches that numbers cover, from the left. */
export function mergedSpans(numbers: readonly Span[]): Span[] {
  const spans: { left: number; right: number }[] = [];
  for (const { left, right } of numbers.toSorted((a, b) => a.left - b.left)) {
    const last = spans.at(-1);
    if (last && left < last.right - 0.5) last.right = Math.max(last.right, right);
    else spans.push({ left, right });
  }
  return spans;
}

function spanOf(spans: readonly Span[], one: Span): Span | undefined {
  const middle = (one.left + one.right) / 2;
  return spans.find((span) => middle >= span.left - 0.5 && middle <= span.right + 0.5);
}

/** The column of note numbers: small whole numbers under "Not". */
function noteSpan(spans: readonly Span[], word: Word, rows: readonly (readonly PlacedNumber[])[]): Span | undefined {
  const near =
    spans.find((span) => word.left <= span.right + 14 && word.right >= span.left - 14) ??
    spans.find((span) => span.left > word.left && span.left - word.left < 60);
  if (!near) return undefined;
  const inside = rows.flat().filter((one) => spanOf(spans, one) === near);
  const areNotes = inside.every(
    ({ number }) => number === null || (Number.isInteger(number.value) && Math.abs(number.value) < 60),
  );
  return areNotes ? near : undefined;
}

function placedHeadings(
  head: readonly DocumentLine[],
  columns: readonly Span[],
  note: Word | undefined,
): { corner: string; labels: string[] } {
  const inOrder = headingsInOrder(head, columns.length, note);
  if (inOrder) return inOrder;
  const labels: string[][] = columns.map(() => []);
  const corner: string[] = [];
  const gaps = columns.slice(1).map((span, index) => span.left - (columns[index]?.right ?? span.left));
  const reach = Math.max(20, Math.min(90, ...(gaps.length > 0 ? gaps : [60])));
  for (const line of head) {
    for (const phrase of phrasesOf(line.words)) {
      if (phrase.words.every((word) => word === note)) continue;
      const words = phrase.words.filter((word) => word !== note);
      const index = nearest(columns, phrase, reach);
      const text = words.map((word) => word.text).join(' ');
      if (index === null) corner.push(text);
      else if (phrase.right < (columns[index]?.left ?? 0) - reach) corner.push(text);
      else spread(words, { columns, labels, index });
    }
  }
  return { corner: corner.join(' '), labels: labels.map((words) => words.join(' ')) };
}

type Heading = Span & { readonly texts: string[] };

/**
 * Headings may stand to the left over numbers that stand to the right, and then over the wrong ones. When there are as many
 * headings as columns (and one more over the labels), they belong to the columns in their order.
 */
function headingsInOrder(
  head: readonly DocumentLine[],
  count: number,
  note: Word | undefined,
): { corner: string; labels: string[] } | null {
  const headings: { left: number; right: number; texts: string[] }[] = [];
  for (const line of head) {
    for (const phrase of phrasesOf(line.words.filter((word) => word !== note))) {
      const text = phrase.words.map((word) => word.text).join(' ');
      const above = headings.find((one) => phrase.left < one.right && phrase.right > one.left);
      if (above) {
        above.texts.push(text);
        above.left = Math.min(above.left, phrase.left);
        above.right = Math.max(above.right, phrase.right);
      } else headings.push({ left: phrase.left, right: phrase.right, texts: [text] });
    }
  }
  const sorted: Heading[] = headings.toSorted((a, b) => a.left - b.left);
  if (sorted.length !== count + 1) return null;
  const [corner, ...labels] = sorted.map((one) => one.texts.join(' ').replaceAll(/(\d-) (?=\d)/g, '$1'));
  return { corner: corner ?? '', labels };
}

/** A phrase may reach over several columns ("2020 2019" with one space): each word goes to its own. */
function spread(words: readonly Word[], to: { columns: readonly Span[]; labels: string[][]; index: number }): void {
  const own = words.map((word) => to.columns.findIndex((span) => word.right > span.left && word.left < span.right));
  const isOne = new Set(own.filter((one) => one >= 0)).size <= 1;
  for (const [place, word] of words.entries())
    to.labels[isOne ? to.index : own[place] === -1 ? to.index : (own[place] as number)]?.push(word.text);
}

function phrasesOf(words: readonly Word[]): (Span & { words: Word[] })[] {
  const phrases: { words: Word[]; left: number; right: number }[] = [];
  for (const word of words) {
    const last = phrases.at(-1);
    if (last && !word.isApart && !isNoteHeading(word.text)) {
      last.words.push(word);
      last.right = word.right;
    } else phrases.push({ words: [word], left: word.left, right: word.right });
  }
  return phrases;
}

/** The column that the phrase stands over, or the nearest within reach. */
function nearest(columns: readonly Span[], phrase: Span, reach: number): number | null {
  const distances = columns.map((span) => {
    const overlap = Math.min(span.right, phrase.right) - Math.max(span.left, phrase.left);
    return overlap > 0 ? -overlap : Math.max(span.left - phrase.right, phrase.left - span.right);
  });
  const best = Math.min(...distances);
  return best <= reach / 2 + 8 ? distances.indexOf(best) : null;
}

// --- no places: as many columns as the headings say

function countedColumns(input: Input): FlowColumns | null {
  const headWords = (joinsLines: boolean): Word[] =>
    input.head.flatMap((line, index) =>
      line.words.map((word, place) => (place === 0 && index > 0 ? { ...word, isApart: !joinsLines } : word)),
    );
  const usual = usualCount(input.lengths);
  const ways = [true, false].flatMap((joinsDays) =>
    [false, true].map((joinsLines) => lexHeadings(headWords(joinsLines), { joinsDays })),
  );
  // A title in front of the headings ("Deltagare 2024  Kvinnor  Män …") is no column.
  const cut = (way: LexedHeadings): LexedHeadings => {
    const more = way.columns.length - usual;
    return more > 0 && usual > 1
      ? {
          ...way,
          corner: [way.corner, ...way.columns.slice(0, more)].join(' ').trim(),
          columns: way.columns.slice(more),
        }
      : way;
  };
  const fits = (way: LexedHeadings): boolean => input.lengths.includes(way.columns.length);
  const lexed =
    ways.find((way) => way.columns.length === usual) ??
    ways.find((way) => way.columns.length > 0 && fits(way)) ??
    ways.map(cut).find((way) => way.columns.length === usual);
  const words = headWords(false);
  const count = lexed ? lexed.columns.length : usual;
  if (count === 0) return null;
  const labels = lexed ? lexed.columns : Array.from({ length: count }, () => '');
  const hasNote = lexed?.hasNote ?? false;
  const corner = lexed ? lexed.corner : words.map((word) => word.text).join(' ');
  return {
    corner,
    labels,
    hasNote,
    place: (readings) => placeByCount(readings, { labels, hasNote }),
  };
}

/** The number of columns that most rows have, read in the most likely way. */
function usualCount(lengths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const length of lengths) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [best] = [...counts].toSorted((a, b) => b[1] - a[1] || b[0] - a[0]);
  return best?.[0] ?? 0;
}

const MOST_ALTERNATIVES = 60;
/** Readings that are less likely than this are not thought of. */
const STILL_LIKELY = 2.1;

function placeByCount(
  readings: readonly (readonly PlacedNumber[])[],
  table: { labels: readonly string[]; hasNote: boolean },
): { cells: readonly FoundCell[]; alternatives: readonly (readonly FoundCell[])[] } {
  const count = table.labels.length;
  if (readings.length === 0) return { cells: table.labels.map(() => BLANK), alternatives: [] };
  // The number of a note comes before the amounts, and apart from them.
  const bare = readings.flatMap((reading) => {
    const first = reading[0]?.number;
    const isNote = table.hasNote && first && Number.isInteger(first.value) && first.value > 0 && first.value < 60;
    return isNote && reading[1]?.isApart ? [reading, reading.slice(1)] : [reading];
  });
  const ranked = bare
    .filter((reading) => reading.length <= count)
    .flatMap((reading) => {
      const likely = unlikely(reading) - reading.length;
      if (reading.length === count) return [{ cells: reading.map(cell), cost: likely }];
      return fill(reading, table.labels).map((cells, index) => ({
        cells,
        cost: likely + 1.5 + Math.min(index, 8) / 4,
      }));
    })
    .toSorted((a, b) => a.cost - b.cost);
  const best = ranked[0]?.cost ?? 0;
  const ways = ranked.filter((way) => way.cost <= best + STILL_LIKELY).map((way) => way.cells);
  const unique = [
    ...new Map(ways.map((way) => [JSON.stringify(way.map((one) => one.number?.value ?? null)), way])).values(),
  ];
  const [first, ...others] = unique;
  if (!first) {
    // More numbers than columns: nobody knows which are which.
    const all = readings[0] ?? [];
    const text = all.map((one) => one.text).join(' ');
    return {
      cells: table.labels.map((_, index): FoundCell =>
        index === 0 ? { text, number: null, isUnread: true } : BLANK,
      ),
      alternatives: [],
    };
  }
  return { cells: first, alternatives: others.slice(0, MOST_ALTERNATIVES) };
}

function cell(placed: PlacedNumber): FoundCell {
  return { text: placed.text, number: placed.number };
}

/** Fewer numbers than columns: amounts of years before budgets and deviations, then from the left. */
function fill(reading: readonly PlacedNumber[], labels: readonly string[]): FoundCell[][] {
  const ways = choices(labels.length, reading.length);
  const score = (way: readonly number[]): number =>
    way.reduce((sum, column) => sum + (/budget|avvik|diff|prognos/i.test(labels[column] ?? '') ? 100 : column), 0);
  return ways
    .toSorted((a, b) => score(a) - score(b))
    .map((way) => {
      const cells: FoundCell[] = labels.map(() => BLANK);
      for (const [index, column] of way.entries()) {
        const one = reading[index];
        if (one) cells[column] = cell(one);
      }
      return cells;
    });
}

/** Every way to choose `some` of `all` places in order; the first few hundred. */
function choices(all: number, some: number): number[][] {
  const found: number[][] = [];
  const step = (from: number, chosen: number[]): void => {
    if (found.length >= 200) return;
    if (chosen.length === some) {
      found.push(chosen);
      return;
    }
    for (let next = from; next <= all - (some - chosen.length); next += 1) step(next + 1, [...chosen, next]);
  };
  step(0, []);
  return found;
}
