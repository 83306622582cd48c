// The same period a year before, and the package that tells of it.
import { yearOf, type IsoDate, type Period } from '#kernel';
import type { FollowUpPackage } from '../package.ts';

/** The same day a year before; 28 February for a leap day. */
export function yearBefore(day: IsoDate): IsoDate {
  const rest = day.slice(4) === '-02-29' ? '-02-28' : day.slice(4);
  return `${String(yearOf(day) - 1).padStart(4, '0')}${rest}`;
}

/** Of exactly that period; else, for a whole year, of a whole year that ended in the year before. The most detailed. */
export function packageAYearBefore(packages: readonly FollowUpPackage[], period: Period): FollowUpPackage | null {
  const wanted = { from: yearBefore(period.from), to: yearBefore(period.to) };
  const isSame = (one: FollowUpPackage): boolean => one.from === wanted.from && one.to === wanted.to;
  const same = packages.filter(isSame);
  const near = packages.filter((one) => yearOf(one.to) === yearOf(wanted.to) && isAbout(one, wanted));
  return (same.length > 0 ? same : near).toSorted((a, b) => b.measures.length - a.measures.length)[0] ?? null;
}

/** Both longer than ten months: a year of a programme's own counts as its year. */
function isAbout(one: Period, wanted: Period): boolean {
  return [one, wanted].every(({ from, to }) => months(to) - months(from) >= 10);
}

function months(day: IsoDate): number {
  return yearOf(day) * 12 + Number(day.slice(5, 7));
}
