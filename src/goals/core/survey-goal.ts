// A goal that a survey measures: "75 % answer clearly positively" gets its actual share and number of answers from the round,
// and only what may be shown of it. The judgement stays a judgement.
import type { Period } from '#kernel';
import type { ItemResult } from '#surveys/core';
import type { Goal } from './goal.ts';

export const SURVEY_MEASURES = ['clearlyPositive', 'positive', 'mean'] as const;
export type SurveyMeasure = (typeof SURVEY_MEASURES)[number];

export type GoalSurvey = { readonly round: string; readonly item: string; readonly measure: SurveyMeasure };

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
