// How Stegvis writes numbers, money and dates in Swedish. Written by hand and not with Intl, whose output differs
// between versions of Node and browsers: a report must have the same bytes next year.
import { asCalendarYear, assert, type IsoDate, isIsoDate, type Ore, type Period } from '#kernel';

/** Parts thousands; never breaks over a line. */
export const NARROW_SPACE = '\u202F';
/** Between a number and its unit; never breaks over a line. */
export const UNIT_SPACE = '\u00A0';
export const MINUS = '\u2212';
export const EN_DASH = '\u2013';
/** Printed for a number that nobody reported: null is not zero. */
export const NOT_REPORTED = 'ej angivet';
/** Printed for a number that disclosure control hides. */
export const HIDDEN = EN_DASH;

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
] as const;

/** January first. */
export const SWEDISH_MONTHS: readonly string[] = MONTHS;

/** `1 234 567`, `−57 422`; decimals (at most two, for posts such as 1,75) only when the number has them. */
export function formatCount(count: number | null): string {
  if (count === null) return NOT_REPORTED;
  return Number.isInteger(count) ? writeNumber(count, 0) : writeNumber(count, 2).replace(/0$/, '');
}

/** Whole kronor with their unit, for running text: `1 234 567 kr`. */
export function formatKronor(wholeKronor: number | null): string {
  if (wholeKronor === null) return NOT_REPORTED;
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
export function formatThousand(thousandKronor: number | null): string {
  if (thousandKronor === null) return NOT_REPORTED;
  assert(Number.isInteger(thousandKronor), 'formatThousand() takes whole thousands of kronor');
  return `${writeNumber(thousandKronor, 0)}${UNIT_SPACE}tkr`;
}

/** A share 0–1 as per cent: `62 %`, with one decimal `61,5 %`. Half away from zero. */
export function formatPercent(share: number | null, decimals: 0 | 1 | 2 = 0): string {
  return share === null ? NOT_REPORTED : `${writeNumber(share * 100, decimals)}${UNIT_SPACE}%`;
}

/** A mean on a scale: `4,8`. */
export function formatScore(score: number | null, decimals: 1 | 2 = 1): string {
  return score === null ? NOT_REPORTED : writeNumber(score, decimals);
}

/** `14 mars 2025` in text, `2025-03-14` in tables. */
export function formatDate(day: IsoDate, place: 'text' | 'table' = 'text'): string {
  assert(isIsoDate(day), `${day} is a day`);
  return place === 'table' ? day : `${formatDayAndMonth(day)} ${day.slice(0, 4)}`;
}

/** `2024`, `31 december 2024`, `1 januari–30 juni 2024`, `1 december 2023–30 november 2024`. */
export function formatPeriod(period: Period): string {
  const year = asCalendarYear(period);
  if (year !== null) return String(year);
  if (period.from === period.to) return formatDate(period.from);
  const isInOneYear = period.from.slice(0, 4) === period.to.slice(0, 4);
  const from = isInOneYear ? formatDayAndMonth(period.from) : formatDate(period.from);
  return `${from}${EN_DASH}${formatDate(period.to)}`;
}

/**
 * Any number with a fixed count of decimals, half away from zero, `−` and narrow spaces: `−1 234,5`.
 * A binary fraction that stands for a decimal half (1,005) is read as that half.
 */
export function writeNumber(value: number, decimals: 0 | 1 | 2 | 3): string {
  assert(Number.isFinite(value), 'a printed number is finite');
  const scale = 10 ** decimals;
  const scaled = Math.abs(value) * scale;
  const rounded = Math.floor(scaled + 0.5 + scaled * 1e-14);
  const digits = String(rounded).padStart(decimals + 1, '0');
  const whole = groupThousands(digits.slice(0, digits.length - decimals));
  const text = decimals === 0 ? whole : `${whole},${digits.slice(-decimals)}`;
  return value < 0 && rounded > 0 ? MINUS + text : text;
}

function formatDayAndMonth(day: IsoDate): string {
  return `${Number(day.slice(8, 10))} ${MONTHS[Number(day.slice(5, 7)) - 1] ?? ''}`;
}

function groupThousands(digits: string): string {
  return digits.replaceAll(/\B(?=(\d{3})+$)/g, NARROW_SPACE);
}
