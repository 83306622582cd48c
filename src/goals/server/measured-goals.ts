import type { Tx } from '#database/server';
import { figuresOf } from '#followup/core';
import { listPackages } from '#followup/server';
import { withFigures, withSurveyResult, type Goal } from '#goals/core';
import type { Figure } from '#kernel';
import { groupOf } from '#surveys/core';
import { listRounds, loadResults, type RoundResults } from '#surveys/server';
import { listGoals } from './goal-store.ts';

/** Figures that a goal may be measured by: counts of programmes, and what programmes publish of themselves. */
export async function listGoalFigures(tx: Tx): Promise<Figure[]> {
  return figuresOf(await listPackages(tx)).filter(({ unit }) => unit === 'count');
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
