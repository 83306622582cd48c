// Days are ISO strings and periods include both ends. Only this file knows `Date`.
import { assert } from './assert.ts';

/** A day, `2024-12-31`. */
export type IsoDate = string;

/** A moment, `2024-12-31T12:00:00.000Z`. */
export type Instant = string;

/** A span of days; both ends belong to it. */
export type Period = { readonly from: IsoDate; readonly to: IsoDate };

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MILLISECONDS_PER_DAY = 86_400_000;

/** Whether the text is a day that exists, as `YYYY-MM-DD`. */
export function isIsoDate(text: string): boolean {
  if (!DAY.test(text)) return false;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  // By arithmetic: registers ask this of every row, and a `Date` made, printed and compared costs twenty times as much.
  return month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
}

function daysOf(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** The day written `20241231` in compact form, or null when there is no such day. */
export function fromCompactDate(text: string): IsoDate | null {
  if (!/^\d{8}$/.test(text)) return null;
  const day = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
  return isIsoDate(day) ? day : null;
}

export function toCompactDate(day: IsoDate): string {
  return day.replaceAll('-', '');
}

export function yearOf(day: IsoDate): number {
  return Number(day.slice(0, 4));
}

export function addDays(day: IsoDate, days: number): IsoDate {
  assert(isIsoDate(day), `${day} is a day`);
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
}

/** The same day of the month so many months later; the month's last day where there is no such day. */
export function addMonths(day: IsoDate, months: number): IsoDate {
  assert(isIsoDate(day), `${day} is a day`);
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const first = `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;
  const next = new Date(Date.parse(`${first}T00:00:00Z`));
  next.setUTCMonth(next.getUTCMonth() + 1, 0);
  const last = next.toISOString().slice(0, 10);
  const wanted = `${first.slice(0, 8)}${day.slice(8)}`;
  return wanted < last ? wanted : last;
}

/** Days from one day to another; negative when `to` comes first. */
export function daysBetween(span: { from: IsoDate; to: IsoDate }): number {
  return (Date.parse(`${span.to}T00:00:00Z`) - Date.parse(`${span.from}T00:00:00Z`)) / MILLISECONDS_PER_DAY;
}

/** The day in Sweden at a moment: midnight in Stockholm, not in Greenwich, ends a day. */
export function dayInSweden(moment: Instant): IsoDate {
  return swedishDay.format(new Date(moment));
}

// Made once: making one takes longer than all else that a small request does.
const swedishDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' });
const swedishClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  hour: '2-digit',
  minute: '2-digit',
});

/** The clock time in Sweden at a moment, `14:05`. */
export function clockInSweden(moment: Instant): string {
  return swedishClock.format(new Date(moment));
}

/** A moment so many milliseconds later; earlier when they are negative. */
export function addMilliseconds(moment: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(moment) + milliseconds).toISOString();
}

/** Milliseconds from one moment to another; negative when `to` comes first. */
export function millisecondsBetween(span: { from: Instant; to: Instant }): number {
  return Date.parse(span.to) - Date.parse(span.from);
}

/** The present moment. Called at the edges only; everything else takes time as an argument. */
export function now(): Instant {
  return new Date().toISOString();
}

export function calendarYear(year: number): Period {
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}

/** The year of a period that is exactly one calendar year, else null. */
export function asCalendarYear(period: Period): number | null {
  const year = yearOf(period.from);
  return period.from === `${year}-01-01` && period.to === `${year}-12-31` ? year : null;
}

export function contains(period: Period, day: IsoDate): boolean {
  return period.from <= day && day <= period.to;
}

export function isSamePeriod(a: Period, b: Period): boolean {
  return a.from === b.from && a.to === b.to;
}

/** `2024` for a calendar year, `2024-12-31` for one day, else `2023-12-01..2024-11-30`. */
export function formatPeriodId(period: Period): string {
  const year = asCalendarYear(period);
  if (year !== null) return String(year);
  return period.from === period.to ? period.from : `${period.from}..${period.to}`;
}

/** Reads what `formatPeriodId` writes; null when it is not a period. */
export function parsePeriodId(text: string): Period | null {
  if (/^\d{4}$/.test(text)) return calendarYear(Number(text));
  if (isIsoDate(text)) return { from: text, to: text };
  const [from, to, ...rest] = text.split('..');
  if (!from || !to || rest.length > 0 || !isIsoDate(from) || !isIsoDate(to) || from > to) return null;
  return { from, to };
}
