import { query, remembering } from '#access/server';
import type { Goal } from '#goals/core';
import { accept, yearOf, type Figure } from '#kernel';
import * as v from 'valibot';
import { listGoalFigures } from './goal-figures.ts';
import { listGoals } from './goal-store.ts';
import { listMeasuredGoals, listSurveyQuestions } from './measured-goals.ts';

// What measures a goal is read from the whole books and all counts of its year: between changes it is kept.
const measured = remembering<readonly Goal[]>({ most: 4 });
const figuresOfYear = remembering<readonly Figure[]>({ most: 8 });

/** Goals, of one calendar year when it is named: those whose period touches it. */
export const readGoals = query({
  permission: 'goals.read',
  input: v.object({ year: v.optional(v.pipe(v.number(), v.integer())) }),
  async run({ tx, space }, { year }) {
    const goals = await measured({ tx, space, key: '' }, () => listMeasuredGoals(tx));
    return accept(
      goals.filter(({ from, to }) => year === undefined || (from <= `${year}-12-31` && to >= `${year}-01-01`)),
    );
  },
});

/** What a goal of the year may be measured by. */
export const readGoalFigures = query({
  permission: 'goals.read',
  input: v.object({ year: v.pipe(v.number(), v.integer()) }),
  async run({ tx, space }, { year }) {
    const figures = await figuresOfYear({ tx, space, key: String(year) }, async () => {
      const all = await listGoalFigures(tx, { years: [year] });
      return all.filter(({ period }) => yearOf(period.to) === year);
    });
    return accept(figures);
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
