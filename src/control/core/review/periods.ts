// The days that a table of counts, or a sentence, is about: "1 december 2023–30 november 2024", "december 2023 till och med
// november 2024", "december till och med november", "2024".
import { calendarYear, type Period } from '#kernel';

const MONTHS = [
  'januari',
  'februari',
  'mars',
  'april',
  'maj',
  'juni',
  'juli',
  'augusti',
  'september',
  'oktober',
  'november',
  'december',
];
const SHORT = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];
const LAST = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const MONTH = `(${[...MONTHS, ...SHORT].join('|')})\\.?`;
const TO = '\\s*(?:–|-|—|till och med|t\\.?\\s?o\\.?\\s?m\\.?|till|tom)\\s*';
const SPAN = new RegExp(
  `(\\d{1,2}\\s+)?${MONTH}\\s*((?:19|20)\\d\\d)?${TO}(\\d{1,2}\\s+)?${MONTH}\\s*((?:19|20)\\d\\d)?`,
  'i',
);

/** Null when the words name no months. */
export function spanIn(text: string, reportYear: number): Period | null {
  const match = SPAN.exec(text);
  if (!match) return null;
  const [, , fromMonth = '', fromYear, , toMonth = '', toYear] = match;
  const [from, to] = [monthOf(fromMonth), monthOf(toMonth)];
  if (from === null || to === null) return null;
  const end = toYear ? Number(toYear) : reportYear;
  const start = fromYear ? Number(fromYear) : from > to ? end - 1 : end;
  return { from: day(start, from, 1), to: day(end, to, lastOf(end, to)) };
}

export function periodIn(text: string, reportYear: number): Period | null {
  const span = spanIn(text, reportYear);
  if (span) return span;
  const year = /(?<!\d)((?:19|20)\d\d)(?!\d)/.exec(text)?.[1];
  return year && Math.abs(Number(year) - reportYear) <= 1 ? calendarYear(Number(year)) : null;
}

function monthOf(word: string): number | null {
  const bare = word.toLowerCase().replace('.', '');
  const index = MONTHS.indexOf(bare) >= 0 ? MONTHS.indexOf(bare) : SHORT.indexOf(bare.slice(0, 3));
  return index >= 0 ? index + 1 : null;
}

function lastOf(year: number, month: number): number {
  return month === 2 && year % 4 === 0 ? 29 : (LAST[month - 1] ?? 30);
}

function day(year: number, month: number, date: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}
