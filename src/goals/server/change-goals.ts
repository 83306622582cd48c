import { useCase } from '#access/server';
import { accept, isIsoDate, parseFigureId, refuse, yearOf, type Figure } from '#kernel';
import {
  goalKey,
  goalsOfRows,
  isSameGoal,
  ASSESSMENTS,
  ASSESSORS,
  faultOfSurvey,
  GOAL_UNITS,
  SURVEY_MEASURES,
  type CannotMeasureBySurvey,
  type CannotReadGoalRow,
} from '#goals/core';
import { listProgrammes } from '#programmes/server';
import * as v from 'valibot';
import { listGoalFigures } from './goal-figures.ts';
import { listGoals, removeGoalRow, saveGoal } from './goal-store.ts';
import { listSurveyQuestions } from './measured-goals.ts';

export type CannotChangeGoals =
  CannotReadGoalRow | { readonly kind: 'unknownProgramme' | CannotMeasureBySurvey; readonly row: number };

const Text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(4_000));
const FigureId = v.pipe(
  v.string(),
  v.check((id) => parseFigureId(id) !== null, 'the id of a figure'),
);
const Count = v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0)));
const Day = v.pipe(
  v.string(),
  v.check((value) => isIsoDate(value), 'a day is written YYYY-MM-DD'),
);

/** The goals of a table: new ones, changed ones, and those whose rows were taken away, at once. */
export const changeGoals = useCase({
  permission: 'goals.save',
  action: 'goals.change',
  input: v.object({
    period: v.pipe(
      v.object({ from: Day, to: Day }),
      v.check(({ from, to }) => from <= to, 'a period ends on or after the day it starts'),
    ),
    source: Text,
    goals: v.array(
      v.object({
        key: v.nullable(v.string()),
        programme: v.nullable(v.string()),
        text: Text,
        measure: v.nullable(Text),
        unit: v.nullable(v.picklist(GOAL_UNITS)),
        threshold: v.nullable(Text),
        result: v.nullable(Text),
        part: Count,
        n: Count,
        assessment: v.nullable(v.picklist(ASSESSMENTS)),
        comment: v.nullable(Text),
        assessedBy: v.optional(v.nullable(v.picklist(ASSESSORS))),
        numerator: v.optional(v.nullable(FigureId)),
        denominator: v.optional(v.nullable(FigureId)),
        survey: v.optional(v.nullable(v.object({ round: Text, item: Text, measure: v.picklist(SURVEY_MEASURES) }))),
      }),
    ),
    /** `goalKey` of each. */
    removed: v.array(v.string()),
  }),
  async run({ tx }, { period, source, goals: rows, removed }) {
    const known = new Set((await listProgrammes(tx)).map(({ slug }) => slug));
    const unknown = rows.findIndex(({ programme }) => programme !== null && !known.has(programme));
    if (unknown >= 0) return refuse<CannotChangeGoals>({ kind: 'unknownProgramme', row: unknown });
    const saved = await listGoals(tx);
    const units = rows.some(({ numerator }) => numerator)
      ? new Map((await listGoalFigures(tx, { years: [yearOf(period.to)] })).map(({ id, unit }) => [id, unit]))
      : new Map<string, Figure['unit']>();
    const goals = goalsOfRows(saved, rows, { period, source, units });
    if (!goals.ok) return goals;
    if (rows.some(({ survey }) => survey)) {
      const questions = await listSurveyQuestions(tx);
      const before = new Map(saved.map((goal) => [goalKey(goal), goal]));
      for (const [row, goal] of goals.value.entries()) {
        const was = before.get(goalKey(goal));
        // A link that stands is not questioned again: its round may come later.
        if (was && isSameGoal({ ...was, survey: goal.survey }, was)) continue;
        const fault = faultOfSurvey(goal, questions);
        if (fault) return refuse<CannotChangeGoals>({ kind: fault, row });
      }
    }
    // A goal that was given to another programme is another goal: its old row goes.
    const kept = new Set(goals.value.map(goalKey));
    const moved = rows.flatMap(({ key }) => (key === null || kept.has(key) ? [] : [key]));
    for (const goal of saved.filter((one) => [...removed, ...moved].includes(goalKey(one)))) {
      await removeGoalRow(tx, goal);
    }
    for (const [index, goal] of goals.value.entries()) {
      const before = saved.find((other) => goalKey(other) === goalKey(goal));
      if (before && isSameGoal(before, goal)) continue;
      await saveGoal(tx, { goal, position: saved.length + index, version: (before?.version ?? 0) + 1 });
    }
    return accept({ saved: goals.value.length, removed: removed.length });
  },
  details: ({ value }) => value,
});
