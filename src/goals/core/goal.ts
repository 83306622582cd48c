// A goal (or commitment) with the judgement of how far it was reached. The judgement is never computed from a
// threshold: 65 % of 70 % may be partly fulfilled, 44 % of 85 % not at all.
import * as v from 'valibot';
import { isIsoDate, parseFigureId, type Figure, type IsoDate, type Period } from '#kernel';
import { SURVEY_MEASURES, unitOfSurvey, type GoalSurvey } from './survey-goal.ts';

export const ASSESSMENTS = ['fulfilled', 'partlyFulfilled', 'notFulfilled', 'notAssessed'] as const;
export type Assessment = (typeof ASSESSMENTS)[number];

/** Who may have judged how far a goal was reached: a part, never a person. */
export const ASSESSORS = ['office', 'preparatoryGroup', 'board', 'programme'] as const;
export type Assessor = (typeof ASSESSORS)[number];

export type GoalScope = 'association' | 'programme';

/** How `threshold` and `result` are counted: a share 0–1, a whole number, a mean on a scale, or whole öre. */
export const GOAL_UNITS = ['share', 'count', 'score', 'ore'] as const;
export type GoalUnit = (typeof GOAL_UNITS)[number];

export type Goal = {
  /** Unique within association, scope, programme and period: `more-ready`. */
  readonly id: string;
  /** Counted by the store: grows with every change. */
  readonly version?: number | undefined;
  readonly scope: GoalScope;
  /** Slug; null for goals of the association. */
  readonly programme: string | null;
  readonly text: string;
  /** What is measured, in words, with its denominator. */
  readonly measure?: string | undefined;
  readonly unit?: GoalUnit | undefined;
  readonly threshold?: number | undefined;
  /** The result may not go above the threshold: costs, days of waiting. */
  readonly isAtMost?: boolean | undefined;
  /** As stated by the source; null or absent when it was not measured. */
  readonly result?: number | null | undefined;
  /** How many of `n` it was, when the source says. */
  readonly part?: number | undefined;
  /** Answers or persons behind the result. */
  readonly n?: number | undefined;
  /** The year or term the goal was set for. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** The days the result was measured over, when they are others (a survey round, a programme's own year). */
  readonly measured?: Period | undefined;
  /** The survey that measures it: result, part, n and measured days are read from there. */
  readonly survey?: GoalSurvey | undefined;
  /** Ids of the figures that measure it, of any kind: the share of the denominator, money for each, or the numerator alone. */
  readonly numerator?: string | undefined;
  readonly denominator?: string | undefined;
  /** Never saved: the figures that gave the result, numerator first. */
  readonly measuredBy?: readonly Figure[] | undefined;
  readonly assessment: Assessment;
  readonly assessedBy?: Assessor | undefined;
  readonly comment: string;
  readonly source: string;
};

const text = v.pipe(v.string(), v.trim(), v.minLength(1));
const slugText = v.pipe(v.string(), v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'lower case letters, digits and -'));
const day = v.pipe(
  v.string(),
  v.check((value) => isIsoDate(value), 'a day is written YYYY-MM-DD'),
);
const wholeNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const figure = v.pipe(
  v.string(),
  v.trim(),
  v.check((id) => parseFigureId(id) !== null, 'the id of a figure, as followUp.exited@2026{programme=enter}'),
);

/** The outside form of a goal. */
export const GoalInput = v.pipe(
  v.object({
    id: slugText,
    scope: v.picklist(['association', 'programme']),
    programme: v.nullable(slugText),
    text,
    measure: v.optional(text),
    unit: v.optional(v.picklist(GOAL_UNITS)),
    threshold: v.optional(v.pipe(v.number(), v.minValue(0))),
    isAtMost: v.optional(v.boolean()),
    result: v.optional(v.nullable(v.pipe(v.number(), v.minValue(0)))),
    part: v.optional(wholeNumber),
    n: v.optional(wholeNumber),
    from: day,
    to: day,
    measured: v.optional(
      v.pipe(
        v.object({ from: day, to: day }),
        v.check(({ from, to }) => from <= to, 'a period ends on or after the day it starts'),
      ),
    ),
    survey: v.optional(v.object({ round: text, item: text, measure: v.picklist(SURVEY_MEASURES) })),
    numerator: v.optional(figure),
    denominator: v.optional(figure),
    assessment: v.picklist(ASSESSMENTS),
    assessedBy: v.optional(v.picklist(ASSESSORS)),
    comment: v.string(),
    source: text,
  }),
  v.check(
    ({ scope, programme }) => (scope === 'programme') === (programme !== null),
    'a goal of a programme names it',
  ),
  v.check(({ from, to }) => from <= to, 'a period ends on or after the day it starts'),
  v.check(
    ({ unit, threshold, result }) => unit !== undefined || (threshold === undefined && typeof result !== 'number'),
    'a threshold or a result says its unit',
  ),
  v.check(
    ({ unit, threshold, result }) => unit !== 'share' || ((threshold ?? 0) <= 1 && (result ?? 0) <= 1),
    'a share lies between 0 and 1',
  ),
  v.check(
    ({ survey, unit }) => !survey || unit === unitOfSurvey(survey),
    'a goal that a survey measures is a share, or a score when its mean is measured',
  ),
  v.check(
    ({ numerator, denominator }) => denominator === undefined || numerator !== undefined,
    'a denominator has its numerator',
  ),
  v.check(
    ({ numerator, denominator, unit }) =>
      numerator === undefined ||
      (denominator === undefined ? unit !== undefined : unit === 'share' || unit === 'ore'),
    'a goal that two figures measure is a share or money for each, and one that a single figure measures has its unit',
  ),
  v.check(
    ({ numerator, survey }) => numerator === undefined || survey === undefined,
    'a goal is measured by figures or by a survey, not by both',
  ),
  v.check(({ part, n }) => part === undefined || (n !== undefined && part <= n), 'a part is at most its whole'),
);

/** What makes two goals the same one. */
export function goalKey(goal: Pick<Goal, 'programme' | 'id' | 'from' | 'to'>): string {
  return `${goal.programme ?? ''}/${goal.id}@${goal.from}..${goal.to}`;
}

/** Whether saving `next` over `saved` would change nothing. */
export function isSameGoal(saved: Goal, next: Goal): boolean {
  const content = (goal: Goal): string => {
    const { measured, survey } = goal;
    const flat = {
      ...goal,
      version: undefined,
      measuredBy: undefined,
      isAtMost: goal.isAtMost ? true : undefined,
      measured: measured ? `${measured.from}..${measured.to}` : null,
      survey: survey ? `${survey.round} ${survey.item} ${survey.measure}` : null,
    };
    const entries = Object.entries(flat).filter(([, value]) => value !== undefined && value !== null);
    return JSON.stringify(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  };
  return content(saved) === content(next);
}

/** How many goals have each assessment; every kind is named, also those with none. */
export function countAssessments(goals: readonly Goal[]): Readonly<Record<Assessment, number>> {
  const counts: Record<Assessment, number> = { fulfilled: 0, partlyFulfilled: 0, notFulfilled: 0, notAssessed: 0 };
  for (const { assessment } of goals) counts[assessment] += 1;
  return counts;
}

/** The share behind a result: recomputed from whole numbers when both are known, else as stated. */
export function resultOf(goal: Goal): number | null {
  if (goal.unit === 'share' && goal.part !== undefined && goal.n) return goal.part / goal.n;
  return goal.result ?? null;
}
