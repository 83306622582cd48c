// Reads how many goals a text says were fulfilled: "sju av de tretton målen bedöms uppfyllda, fem bedöms inte vara
// uppfyllda, ett delvis uppfyllt". English number words too, because facts about printed reports are noted in English.
import { type FoundNumber, findNumbers } from '#design/core';
import { isSameProgramme } from './counted.ts';
import { sentencesOf } from './prose-text.ts';
import type { Assessment } from './report-under-control.ts';

export type GoalCount = {
  readonly what: Assessment | 'total';
  readonly count: number;
  readonly start: number;
  readonly end: number;
};

const SPEAKS_OF_GOALS = /(?<!\p{L})(mål(en|et)?|åtagande\p{L}*|uppfyll\p{L}*|goals?|fulfilled)(?!\p{L})/iu;

/** Sentences that name a programme speak of that programme's goals and are left out. */
export function goalCountsIn(text: string, programmes: readonly string[]): GoalCount[] {
  return sentencesOf(text).flatMap((sentence) => {
    if (!SPEAKS_OF_GOALS.test(sentence.text)) return [];
    if (programmes.some((name) => namesProgramme(sentence.text, name))) return [];
    return readSentence(sentence.text).map((found) => ({
      ...found,
      start: found.start + sentence.start,
      end: found.end + sentence.start,
    }));
  });
}

const english = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
].concat(['twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty']);

function readSentence(text: string): GoalCount[] {
  const numbers = countable(text);
  const found = numbers.flatMap((number, index) => readNumber(text, numbers, index));
  // "ett" alone is an article; beside other counts it is one.
  const isCounting = found.some((one) => !one.isArticle);
  return found
    .filter((one) => isCounting || !one.isArticle)
    .map(({ what, count, start, end }) => ({ what, count, start, end }));
}

type Read = GoalCount & { readonly isArticle: boolean };

function readNumber(text: string, numbers: readonly FoundNumber[], index: number): Read[] {
  const number = numbers[index];
  if (!number) return [];
  const next = numbers[index + 1];
  const between = text.slice(number.end, next?.start ?? text.length);
  const isWhole = /\b(av|of)\s+(de|dem|våra|the|förbundets)?\s*$/iu.test(text.slice(0, number.start));
  const place = { count: number.value, start: number.start, end: number.end, isArticle: number.isAmbiguous === true };
  if (isWhole) return /^\s*(\p{L}+\s+){0,2}(mål|åtagand|goal)/iu.test(between) ? [{ ...place, what: 'total' }] : [];
  // "sju av de tretton målen … uppfyllda": what is said of seven stands behind thirteen.
  const isPart =
    next !== undefined && /^\s*(mål\p{L}*\s+)?(av|of)\s+(de|dem|våra|the|förbundets)?\s*$/iu.test(between);
  const after = isPart ? text.slice(next.end, numbers[index + 2]?.start ?? text.length) : between;
  const what = assessmentIn(after);
  if (what) return [{ ...place, what }];
  const isAll = /\b(totalt|sammanlagt|samtliga|alla|in all|total of)\s+(\p{L}+\s+)?$/iu.test(
    text.slice(0, number.start),
  );
  return isAll && /^\s*(\p{L}+\s+)?mål/iu.test(between) ? [{ ...place, what: 'total' }] : [];
}

/** Numbers that can count goals: not years, percentages, money, parts of spans or counts of something else. */
function countable(text: string): FoundNumber[] {
  const words = [...text.matchAll(new RegExp(`\\b(${english.join('|')})\\b`, 'giu'))].map((match): FoundNumber => ({
    text: match[0],
    value: english.indexOf(match[0].toLowerCase()),
    start: match.index,
    end: match.index + match[0].length,
    kind: 'word',
    precision: 1,
  }));
  return [...findNumbers(text), ...words]
    .filter((number) => (number.kind === 'number' || number.kind === 'word') && Number.isInteger(number.value))
    .filter((number) => !number.isRange && number.value < 200)
    .filter(
      (number) => !/^\s*(personer|deltagare|kvinnor|män|insatser|kommuner|svar|år)\b/iu.test(text.slice(number.end)),
    )
    .toSorted((a, b) => a.start - b.start);
}

/** The assessment that the words behind a number give, before the next clause takes over. */
function assessmentIn(words: string): Assessment | null {
  const clause = words.split(/[,;:]|\s(?:och|samt|medan|men|and|while)\s(?=\p{L}+\s)/u)[0] ?? '';
  const text = clause.toLowerCase();
  if (
    /(inte|ej|inget|not)\s+(\S+\s+){0,4}?(bedömt|bedömd|bedömda|bedömas|bedöma|mäta|mätas|mätt|mätta|assess\S*)\b/u.test(
      text,
    )
  ) {
    return isJudgedUnfulfilled(text) ? 'notFulfilled' : 'notAssessed';
  }
  if (/delvis|partly|partially/u.test(text)) return 'partlyFulfilled';
  if (isJudgedUnfulfilled(text) || /^\s*(mål\s+)?(ej|inte|not)\b/u.test(text)) return 'notFulfilled';
  return /uppfyll|uppnå|nådd|fulfilled|\bmet\b/u.test(text) ? 'fulfilled' : null;
}

function isJudgedUnfulfilled(text: string): boolean {
  return (
    /(inte|ej|icke|not)\s+(\S+\s+){0,3}?(uppfyll|uppnå|nådd|nåtts|fulfilled|met\b)/u.test(text) ||
    /(uppfyll\S*|uppnå\S*|nås|nåddes)\s+(inte|ej)\b/u.test(text)
  );
}

function namesProgramme(text: string, programme: string): boolean {
  return text.split(/[^\p{L}\d-]+/u).some((word) => word.length > 2 && isSameProgramme(word, programme));
}
