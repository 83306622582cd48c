// The numbers at the end of a line. Thousands stand apart by a space, and so do numbers: "847 – 1 134 142 452 – 94" can be
// read in several ways. All of them are given; who knows how many columns there are, and what adds up, chooses.
import type { Word } from './document.ts';
import { type PrintedNumber, readPrintedNumber } from './printed-number.ts';

export type PlacedNumber = {
  /** Null for a dash that stands for nothing. */
  readonly number: PrintedNumber | null;
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** A gap wider than a space stands before it. */
  readonly isApart: boolean;
  /** A dash that a number follows after one space: more likely its minus sign than an empty cell. */
  readonly isDoubtful: boolean;
};

export type NumberRun = {
  /** Words before the numbers. */
  readonly before: readonly Word[];
  /** A gap wider than a space stands between the words and the numbers. */
  readonly startsApart: boolean;
  /** Ways to read the numbers, the most likely first. */
  readonly readings: readonly (readonly PlacedNumber[])[];
};

const SIGN = /^[-–—−‐]$/u;
const GROUP = /^\d{3}$/;
const TAIL = /^\d{3}(?:[,.]\d{1,2})?(?:\)|[-–−])?(?:kr|tkr|%|:-)?\*{0,3}$/iu;
const HEAD = /^\(?[-–—−‐+]?\d{1,3}$/u;
const UNIT = /^(?:kr|tkr|mkr|sek|%|:-|st)\.?$/iu;

const MOST_READINGS = 400;

/** Null when the line does not end with a number. */
export function numberRun(words: readonly Word[]): NumberRun | null {
  let start = words.length;
  while (start > 0 && isNumeric(words, start - 1)) start -= 1;
  // Units and signs alone make no number.
  const run = words.slice(start);
  if (!run.some((word) => /\d/.test(word.text))) return null;
  const chunks = chunksOf(run);
  let readings: PlacedNumber[][] = [[]];
  for (const chunk of chunks) {
    const ways = readChunk(chunk).slice(0, 60);
    readings = readings.flatMap((before) => ways.map((way) => [...before, ...way])).slice(0, MOST_READINGS);
  }
  if (readings.length === 0) return null;
  return {
    before: words.slice(0, start),
    startsApart: words[start]?.isApart ?? false,
    readings: readings.toSorted((a, b) => unlikely(a) - unlikely(b)),
  };
}

function isNumeric(words: readonly Word[], index: number): boolean {
  const text = words[index]?.text ?? '';
  if (SIGN.test(text) || UNIT.test(text)) return index > 0 || words.length > 1;
  if (/^(?:19|20)\d\d-\d\d-\d\d$/.test(text)) return false;
  return readPrintedNumber(text) !== null || /^\(\d{1,3}$/.test(text);
}

/** A gap wider than a space parts numbers for certain. */
function chunksOf(words: readonly Word[]): Word[][] {
  const chunks: Word[][] = [];
  for (const word of words) {
    const chunk = chunks.at(-1);
    const isUnit = UNIT.test(word.text);
    if (!chunk || (word.isApart && !isUnit)) chunks.push([word]);
    else chunk.push(word);
  }
  return chunks;
}

function readChunk(words: readonly Word[]): PlacedNumber[][] {
  if (words.length === 0) return [[]];
  const ways: PlacedNumber[][] = [];
  for (const { number, length } of beginnings(words)) {
    for (const rest of readChunk(words.slice(length))) {
      ways.push([number, ...rest]);
      if (ways.length >= 60) return ways;
    }
  }
  return ways;
}

/** Every number that can begin here, the longest first; a sign alone may be an empty cell. */
function beginnings(words: readonly Word[]): { number: PlacedNumber; length: number }[] {
  const first = words[0];
  if (!first) return [];
  const hasSign = SIGN.test(first.text);
  const digitsAt = hasSign ? 1 : 0;
  const found: { number: PlacedNumber; length: number }[] = [];
  const lengths = groupLengths(words.slice(digitsAt));
  for (const length of lengths.toReversed()) {
    const end = digitsAt + length;
    const unit = words[end] && UNIT.test(words[end].text) ? 1 : 0;
    const used = words.slice(0, end + unit);
    const number = readPrintedNumber(
      used
        .map((word) => word.text)
        .join(' ')
        .replace(/^([-–—−‐]) /u, '$1'),
    );
    if (number) found.push({ number: placed(used, number), length: used.length });
  }
  const next = words[1];
  const isDoubtful = next !== undefined && !next.isApart && /^\d/.test(next.text);
  if (hasSign) found.push({ number: { ...placed([first], null), isDoubtful }, length: 1 });
  return found;
}

/** How many of the words can be one number: the first alone, and with each group of three digits behind it. */
function groupLengths(words: readonly Word[]): number[] {
  const first = words[0]?.text;
  if (first === undefined || SIGN.test(first) || UNIT.test(first)) return [];
  const lengths = [1];
  const isNought = /^\(?[-–—−‐+]?0/u.test(first);
  if (!HEAD.test(first) || isNought) return /^0\d/.test(first) ? [] : lengths;
  let length = 1;
  while (length < words.length && length < 4) {
    const text = words[length]?.text ?? '';
    if (!TAIL.test(text)) break;
    length += 1;
    lengths.push(length);
    if (!GROUP.test(text)) break;
  }
  return lengths;
}

function placed(words: readonly Word[], number: PrintedNumber | null): PlacedNumber {
  return {
    number,
    text: words.map((word) => word.text).join(' '),
    left: words[0]?.left ?? 0,
    right: words.at(-1)?.right ?? 0,
    isApart: words[0]?.isApart ?? false,
    isDoubtful: false,
  };
}

/** Columns of one row are of one size more often than not: steps between neighbours, in powers of ten. */
export function unlikely(reading: readonly PlacedNumber[]): number {
  const sizes = reading.flatMap(({ number }) =>
    number && number.value !== 0 ? [Math.log10(Math.abs(number.value))] : [],
  );
  const splits = reading.filter((one, index) => index > 0 && couldJoin(reading[index - 1], one)).length;
  const doubts = reading.filter((one) => one.isDoubtful).length;
  // Nobody in this trade has hundreds of millions: such a number is two.
  const giants = sizes.filter((size) => size >= 8).length;
  const steps = sizes.slice(1).reduce((sum, size, index) => sum + Math.abs(size - (sizes[index] ?? size)), 0);
  return reading.length + steps + 3 * doubts + 3 * giants + splits / 2;
}

/** One space stands between them, and they could be one number. */
function couldJoin(left: PlacedNumber | undefined, right: PlacedNumber): boolean {
  const number = left?.number ?? null;
  const isOpen = number !== null && number.unit === null && number.decimals === 0;
  return isOpen && !right.isApart && /^\d{3}(?!\d)/.test(right.text);
}
