// One period after another: those left at the end of the last are those there at the start of this.
import { addDays } from '#kernel';
import type { PackageProblem } from './check-package.ts';
import { readCount } from './counts.ts';
import type { FollowUpPackage } from './package.ts';
import type { Sex } from './vocabulary.ts';

/** Whether a package ends the day before another begins, and counts alike. */
export function isRightBefore(before: FollowUpPackage, one: FollowUpPackage): boolean {
  return (
    before.programme === one.programme &&
    before.countingUnit === one.countingUnit &&
    addDays(before.to, 1) === one.from
  );
}

/** `continuity-differs` (warning): for all, women and men, where both packages tell. */
export function checkContinuity(one: FollowUpPackage, before: FollowUpPackage): PackageProblem[] {
  const groups: readonly { readonly sex?: Sex }[] = [{}, { sex: 'female' }, { sex: 'male' }];
  return groups.flatMap((dimensions): PackageProblem[] => {
    const count = (of: FollowUpPackage, measure: 'participants' | 'new' | 'exited') =>
      readCount(of, measure, dimensions)?.count ?? null;
    const [all, came] = [count(one, 'participants'), count(one, 'new')];
    const [wereThere, left] = [count(before, 'participants'), count(before, 'exited')];
    if (all === null || came === null || wereThere === null || left === null) return [];
    const [start, end] = [all - came, wereThere - left];
    if (start === end) return [];
    const who = dimensions.sex ?? 'all';
    const message = `${end} (${who}) were left when ${before.to} ended, but ${start} were there when ${one.from} began.`;
    const about = {
      kind: 'continuity',
      sex: dimensions.sex ?? null,
      ended: before.to,
      left: end,
      began: one.from,
      there: start,
    } as const;
    return [{ severity: 'warning', code: 'continuity-differs', line: null, message, about }];
  });
}
