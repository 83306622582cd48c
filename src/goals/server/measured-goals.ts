import type { Tx } from '#database/server';
import { figuresOf } from '#followup/core';
import { listPackages } from '#followup/server';
import { withFigures, withSurveyResult, type Goal, type SurveyQuestion } from '#goals/core';
import type { Figure, Period } from '#kernel';
import { askedMeasures, groupOf } from '#surveys/core';
import { findVersion, listRounds, loadResults, type RoundResults } from '#surveys/server';
import { listGoals } from './goal-store.ts';

/** Figures that a goal may be measured by: counts of programmes, and what programmes publish of themselves. */
export async function listGoalFigures(tx: Tx): Promise<Figure[]> {
  return figuresOf(await listPackages(tx)).filter(({ unit }) => unit === 'count');
}

/** What the association's rounds ask that a goal may be measured by, the newest round first. */
export async function listSurveyQuestions(tx: Tx): Promise<(SurveyQuestion & { readonly period: Period })[]> {
  const questions: (SurveyQuestion & { readonly period: Period })[] = [];
  for (const { id, title, groups, period, questionnaire } of await listRounds(tx)) {
    const version = await findVersion(tx, questionnaire);
    const programmes = groups.flatMap(({ programme }) => (programme === null ? [] : [programme]));
    const asked = version ? askedMeasures(version) : [];
    questions.push(...asked.map((one) => ({ ...one, round: id, title, programmes, period })));
  }
  return questions;
}

/** As `listGoals`; those that a survey or figures measure with what these say now. */
export async function listMeasuredGoals(tx: Tx): Promise<Goal[]> {
  const saved = await listGoals(tx);
  const isAsked = saved.some(({ numerator }) => numerator !== undefined);
  const figures = isAsked ? new Map((await listGoalFigures(tx)).map((figure) => [figure.id, figure])) : new Map();
  const goals = saved.map((goal) => withFigures(goal, figures));
  const named = new Set(goals.flatMap(({ survey }) => (survey ? [survey.round] : [])));
  if (named.size === 0) return goals;
  const rounds = new Map<string, RoundResults>();
  for (const round of await listRounds(tx)) {
    if (named.has(round.id)) rounds.set(round.id, await loadResults(tx, round));
  }
  return goals.map((goal) => {
    const round = goal.survey && rounds.get(goal.survey.round);
    const item = round?.items.find((one) => one.item === goal.survey?.item);
    const result = item && groupOf(item, goal.programme)?.all;
    return withSurveyResult(goal, round && result ? { result, period: round.round.period } : null);
  });
}
