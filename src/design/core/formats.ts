// How Stegvis writes numbers, money and dates: Swedish in reports, the reader's language on screens (`formatsIn`).
// Thousands are parted in the same way in both, as SI does. Written by hand and not with Intl, whose output differs
// between versions of Node and browsers: a report must have the same bytes next year.
import { asCalendarYear, assert, type IsoDate, isIsoDate, type Ore, type Period } from '#kernel';
import { inBoth, type Language } from './language.ts';
import type { Cell } from './table-model.ts';

/** Parts thousands; never breaks over a line. */
export const NARROW_SPACE = '\u202F';
/** Between a number and its unit; never breaks over a line. */
export const UNIT_SPACE = '\u00A0';
export const MINUS = '\u2212';
export const EN_DASH = '\u2013';
/** Printed for a number that nobody reported: null is not zero. */
export const NOT_REPORTED = 'ej angivet';
const WORDS = inBoth(
  { notReported: NOT_REPORTED, thousand: 'tkr', point: ',' },
  { notReported: 'not stated', thousand: 'thousand kr', point: '.' },
);
/** Printed for a number that disclosure control hides. */
export const HIDDEN = EN_DASH;

const MONTHS = inBoth(
  {
    names: [
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
    ],
  },
  {
    names: [
      'January',
      'February',
      'March',
      'April',
      'May',
      'June',
      'July',
      'August',
      'September',
      'October',
      'November',
      'December',
    ],
  },
);

/** January first. */
export const SWEDISH_MONTHS: readonly string[] = MONTHS.sv.names;

/** `1 234 567`, `−57 422`; decimals (at most two, for posts such as 1,75) only when the number has them. */
export function formatCount(count: number | null, language: Language = 'sv'): string {
  if (count === null) return WORDS[language].notReported;
  return Number.isInteger(count) ? writeNumber(count, 0) : writeNumber(count, 2, language).replace(/0$/, '');
}

/** Whole kronor with their unit, for running text: `1 234 567 kr`. */
export function formatKronor(wholeKronor: number | null, language: Language = 'sv'): string {
  if (wholeKronor === null) return WORDS[language].notReported;
  assert(Number.isInteger(wholeKronor), 'formatKronor() takes whole kronor');
  return `${writeNumber(wholeKronor, 0)}${UNIT_SPACE}kr`;
}

/** An exact amount in öre as kronor with two decimals and no unit, as in a voucher: `1 234,50`. */
export function formatAmount(amountOre: Ore | null): string {
  if (amountOre === null) return NOT_REPORTED;
  assert(Number.isSafeInteger(amountOre), 'money is a whole number of öre');
  const size = Math.abs(amountOre);
  const text = `${groupThousands(String(Math.floor(size / 100)))},${String(size % 100).padStart(2, '0')}`;
  return amountOre < 0 ? MINUS + text : text;
}

/** Whole thousands of kronor with their unit: `11 935 tkr`. Rounding is done by `roundToThousandKronor`. */
export function formatThousand(thousandKronor: number | null, language: Language = 'sv'): string {
  if (thousandKronor === null) return WORDS[language].notReported;
  assert(Number.isInteger(thousandKronor), 'formatThousand() takes whole thousands of kronor');
  return `${writeNumber(thousandKronor, 0)}${UNIT_SPACE}${WORDS[language].thousand}`;
}

/** A share 0–1 as per cent: `62 %`, with one decimal `61,5 %`. Half away from zero. */
export function formatPercent(share: number | null, decimals: 0 | 1 | 2 = 0, language: Language = 'sv'): string {
  return share === null
    ? WORDS[language].notReported
    : `${writeNumber(share * 100, decimals, language)}${UNIT_SPACE}%`;
}

/** A mean on a scale: `4,8`. */
export function formatScore(score: number | null, decimals: 1 | 2 = 1, language: Language = 'sv'): string {
  return score === null ? WORDS[language].notReported : writeNumber(score, decimals, language);
}

/** `14 mars 2025` in text, `2025-03-14` in tables. */
export function formatDate(day: IsoDate, place: 'text' | 'table' = 'text', language: Language = 'sv'): string {
  assert(isIsoDate(day), `${day} is a day`);
  return place === 'table' ? day : `${formatDayAndMonth(day, language)} ${day.slice(0, 4)}`;
}

/** `2024`, `31 december 2024`, `1 januari–30 juni 2024`, `1 december 2023–30 november 2024`. */
export function formatPeriod(period: Period, language: Language = 'sv'): string {
  const year = asCalendarYear(period);
  if (year !== null) return String(year);
  if (period.from === period.to) return formatDate(period.from, 'text', language);
  const isInOneYear = period.from.slice(0, 4) === period.to.slice(0, 4);
  const from = isInOneYear ? formatDayAndMonth(period.from, language) : formatDate(period.from, 'text', language);
  return `${from}${EN_DASH}${formatDate(period.to, 'text', language)}`;
}

/**
 * Any number with a fixed count of decimals, half away from zero, `−` and narrow spaces: `−1 234,5`.
 * A binary fraction that stands for a decimal half (1,005) is read as that half.
 */
export function writeNumber(value: number, decimals: 0 | 1 | 2 | 3, language: Language = 'sv'): string {
  assert(Number.isFinite(value), 'a printed number is finite');
  const scale = 10 ** decimals;
  const scaled = Math.abs(value) * scale;
  const rounded = Math.floor(scaled + 0.5 + scaled * 1e-14);
  const digits = String(rounded).padStart(decimals + 1, '0');
  const whole = groupThousands(digits.slice(0, digits.length - decimals));
  const text = decimals === 0 ? whole : `${whole}${WORDS[language].point}${digits.slice(-decimals)}`;
  return value < 0 && rounded > 0 ? MINUS + text : text;
}

function formatDayAndMonth(day: IsoDate, language: Language): string {
  return `${Number(day.slice(8, 10))} ${MONTHS[language].names[Number(day.slice(5, 7)) - 1] ?? ''}`;
}

/** The text of a cell as a screen shows it: tables carry Swedish numbers, in which a comma parts the decimals. */
export function cellTextIn({ value, text }: Pick<Cell, 'value' | 'text'>, language: Language): string {
  if (language === 'sv') return text;
  if (value !== null) return text.replaceAll(/(\d),(\d)/g, `$1${WORDS[language].point}$2`);
  return text === NOT_REPORTED ? WORDS[language].notReported : text;
}

/** The formats of a screen, in the language of its reader. */
export function formatsIn(language: Language) {
  return {
    count: (count: number | null) => formatCount(count, language),
    kronor: (wholeKronor: number | null) => formatKronor(wholeKronor, language),
    thousand: (thousandKronor: number | null) => formatThousand(thousandKronor, language),
    percent: (share: number | null, decimals?: 0 | 1 | 2) => formatPercent(share, decimals, language),
    score: (score: number | null, decimals?: 1 | 2) => formatScore(score, decimals, language),
    date: (day: IsoDate) => formatDate(day, 'text', language),
    period: (period: Period) => formatPeriod(period, language),
    number: (value: number, decimals: 0 | 1 | 2 | 3) => writeNumber(value, decimals, language),
  };
}

function groupThousands(digits: string): string {
  return digits.replaceAll(/\B(?=(\d{3})+$)/g, NARROW_SPACE);
}
