// One period after another: those left at the end of the last are those there at the start of this.
import { addDays, type Problem } from '#kernel';
import { readCount } from './counts.ts';
import type { FollowUpPackage } from './package.ts';

/** Whether a package ends the day before another begins, and counts alike. */
export function isRightBefore(before: FollowUpPackage, one: FollowUpPackage): boolean {
  return (
    before.programme === one.programme &&
    before.countingUnit === one.countingUnit &&
    addDays(before.to, 1) === one.from
  );
}

/** `continuity-differs` (warning): for all, women and men, where both packages tell. */
export function checkContinuity(one: FollowUpPackage, before: FollowUpPackage): Problem[] {
  return [{}, { sex: 'female' }, { sex: 'male' }].flatMap((dimensions): Problem[] => {
    const count = (of: FollowUpPackage, measure: 'participants' | 'new' | 'exited') =>
      readCount(of, measure, dimensions)?.count ?? null;
    const [all, came] = [count(one, 'participants'), count(one, 'new')];
    const [wereThere, left] = [count(before, 'participants'), count(before, 'exited')];
    if (all === null || came === null || wereThere === null || left === null) return [];
    const [start, end] = [all - came, wereThere - left];
    if (start === end) return [];
    const who = dimensions.sex ?? 'all';
    const message = `${end} (${who}) were left when ${before.to} ended, but ${start} were there when ${one.from} began.`;
    return [{ severity: 'warning', code: 'continuity-differs', line: null, message }];
  });
}
