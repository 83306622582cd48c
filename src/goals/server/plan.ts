import { query, useCase } from '#access/server';
import type { Tx } from '#database/server';
import { carriedGoals, explainGoal, sourcesOf, summariseGoals, type Goal } from '#goals/core';
import { accept, isIsoDate, yearOf, type IsoDate } from '#kernel';
import * as v from 'valibot';
import { listGoals, saveGoal } from './goal-store.ts';
import { listMeasuredGoals } from './measured-goals.ts';

export type OperatingPlan = {
  readonly year: number;
  readonly introduction: string;
  /** Where the board set it; null while it is a proposal. */
  readonly reference: string | null;
  /** The item of the meeting where it was set, when it is known here. */
  readonly item: string | null;
  readonly decidedOn: IsoDate | null;
};

declare module '#database/server' {
  interface Tables {
    operatingPlan: OperatingPlan & { spaceId: import('kysely').Generated<string> };
  }
}

const Year = v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2100));

/** The plan of a year: its commitments with result, explanation and judgement, and the sentence that sums them up. */
export const readPlan = query({
  permission: 'goals.read',
  input: v.object({ year: Year }),
  async run({ tx }, { year }) {
    const goals = (await listMeasuredGoals(tx)).filter(({ from, to }) => yearOf(from) <= year && yearOf(to) >= year);
    return accept({
      plan: await findPlan(tx, year),
      summary: { sv: summariseGoals(goals), en: summariseGoals(goals, 'en') },
      commitments: goals.map((goal) => ({
        goal,
        explained: { sv: explainGoal(goal), en: explainGoal(goal, 'en') },
        sources: { sv: sourcesOf(goal), en: sourcesOf(goal, 'en') },
      })),
    });
  },
});

async function findPlan(tx: Tx, year: number): Promise<OperatingPlan | null> {
  const row = await tx
    .selectFrom('operatingPlan')
    .select(['year', 'introduction', 'reference', 'item', 'decidedOn'])
    .where('year', '=', year)
    .executeTakeFirst();
  return row ?? null;
}

/** Words before the commitments, and where the board set the plan. */
export const savePlan = useCase({
  permission: 'goals.save',
  action: 'goals.savePlan',
  input: v.pipe(
    v.object({
      year: Year,
      introduction: v.pipe(v.string(), v.trim(), v.maxLength(20_000)),
      reference: v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60))),
      item: v.optional(v.nullable(v.pipe(v.string(), v.uuid())), null),
      decidedOn: v.nullable(
        v.pipe(
          v.string(),
          v.check((value) => isIsoDate(value), 'a day is written YYYY-MM-DD'),
        ),
      ),
    }),
    v.check(({ reference, decidedOn }) => (reference === null) === (decidedOn === null), 'a decision has its day'),
  ),
  async run({ tx }, plan) {
    const { year: _, ...rest } = plan;
    await tx
      .insertInto('operatingPlan')
      .values(plan)
      .onConflict((conflict) => conflict.columns(['spaceId', 'year']).doUpdateSet(rest))
      .execute();
    return accept({ year: plan.year });
  },
  details: ({ value }) => value,
});

/** Takes the year's goals along to the next; those that are there are left as they are. */
export const carryGoals = useCase({
  permission: 'goals.save',
  action: 'goals.carry',
  input: v.object({ year: Year }),
  async run({ tx }, { year }) {
    const saved = await listGoals(tx);
    const of: Goal[] = saved.filter(({ to }) => yearOf(to) === year);
    const carried = carriedGoals(of, saved, `Taget från verksamhetsplanen ${year}.`);
    for (const [index, goal] of carried.entries()) {
      await saveGoal(tx, { goal, position: saved.length + index, version: 1 });
    }
    return accept({ carried: carried.length, year: year + 1 });
  },
  details: ({ value }) => value,
});
