import { query, useCase } from '#access/server';
import {
  ASSESSMENTS,
  ASSESSORS,
  explainGoal,
  goalKey,
  sourcesOf,
  standingsBy,
  summariseGoals,
  type Standing,
} from '#goals/core';
import { accept, isIsoDate, refuse, yearOf, type Result } from '#kernel';
import * as v from 'valibot';
import { listGoals } from './goal-store.ts';
import { listGoalsAt } from './measured-goals.ts';
import { addStanding, listStandings } from './standing-store.ts';

const Day = v.pipe(
  v.string(),
  v.check((value) => isIsoDate(value), 'a day is written YYYY-MM-DD'),
);
const Count = v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(2_147_483_647)));

/** The goals whose period holds the day, as they stood on it, with what was said to that very day. */
export const readStandings = query({
  permission: 'goals.read',
  input: v.object({ at: Day }),
  async run({ tx }, { at }) {
    const goals = (await listGoalsAt(tx, at)).filter(({ from, to }) => from <= at && to >= at);
    const newest = standingsBy(await listStandings(tx), at);
    return accept({
      at,
      summary: { sv: summariseGoals(goals), en: summariseGoals(goals, 'en') },
      goals: goals.map((goal) => ({
        goal,
        standing: newest.get(goalKey(goal)) ?? null,
        explained: { sv: explainGoal(goal), en: explainGoal(goal, 'en') },
        sources: { sv: sourcesOf(goal), en: sourcesOf(goal, 'en') },
      })),
    });
  },
});

export type CannotSaveStandings =
  | { readonly kind: 'unknownGoal'; readonly goal: string }
  /** The day is not one of the goal's period. */
  | { readonly kind: 'notInPeriod'; readonly goal: string }
  | { readonly kind: 'partAboveWhole'; readonly goal: string }
  | { readonly kind: 'readElsewhere'; readonly goal: string };

/** How goals stood on a day: each that changed is a new version, and the year's own answer is left alone. */
export const saveStandings = useCase({
  permission: 'goals.save',
  action: 'goals.saveStandings',
  input: v.object({
    at: Day,
    standings: v.pipe(
      v.array(
        v.object({
          /** `goalKey` */
          goal: v.pipe(v.string(), v.maxLength(300)),
          result: v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0))),
          part: Count,
          n: Count,
          assessment: v.picklist(ASSESSMENTS),
          assessedBy: v.nullable(v.picklist(ASSESSORS)),
          comment: v.pipe(v.string(), v.trim(), v.maxLength(4_000)),
        }),
      ),
      v.minLength(1),
      v.maxLength(500),
    ),
  }),
  async run(
    { tx, now, actor },
    { at, standings },
  ): Promise<Result<{ saved: number; at: string }, CannotSaveStandings>> {
    const goals = new Map((await listGoals(tx)).map((goal) => [goalKey(goal), goal]));
    const all = await listStandings(tx);
    let saved = 0;
    for (const { goal: key, ...answer } of standings) {
      const goal = goals.get(key);
      if (!goal) return refuse({ kind: 'unknownGoal', goal: key });
      if (at < goal.from || at > goal.to) return refuse({ kind: 'notInPeriod', goal: key });
      const { part, n, result } = answer;
      if (part !== null && (n === null || part > n)) return refuse({ kind: 'partAboveWhole', goal: key });
      const isRead = goal.numerator !== undefined || goal.survey !== undefined;
      if (isRead && (part !== null || result !== null)) return refuse({ kind: 'readElsewhere', goal: key });
      const share = goal.unit === 'share' && part !== null && n ? part / n : result;
      const versions = all.filter((one) => one.goal === key && one.at === at);
      const standing: Standing = { ...answer, result: share, goal: key, at, version: versions.length + 1 };
      const before = versions.at(-1);
      if (isUntold(standing) && !before) continue;
      if (before && isSameStanding(before, standing)) continue;
      await addStanding(tx, { goal, standing, savedAt: now, savedBy: actor.id });
      saved += 1;
    }
    return accept({ saved, at });
  },
  details: ({ value }) => value,
});

/** Nothing was said: a goal that nobody has looked at keeps no row. */
function isUntold({ result, part, n, assessment, assessedBy, comment }: Standing): boolean {
  return (
    result === null && part === null && n === null && assessment === 'notAssessed' && !assessedBy && comment === ''
  );
}

function isSameStanding(before: Standing, next: Standing): boolean {
  const content = ({ result, part, n, assessment, assessedBy, comment }: Standing): string =>
    JSON.stringify([result, part, n, assessment, assessedBy, comment]);
  return content(before) === content(next);
}

/** The year's days of which somebody has said how goals stood. */
export const readStandingDays = query({
  permission: 'goals.read',
  input: v.object({ year: v.pipe(v.number(), v.integer()) }),
  async run({ tx }, { year }) {
    const days = (await listStandings(tx)).map(({ at }) => at).filter((at) => yearOf(at) === year);
    return accept([...new Set(days)].toSorted());
  },
});
