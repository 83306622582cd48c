import type { Tx } from '#database/server';
import { withSurveyResult, type Goal } from '#goals/core';
import { groupOf } from '#surveys/core';
import { listRounds, loadResults, type RoundResults } from '#surveys/server';
import { listGoals } from './goal-store.ts';

/** As `listGoals`; those that a survey measures with what the round says now. */
export async function listMeasuredGoals(tx: Tx): Promise<Goal[]> {
  const goals = await listGoals(tx);
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
