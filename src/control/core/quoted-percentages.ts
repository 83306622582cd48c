// Percentages and means in running text together with the numbers that the text says they are of:
// "34 % av 39", "17 av 44 (38 %)", "39 deltagare har svarat. 34 % av dem", "medelvärde 4,8 (n = 12)".
import { findNumbers, type FoundNumber } from '#design/core';
import type { QuotedMean, QuotedPercentage } from './report-under-control.ts';

type Span = { readonly start: number; readonly end: number };
type InText<T> = Omit<T, 'path'> & Span;

export type QuotedInText = {
  readonly percentages: readonly InText<QuotedPercentage>[];
  readonly means: readonly InText<QuotedMean>[];
};

export function quotedIn(text: string): QuotedInText {
  const numbers = findNumbers(text);
  const percentages = numbers.flatMap((number, index) =>
    number.kind === 'percent' && !number.isRange ? readPercentage(text, numbers, index) : [],
  );
  return { percentages, means: numbers.flatMap((number, index) => readMean(text, numbers, index)) };
}

function readPercentage(text: string, numbers: readonly FoundNumber[], index: number): InText<QuotedPercentage>[] {
  const number = numbers[index];
  if (!number || number.value < 0) return [];
  const base = baseAfter(text, numbers, index) ?? baseBefore(text, numbers, index);
  if (!base) return [];
  const start = Math.min(number.start, base.start);
  const end = Math.max(number.end, base.end);
  return [
    {
      label: text.slice(start, end).trim(),
      percent: number.value,
      decimals: decimalsOf(number),
      part: base.part,
      whole: base.whole,
      start,
      end,
    },
  ];
}

const NO_PEOPLE =
  /^\s+(\p{L}+\s+)?(tjänst|heltid|årsarbet|år(?!\p{L})|månad|timm|veck|plats|kron|kr(?!\p{L})|medel|budget)/iu;

type Base = Span & { readonly part: number | null; readonly whole: number };

/** "34 % av 39", "38 % (17 av 44)", "62 % (n = 13)". */
function baseAfter(text: string, numbers: readonly FoundNumber[], index: number): Base | null {
  const [number, next, third] = [numbers[index], numbers[index + 1], numbers[index + 2]];
  if (!number || !next || !isCount(next)) return null;
  const between = text.slice(number.end, next.start);
  if (/^\s+(av|of)\s+(de\s+|dem\s+|alla\s+|totalt\s+|samtliga\s+|the\s+)?$/u.test(between)) {
    // "75 % av 2 tjänster" is an amount of work and no share of people.
    if (NO_PEOPLE.test(text.slice(next.end))) return null;
    return { part: null, whole: next.value, start: number.start, end: next.end };
  }
  if (/^[^.%(]{0,60}\(?\s*[nN]\s*=\s*$/u.test(between)) {
    return { part: null, whole: next.value, start: number.start, end: next.end };
  }
  const isFraction =
    third && isCount(third) && /^\s+(av|of)\s+(de\s+|totalt\s+)?$/u.test(text.slice(next.end, third.start));
  return isFraction && /^\s*[(,]\s*$/u.test(between)
    ? { part: next.value, whole: third.value, start: number.start, end: third.end }
    : null;
}

/** "17 av 44 (38 %)", "17 av 44 deltagare, 38 %", and "39 … har svarat. 34 % av dem". */
function baseBefore(text: string, numbers: readonly FoundNumber[], index: number): Base | null {
  const [part, whole, number] = [numbers[index - 2], numbers[index - 1], numbers[index]];
  if (!number || !whole || !isCount(whole)) return null;
  const between = text.slice(whole.end, number.start);
  const isFraction =
    part && isCount(part) && /^\s+(av|of)\s+(de\s+|totalt\s+)?$/u.test(text.slice(part.end, whole.start));
  const joins =
    /^\s*(\p{L}+\s*){0,2}(\(\s*|,\s*(eller|vilket är|det vill säga|dvs\.?|motsvarande)?\s*|\s+eller\s+|\s*(vilket )?(innebär|motsvarar|är|ger)\s+((ca|cirka)\.?\s+)?)$/u;
  if (isFraction && joins.test(between)) {
    return { part: part.value, whole: whole.value, start: part.start, end: number.end };
  }
  const back = partOfWhole(text, numbers, index);
  if (back) return back;
  const refersBack = /^\s+av\s+(dem|dessa)(?!\p{L})/u.test(text.slice(number.end));
  const isAnswered = /^\s+(\p{L}+\s+){0,2}(deltagare|personer|medarbetare|svar\p{L}*)\s[^.]*\.\s*$/u.test(between);
  return refersBack && isAnswered && whole.value > 1
    ? { part: null, whole: whole.value, start: whole.start, end: number.end }
    : null;
}

/** "Av de 29 deltagarna har 19 (65 %)", and "191 (83 %) av de 230". */
function partOfWhole(text: string, numbers: readonly FoundNumber[], index: number): Base | null {
  const [whole, part, number, next] = [numbers[index - 2], numbers[index - 1], numbers[index], numbers[index + 1]];
  if (!number || !part || !isCount(part) || !/^\s*\(\s*$/u.test(text.slice(part.end, number.start))) return null;
  const after = text.slice(number.end, next?.start ?? number.end);
  if (next && isCount(next) && /^\s*\)\s+av\s+(de|dem|totalt|alla)?\s*$/u.test(after)) {
    return { part: part.value, whole: next.value, start: part.start, end: next.end };
  }
  if (!whole || !isCount(whole)) return null;
  const isOf = /(?<!\p{L})[Aa]v\s+(de|dem|dessa|totalt)?\s*$/u.test(text.slice(0, whole.start));
  const between = text.slice(whole.end, part.start);
  return isOf && /^\s+(\p{L}+\s+){0,3}(har|var|är|fick|hade)\s+$/u.test(between)
    ? { part: part.value, whole: whole.value, start: whole.start, end: number.end }
    : null;
}

/** "medelvärde 4,8 (n = 12)", "i snitt 4,91 av 33 svar". */
function readMean(text: string, numbers: readonly FoundNumber[], index: number): InText<QuotedMean>[] {
  const [number, next] = [numbers[index], numbers[index + 1]];
  if (!number || !next || number.kind !== 'number' || Number.isInteger(number.value) || !isCount(next)) return [];
  const before = text.slice(Math.max(0, number.start - 40), number.start);
  if (!/(medelvärde\p{L}*|medeltal|i snitt|snittet|genomsnitt\p{L}*)[^.\d]{0,25}$/iu.test(before)) return [];
  const between = text.slice(number.end, next.start);
  const isBase =
    /^[^.\d]{0,40}[nN]\s*=\s*$/u.test(between) ||
    (/^[^.\d]{0,20}(av|från|bland)\s+$/u.test(between) &&
      /^\s+(svar|deltagare|personer)/u.test(text.slice(next.end)));
  if (!isBase) return [];
  return [
    {
      label: text.slice(number.start, next.end),
      mean: number.value,
      decimals: decimalsOf(number),
      answers: next.value,
      start: number.start,
      end: next.end,
    },
  ];
}

function isCount(number: FoundNumber): boolean {
  return (number.kind === 'number' || number.kind === 'word') && Number.isInteger(number.value) && number.value > 0;
}

function decimalsOf(number: FoundNumber): number {
  return Math.max(0, Math.round(-Math.log10(number.precision)));
}
