// The days that a report speaks of: the whole year, or the year so far.
import { calendarYear, type Period } from '#kernel';
import type { ReportMaterial } from './material.ts';

type Told = Pick<ReportMaterial, 'statements' | 'packages' | 'head'>;

/** The period of what is booked. */
export function bookedPeriod({ statements }: Pick<ReportMaterial, 'statements'>): Period {
  return statements.at === null ? calendarYear(statements.year) : statements.period;
}

/** The period of participants: the year, or the latest days since its first that programmes have counted. */
export function countedPeriod({ statements, packages, head }: Told): Period {
  const year = calendarYear(head.year);
  const { at } = statements;
  if (at === null) return year;
  const counted = packages.filter(({ from, to }) => from === year.from && to <= at).map(({ to }) => to);
  return { from: year.from, to: counted.toSorted().at(-1) ?? at };
}
