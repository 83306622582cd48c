// A goal that a survey measures: "75 % answer clearly positively" gets its actual share and number of answers from the round,
// and only what may be shown of it. The judgement stays a judgement.
import type { Period } from '#kernel';
import { RESULT_MEASURES, type AskedMeasures, type ItemResult, type ResultMeasure } from '#surveys/core';
import type { Goal } from './goal.ts';

export const SURVEY_MEASURES = RESULT_MEASURES;
export type SurveyMeasure = ResultMeasure;

export type GoalSurvey = { readonly round: string; readonly item: string; readonly measure: SurveyMeasure };

/** A question of a round that a goal may be measured by. */
export type SurveyQuestion = AskedMeasures & {
  readonly round: string;
  readonly title: string;
  /** Slugs of the programmes that are asked; empty for a round of a body. */
  readonly programmes: readonly string[];
};

export type CannotMeasureBySurvey =
  | 'noSuchSurveyQuestion'
  /** The question says of no answer that it is positive, or has no number. */
  | 'surveyCannotSay'
  /** The round did not ask the goal's programme. */
  | 'notAskedThere';

/** Why the link would never give a result; null when it can. */
export function faultOfSurvey(
  { survey, programme }: Pick<Goal, 'survey' | 'programme'>,
  questions: readonly SurveyQuestion[],
): CannotMeasureBySurvey | null {
  if (!survey) return null;
  const asked = questions.find(({ round, item }) => round === survey.round && item === survey.item);
  if (!asked) return 'noSuchSurveyQuestion';
  if (!asked.measures.includes(survey.measure)) return 'surveyCannotSay';
  return programme === null || asked.programmes.includes(programme) ? null : 'notAskedThere';
}

/** What is measured when nobody says: what reports most often quote of the question. */
export function usualMeasure(
  asked: Pick<GoalSurvey, 'round' | 'item'>,
  questions: readonly SurveyQuestion[],
): SurveyMeasure {
  const found = questions.find(({ round, item }) => round === asked.round && item === asked.item);
  return found?.measures[0] ?? 'clearlyPositive';
}

export function unitOfSurvey({ measure }: Pick<GoalSurvey, 'measure'>): 'share' | 'score' {
  return measure === 'mean' ? 'score' : 'share';
}

/** The goal with what the round says; without a result when there is no such round or item, or it may not be shown. */
export function withSurveyResult(
  goal: Goal,
  found: { readonly result: ItemResult; readonly period: Period } | null,
): Goal {
  if (!goal.survey) return goal;
  const { part: _part, n: _n, result: _result, ...rest } = goal;
  if (!found) return { ...rest, result: null };
  const { result, period } = found;
  const measured = { ...rest, measured: period };
  const n = result.n === null ? {} : { n: result.n };
  if (goal.survey.measure === 'mean') return { ...measured, ...n, result: result.mean };
  const share = result[goal.survey.measure];
  if (!share) return { ...measured, ...n, result: null };
  return { ...measured, part: share.of.part, n: share.of.whole, result: share.share };
}
