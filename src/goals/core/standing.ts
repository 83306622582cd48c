// How goals stood on a day inside their period: what the half-year report tells of them, whatever was measured or judged later.
import type { IsoDate } from '#kernel';
import type { Assessment, Assessor, Goal } from './goal.ts';

/** The answer of a goal on a day, as somebody gave it. */
export type Standing = {
  /** `goalKey` of the goal. */
  readonly goal: string;
  readonly at: IsoDate;
  /** In the goal's unit; null where it was not measured, or is read from figures or a survey. */
  readonly result: number | null;
  readonly part: number | null;
  readonly n: number | null;
  readonly assessment: Assessment;
  readonly assessedBy: Assessor | null;
  readonly comment: string;
  readonly version: number;
};

/** The newest answer of each goal by a day: of the latest day, and of that the last version. */
export function standingsBy(standings: readonly Standing[], day: IsoDate): ReadonlyMap<string, Standing> {
  const newest = new Map<string, Standing>();
  for (const one of standings.filter(({ at }) => at <= day)) {
    const known = newest.get(one.goal);
    if (!known || one.at > known.at || (one.at === known.at && one.version > known.version))
      newest.set(one.goal, one);
  }
  return newest;
}

/**
 * The goal as it stood on a day. A goal whose period was over by then is as it is. Of another, only what was said to that day
 * counts, and a result that was measured by then; the judgement of the year is another answer than that of its half.
 */
export function goalAt(goal: Goal, standing: Standing | null, day: IsoDate): Goal {
  if (goal.to <= day) return goal;
  const { result, part, n, measured, assessedBy: _by, ...question } = goal;
  const known = measured !== undefined && measured.to <= day ? { measured, ...present({ result, part, n }) } : {};
  const unjudged = { ...question, assessment: 'notAssessed' as const, comment: '' };
  if (!standing) return { ...unjudged, ...known };
  const { assessment, assessedBy, comment } = standing;
  // Versions of both: whichever changes, what is published is another number.
  const version = (goal.version ?? 1) + standing.version;
  const judged = { ...unjudged, version, assessment, comment, ...(assessedBy ? { assessedBy } : {}) };
  if (standing.result === null && standing.part === null) return { ...judged, ...known };
  return {
    ...judged,
    ...present({ result: standing.result, part: standing.part, n: standing.n }),
    measured: { from: goal.from, to: standing.at },
  };
}

function present<T extends object>(of: T): Partial<{ [name in keyof T]: NonNullable<T[name]> }> {
  const known = Object.entries(of).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(known) as Partial<{ [name in keyof T]: NonNullable<T[name]> }>;
}
