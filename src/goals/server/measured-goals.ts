import type { Tx } from '#database/server';
import type { FollowUpPackage } from '#followup/core';
import {
  goalAt,
  goalKey,
  standingsBy,
  withFigures,
  withSurveyResult,
  type Goal,
  type SurveyQuestion,
} from '#goals/core';
import { parseFigureId, yearOf, type Figure, type IsoDate, type Period } from '#kernel';
import { askedMeasures, groupOf } from '#surveys/core';
import { findVersion, listRounds, loadResults, type RoundResults } from '#surveys/server';
import { listGoalFigures } from './goal-figures.ts';
import { listGoals } from './goal-store.ts';
import { listStandings } from './standing-store.ts';

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

/** Counts to measure by, when it is not all that have been received. */
type By = { readonly packages?: readonly FollowUpPackage[] };

/** As `listGoals`; those that a survey or figures measure with what these say now. */
export async function listMeasuredGoals(tx: Tx, by: By = {}): Promise<Goal[]> {
  return measured(tx, await listGoals(tx), { ...by, at: null });
}

/** Goals as they stood on a day: judged to that day, and measured by what was over then. */
export async function listGoalsAt(tx: Tx, at: IsoDate, by: By = {}): Promise<Goal[]> {
  const standings = standingsBy(await listStandings(tx), at);
  const goals = (await listGoals(tx)).map((goal) => goalAt(goal, standings.get(goalKey(goal)) ?? null, at));
  return measured(tx, goals, { ...by, at });
}

type When = By & { readonly at: IsoDate | null };

async function measured(tx: Tx, saved: readonly Goal[], when: When): Promise<Goal[]> {
  const { at } = when;
  const figures = await figuresNamed(tx, saved, when);
  const goals = saved.map((goal) => withFigures(goal, figures, at));
  const named = new Set(goals.flatMap(({ survey }) => (survey ? [survey.round] : [])));
  if (named.size === 0) return goals;
  const rounds = new Map<string, RoundResults>();
  for (const round of await listRounds(tx)) {
    const isOver = at === null || round.period.to <= at;
    if (named.has(round.id) && isOver) rounds.set(round.id, await loadResults(tx, round));
  }
  return goals.map((goal) => {
    const round = goal.survey && rounds.get(goal.survey.round);
    const item = round?.items.find((one) => one.item === goal.survey?.item);
    const result = item && groupOf(item, goal.programme)?.all;
    return withSurveyResult(goal, round && result ? { result, period: round.round.period } : null);
  });
}

async function figuresNamed(tx: Tx, goals: readonly Goal[], when: When): Promise<ReadonlyMap<string, Figure>> {
  const ids = goals.flatMap(({ numerator, denominator }) =>
    [numerator, denominator].filter((id) => id !== undefined),
  );
  if (ids.length === 0) return new Map();
  // The counts are of all periods; only for the others a year is read as a whole.
  const years = ids.flatMap((id) => {
    const key = parseFigureId(id);
    return key && !key.name.startsWith('followUp.') ? [yearOf(key.period.to)] : [];
  });
  return new Map((await listGoalFigures(tx, { years, ...when })).map((figure) => [figure.id, figure]));
}
