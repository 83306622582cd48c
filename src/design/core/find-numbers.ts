// Finds the numbers in Swedish prose, so that control can hold them against the figures. What only looks like a
// number (a date, a paragraph of a law, a heading's number, a digit inside a name) is told apart by its role.
import { numberUnit, type NumberUnit } from './number-units.ts';
import { findReferences, type TextSpan } from './number-references.ts';
import { readNumberWord } from './number-words.ts';

export type FoundNumber = {
  readonly text: string;
  /** As printed: 62 for `62 %`, whole kronor for money (748 000 for `748 tkr`). */
  readonly value: number;
  /** Place in the text, end not included. */
  readonly start: number;
  readonly end: number;
  readonly kind: 'number' | 'percent' | 'money' | 'year' | 'word';
  /** One step of the last printed digit, in the unit of `value`: 1000 for `748 tkr`, 0.1 for `4,8`. */
  readonly precision: number;
  /** `en` and `ett` may be articles. */
  readonly isAmbiguous?: true;
  /** An end of a span such as `16–29`. */
  readonly isRange?: true;
};

/**
 * Every number of a text in order, without dates, law references, register and identity numbers, clock times, headings,
 * names such as `modul 2`, addresses, linked figures `{{ … }}` and digits inside words. Offsets are UTF-16.
 */
export function findNumbers(text: string): readonly FoundNumber[] {
  const references = findReferences(text);
  const digits = outside(references, findDigits(text));
  const taken = [...references, ...digits].toSorted((a, b) => a.start - b.start);
  const words = outside(taken, findWords(text));
  return markRanges(
    text,
    [...digits, ...words].toSorted((a, b) => a.start - b.start),
  );
}

const SPACE = '[ \\u00A0\\u2009\\u202F]';
/** Not inside a word (but right after a times sign `x`), not the tail of another number. */
const DIGITS = new RegExp(
  `(?<![\\d_]|(?!x)\\p{L}|\\p{L}x)(?<!\\p{L}[-‑]|\\d[.,:/])(?<sign>(?:(?<![\\d\\p{L}])(?<!\\d ?)[-–]|−${SPACE}?)(?=\\d))?` +
    `(?<whole>\\d{1,3}(?:${SPACE}\\d{3})+(?!\\d)|[1-9]\\d{0,2}(?:\\.\\d{3})+(?![\\d.])|\\d+)` +
    `(?<fraction>[,.]\\d+)?(?![\\d_])`,
  'gu',
);

function findDigits(text: string): readonly FoundNumber[] {
  return [...text.matchAll(DIGITS)].flatMap((match) => {
    const { sign, whole = '', fraction } = match.groups ?? {};
    const after = match.index + match[0].length;
    const unit = numberUnit(text, after);
    if (!unit && /^(?:[\p{L}_]|[-‑]\p{L})/u.test(text.slice(after, after + 2))) return [];
    const size = Number(whole.replaceAll(/[^\d]/g, '') + (fraction ?? '').replace(',', '.'));
    const decimals = Math.max((fraction ?? '').length - 1, 0);
    const isYear = !unit && !sign && !fraction && /^(?:19|20)\d\d$/.test(whole) && !isCounted(text.slice(after));
    return [
      withUnit(
        { text: match[0], value: sign && size !== 0 ? -size : size, start: match.index, end: after },
        { kind: isYear ? 'year' : 'number', step: 10 ** -decimals, unit },
      ),
    ];
  });
}

/** Four digits and a thing that is counted are no year: `2024 personer`. */
function isCounted(rest: string): boolean {
  return /^\s(?:personer|deltagare|kvinnor|män|stycken|st\b|timmar|dagar|besök|svar|elever|anställda)/.test(rest);
}

function findWords(text: string): readonly FoundNumber[] {
  const words = [...text.matchAll(/(?<![\p{L}\d_-])\p{L}+(?![\p{L}\d_]|-\p{L})/gu)];
  const numbers: FoundNumber[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const first = words[index];
    const value = first && readNumberWord(first[0]);
    if (!first || value === null || value === undefined) continue;
    const read = withMultiplierWord(text, { match: first, value }, words[index + 1]);
    if (read.words === 2) index += 1;
    numbers.push(wordNumber(text, { ...read, start: first.index, isAlone: read.words === 1 }));
  }
  return numbers;
}

type ReadWord = { readonly match: RegExpExecArray; readonly value: number };

/** `ett hundra`, `fem tusen`: two words, one number. */
function withMultiplierWord(text: string, first: ReadWord, next: RegExpExecArray | undefined) {
  const end = first.match.index + first.match[0].length;
  const step = next?.[0].toLowerCase();
  const isJoined = next && /^[ \u00A0]$/.test(text.slice(end, next.index));
  if (!isJoined || (step !== 'hundra' && step !== 'tusen') || first.value < 1 || first.value > 99) {
    return { value: first.value, end, words: 1 };
  }
  return { value: first.value * (step === 'hundra' ? 100 : 1000), end: next.index + next[0].length, words: 2 };
}

function wordNumber(
  text: string,
  word: { readonly value: number; readonly start: number; readonly end: number; readonly isAlone: boolean },
): FoundNumber {
  const unit = numberUnit(text, word.end);
  const place = { text: text.slice(word.start, word.end), value: word.value, start: word.start, end: word.end };
  const found = withUnit(place, { kind: 'word', step: 1, unit });
  return word.value === 1 && word.isAlone && !unit ? { ...found, isAmbiguous: true } : found;
}

type Place = Pick<FoundNumber, 'text' | 'value' | 'start' | 'end'>;

function withUnit(
  place: Place,
  reading: { readonly kind: FoundNumber['kind']; readonly step: number; readonly unit: NumberUnit | null },
): FoundNumber {
  const { unit, step, kind } = reading;
  if (!unit) return { ...place, kind, precision: step };
  return {
    text: place.text + unit.text,
    // 2,5 miljoner is 2 500 000 and not 2 499 999,99: binary fractions are rounded away.
    value: Number((place.value * unit.factor).toPrecision(15)),
    start: place.start,
    end: place.end + unit.text.length,
    kind: unit.kind ?? kind,
    precision: Number((step * unit.factor).toPrecision(15)),
  };
}

/** Two numbers with a dash between them are the ends of a span; the unit behind the last holds for both. */
function markRanges(text: string, found: readonly FoundNumber[]): readonly FoundNumber[] {
  const numbers = [...found];
  for (let index = 1; index < numbers.length; index += 1) {
    const from = numbers[index - 1];
    const to = numbers[index];
    if (!from || !to || !/^ ?[-–‑] ?$/.test(text.slice(from.end, to.start))) continue;
    numbers[index] = { ...to, isRange: true };
    const factor = from.kind === 'number' && to.kind === 'money' ? factorOf(to) : 1;
    const kind = from.kind === 'number' ? to.kind : from.kind;
    numbers[index - 1] = {
      ...from,
      kind,
      value: from.value * factor,
      precision: from.precision * factor,
      isRange: true,
    };
  }
  return numbers;
}

function factorOf(number: FoundNumber): number {
  return numberUnit(number.text, number.text.search(/[\p{L}%]/u))?.factor ?? 1;
}

/** The numbers that touch none of the spans; both come in order of their start. */
function outside(spans: readonly TextSpan[], numbers: readonly FoundNumber[]): readonly FoundNumber[] {
  let next = 0;
  let reach = 0;
  return numbers.filter((number) => {
    for (let span = spans[next]; span && span.start < number.end; span = spans[next]) {
      reach = Math.max(reach, span.end);
      next += 1;
    }
    return reach <= number.start;
  });
}
