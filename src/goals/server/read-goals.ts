import { query } from '#access/server';
import { accept, yearOf } from '#kernel';
import * as v from 'valibot';
import { listGoalFigures } from './goal-figures.ts';
import { listGoals } from './goal-store.ts';
import { listMeasuredGoals, listSurveyQuestions } from './measured-goals.ts';

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
    const figures = await listGoalFigures(tx, { years: [year] });
    return accept(figures.filter(({ period }) => yearOf(period.to) === year));
  },
});

/** Questions of rounds that end in the year, and of those that a goal names already. */
export const readSurveyQuestions = query({
  permission: 'goals.read',
  input: v.object({ year: v.pipe(v.number(), v.integer()) }),
  async run({ tx }, { year }) {
    const named = new Set((await listGoals(tx)).map(({ survey }) => survey?.round));
    const questions = await listSurveyQuestions(tx);
    return accept(questions.filter(({ period, round }) => yearOf(period.to) === year || named.has(round)));
  },
});
