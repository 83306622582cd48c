// Amounts, days and months out of bytes. The plain form is read without making a string; anything else goes the slow
// way, which says what is wrong with it.
import { fromCompactDate, isIsoDate, type IsoDate, type Ore } from '#kernel';

const ZERO = 48;
const POINT = 46;
const MINUS = 45;

/** A thousand milliarder kronor. A larger amount is a mistake, and sums of smaller ones stay exact. */
const LARGEST_ORE = 100_000_000_000_000;

/** Öre of `-?digits[.d[d]]`; NaN when the span is written in any other way. */
export function plainAmount(bytes: Uint8Array, start: number, end: number): Ore {
  const isNegative = bytes[start] === MINUS;
  let position = isNegative ? start + 1 : start;
  const digitsFrom = position;
  let amount = 0;
  let decimals = -1;
  for (; position < end; position += 1) {
    const byte = bytes[position]!;
    if (byte === POINT && decimals < 0) decimals = 0;
    else if (byte >= ZERO && byte <= 57 && decimals < 2) {
      amount = amount * 10 + byte - ZERO;
      if (decimals >= 0) decimals += 1;
    } else return Number.NaN;
  }
  const digits = end - digitsFrom;
  if (digits === 0 || decimals === 0 || digits > 15) return Number.NaN;
  if (decimals < 1) amount *= 100;
  else if (decimals === 1) amount *= 10;
  if (amount > LARGEST_ORE) return Number.NaN;
  return isNegative ? 0 - amount : amount;
}

export type OddAmount = { readonly amountOre: Ore; readonly code: 'amount-bad' | 'amount-comma' | 'amount-form' };

/** An amount that `plainAmount` did not take: a comma, a plus, zeros after the second decimal, or no amount at all. */
export function oddAmount(text: string): OddAmount {
  const parts = /^([+-]?)(\d*)(?:([.,])(\d*))?$/.exec(text);
  const [, sign = '', whole = '', mark = '', decimals = ''] = parts ?? [];
  const amountOre = Number(`${whole}${decimals.slice(0, 2).padEnd(2, '0')}`);
  const isAmount = parts && `${whole}${decimals}` !== '' && /^0*$/.test(decimals.slice(2));
  if (!isAmount || amountOre > LARGEST_ORE) return { amountOre: 0, code: 'amount-bad' };
  return {
    amountOre: (sign === '-' ? -amountOre : amountOre) + 0,
    code: mark === ',' ? 'amount-comma' : 'amount-form',
  };
}

/** A quantity of any precision; null when it is none. A comma is read as a point. */
export function quantityOf(text: string): number | null {
  return /^[+-]?(\d+([.,]\d*)?|[.,]\d+)$/.test(text) ? Number(text.replace(',', '.')) + 0 : null;
}

/** `20241231` as a number when the span is a day that exists, else 0. */
export function plainDate(bytes: Uint8Array, start: number, end: number): number {
  if (end - start !== 8) return 0;
  let date = 0;
  for (let position = start; position < end; position += 1) {
    const digit = bytes[position]! - ZERO;
    if (digit < 0 || digit > 9) return 0;
    date = date * 10 + digit;
  }
  return isDay(date) ? date : 0;
}

function isDay(date: number): boolean {
  const month = Math.floor(date / 100) % 100;
  const day = date % 100;
  if (month < 1 || month > 12 || day < 1 || date < 10_000) return false;
  return day <= (month === 2 && isLeapYear(Math.floor(date / 10_000)) ? 29 : DAYS[month]!);
}

/** By month, January at 1. */
const DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** The number in a span of at most nine digits; −1 when it is anything else. */
export function plainInteger(bytes: Uint8Array, start: number, end: number): number {
  if (start >= end || end - start > 9) return -1;
  let value = 0;
  for (let position = start; position < end; position += 1) {
    const digit = bytes[position]! - ZERO;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** Days come in few values: each becomes a string once. 0 is no day. */
export function daysAsText(): (date: number) => IsoDate | null {
  const days = new Map<number, IsoDate | null>([[0, null]]);
  return (date) => {
    let day = days.get(date);
    if (day === undefined) {
      day = fromCompactDate(String(date).padStart(8, '0'));
      days.set(date, day);
    }
    return day;
  };
}

/** The day of a date written with hyphens, as a number; 0 when it is none. */
export function isoDateNumber(text: string): number {
  return isIsoDate(text) ? Number(text.replaceAll('-', '')) : 0;
}

/** `202401` → `2024-01`; null when it is not a month. */
export function monthOf(text: string): string | null {
  return /^\d{4}(0[1-9]|1[0-2])$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4)}` : null;
}
