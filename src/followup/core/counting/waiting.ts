// Who waits, and how long those waited who came in.
import { daysBetween, type IsoDate, type Period } from '#kernel';
import type { CountedParticipation, OpenPeriod } from './counted-participation.ts';

export type Waiting = {
  /** From referral to enrolment, of those enrolled in the period; null when nobody's wait is known. */
  readonly medianDays: number | null;
  readonly p90Days: number | null;
  /** In queue on the period's last day. */
  readonly now: number | null;
};

/** Whether an open period holds the day. */
export function holds(open: OpenPeriod, day: IsoDate): boolean {
  return open.from <= day && (open.to === null || day <= open.to);
}

export function overlaps(open: OpenPeriod, period: Period): boolean {
  return open.from <= period.to && (open.to === null || open.to >= period.from);
}

export function isQueued(one: CountedParticipation, day: IsoDate): boolean {
  if (one.exitReason === 'misregistration') return false;
  if (one.queued !== null) return one.queued.some((open) => holds(open, day));
  // To the day before the enrolment.
  return one.referredOn !== null && one.referredOn <= day && (one.enrolledOn === null || day < one.enrolledOn);
}

/** Days waited, for each whose two days are known and in order. */
export function waitsOf(enrolled: readonly CountedParticipation[]): number[] {
  return enrolled.flatMap(({ referredOn, enrolledOn }) =>
    referredOn !== null && enrolledOn !== null && referredOn <= enrolledOn
      ? [daysBetween({ from: referredOn, to: enrolledOn })]
      : [],
  );
}

/** Nearest rank: the smallest value that at least `share` of all reach; null of none. */
export function nearestRank(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(1, Math.ceil(share * sorted.length)) - 1] ?? null;
}
