import { query } from '#access/server';
import { accept, yearOf } from '#kernel';
import * as v from 'valibot';
import { listGoalFigures, listMeasuredGoals } from './measured-goals.ts';

/** Goals, of one calendar year when it is named: those whose period touches it. */
export const readGoals = query({
  permission: 'goals.read',
  input: v.object({ year: v.optional(v.pipe(v.number(), v.integer())) }),
  async run({ tx }, { year }) {
    const goals = await listMeasuredGoals(tx);
    return accept(
      goals.filter(({ from, to }) => year === undefined || (from <= `${year}-12-31` && to >= `${year}-01-01`)),
    );
  },
});

/** What a goal of the year may be measured by. */
export const readGoalFigures = query({
  permission: 'goals.read',
  input: v.object({ year: v.pipe(v.number(), v.integer()) }),
  async run({ tx }, { year }) {
    const figures = await listGoalFigures(tx);
    return accept(figures.filter(({ period }) => yearOf(period.to) === year));
  },
});
