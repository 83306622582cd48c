// Which report of a year: the annual report, or the half-year report (delårsrapport, LKBR 13 kap.).
import { monthsOf, type CannotReadDay, dayRefusalMessage } from '#finance/core';
import { addDays, type IsoDate, type Period } from '#kernel';

export const reportKinds = ['annual', 'halfYear'] as const;
export type ReportKind = (typeof reportKinds)[number];
export type ReportOf = { readonly year: number; readonly kind: ReportKind };

/** As it stands in an address: `2024`, `2024-delar`. */
export function reportSlug({ year, kind }: ReportOf): string {
  return kind === 'annual' ? String(year) : `${year}-delar`;
}

export function parseReportSlug(text: string): ReportOf | null {
  const parts = /^((?:19|20)\d\d)(-delar)?$/.exec(text);
  return parts ? { year: Number(parts[1]), kind: parts[2] === undefined ? 'annual' : 'halfYear' } : null;
}

/** LKBR 13:1: at least half and at most two thirds of the fiscal year. */
export function isHalfYearDay(year: Period, day: IsoDate): boolean {
  if (day < year.from || day > year.to) return false;
  const months = monthsOf(year.from, day);
  return months >= 6 && months <= 8;
}

/** The first and the last day that a half-year report may tell of. */
export function halfYearSpan(year: Period): Period {
  return { from: lastDayOfMonth(year, 6), to: lastDayOfMonth(year, 8) };
}

function lastDayOfMonth({ from }: Period, months: number): IsoDate {
  const [year = 0, month = 0] = from.split('-').map(Number);
  const next = month + months;
  const first = `${year + Math.floor((next - 1) / 12)}-${String(((next - 1) % 12) + 1).padStart(2, '0')}-01`;
  return addDays(first, -1);
}

export type CannotReadHalfYear = { readonly kind: 'notHalfYear'; readonly at: IsoDate; readonly span: Period };
export type CannotReadReport = CannotReadDay | CannotReadHalfYear;

/** English, for the command line. */
export function reportRefusalMessage(refusal: CannotReadReport): string {
  if (refusal.kind !== 'notHalfYear') return dayRefusalMessage(refusal);
  const { at, span } = refusal;
  return `A half-year report tells of six to eight months of the year (LKBR 13:1): a day from ${span.from} to ${span.to}, not ${at}.`;
}
