// What a programme reported about a goal, put into the goal.
import type { ReportedGoal } from '#followup/core';
import type { Period } from '#kernel';
import type { Goal } from './goal.ts';

/** The goal with what was reported; what the report leaves open stays as it was. The judgement is the report's proposal. */
export function withReported(goal: Goal, reported: ReportedGoal, about: { period: Period; source: string }): Goal {
  const { part, n, result, assessment, comment } = reported;
  const isMeasured = part !== null || result !== null;
  const share = goal.unit === 'share' && part !== null && n !== null && n > 0 ? part / n : null;
  return {
    ...goal,
    ...(isMeasured ? { result: share ?? (goal.unit === 'share' ? null : result), measured: about.period } : {}),
    ...(part === null ? {} : { part }),
    ...(n === null ? {} : { n }),
    ...(assessment === null ? {} : { assessment }),
    ...(comment === '' ? {} : { comment }),
    source: about.source,
  };
}
