// Goals as they are typed in a table of one period: numbers as people write them, and what the table does not show kept.
import { accept, refuse, roundToOre, slug, type Figure, type Period, type Result } from '#kernel';
import { readGoalNumber } from './goal-sheet.ts';
import { goalKey, GOAL_UNITS, type Assessment, type Assessor, type Goal, type GoalUnit } from './goal.ts';
import { measuredUnit } from './measured-by-figures.ts';
import { unitOfSurvey, type GoalSurvey } from './survey-goal.ts';

export type StatedGoal = {
  /** `goalKey` of the goal that the row stands for; null for a new one. */
  readonly key: string | null;
  readonly programme: string | null;
  readonly text: string;
  readonly measure: string | null;
  readonly unit: GoalUnit | null;
  /** As typed: `85 %`, `0,85`, `12`, `högst 300 000 kr`. */
  readonly threshold: string | null;
  readonly result: string | null;
  readonly part: number | null;
  readonly n: number | null;
  readonly assessment: Assessment | null;
  readonly comment: string | null;
  readonly assessedBy?: Assessor | null | undefined;
  /** Ids of figures; null or absent when the goal is measured otherwise. */
  readonly numerator?: string | null | undefined;
  readonly denominator?: string | null | undefined;
  /** null: no survey measures it; absent: as it was. */
  readonly survey?: GoalSurvey | null | undefined;
};

/** `row` is the place among the rows, from 0. */
export type CannotReadGoalRow =
  | { readonly kind: 'notANumber'; readonly row: number; readonly column: 'threshold' | 'result' }
  | { readonly kind: 'shareAboveOne'; readonly row: number; readonly column: 'threshold' | 'result' }
  | { readonly kind: 'figuresDoNotFit'; readonly row: number }
  | { readonly kind: 'partWithoutWhole' | 'partAboveWhole' | 'surveyAndFigures'; readonly row: number };

/** Whole goals of a period. A number with `%` and no unit is a share; a share typed without `%` may be `85` or `0,85`. */
export function goalsOfRows(
  saved: readonly Goal[],
  rows: readonly StatedGoal[],
  entered: {
    readonly period: Period;
    readonly source: string;
    /** The units of figures by their ids, as far as they are known. */
    readonly units?: ReadonlyMap<string, Figure['unit']>;
  },
): Result<Goal[], CannotReadGoalRow> {
  const taken = new Set(saved.map((goal) => `${goal.programme ?? ''}/${goal.id}`));
  const goals: Goal[] = [];
  for (const [row, stated] of rows.entries()) {
    const before = saved.find((goal) => goalKey(goal) === stated.key && goal.programme === stated.programme);
    const survey = stated.survey === undefined ? before?.survey : (stated.survey ?? undefined);
    if (stated.survey && stated.numerator) return refuse({ kind: 'surveyAndFigures', row });
    const unit = survey
      ? unitOfSurvey(survey)
      : stated.numerator
        ? unitOfFigures(stated, entered.units, before)
        : (stated.unit ?? unitOf([stated.threshold, stated.result, before?.unit ?? null]));
    if (unit === 'misfit') return refuse({ kind: 'figuresDoNotFit', row });
    const limit = splitLimit(stated.threshold);
    const threshold = readTypedNumber(limit.text, unit);
    const result = readTypedNumber(stated.result, unit);
    for (const [column, read] of [
      ['threshold', threshold],
      ['result', result],
    ] as const) {
      if (read === 'notANumber' || read === 'shareAboveOne') return refuse({ kind: read, row, column });
    }
    const numerator = survey ? null : (stated.numerator ?? null);
    const denominator = numerator === null ? null : (stated.denominator ?? null);
    const isRead = survey !== undefined || numerator !== null;
    const { part, n } = stated;
    if (part !== null && n === null) return refuse({ kind: 'partWithoutWhole', row });
    if (part !== null && n !== null && part > n) return refuse({ kind: 'partAboveWhole', row });
    const { from, to } = before ?? entered.period;
    goals.push({
      id: before?.id ?? freeId(stated, taken),
      scope: stated.programme === null ? 'association' : 'programme',
      programme: stated.programme,
      text: stated.text,
      ...(stated.measure === null ? {} : { measure: stated.measure }),
      ...(unit === null ? {} : { unit }),
      ...(typeof threshold === 'number' ? { threshold } : {}),
      ...(typeof threshold === 'number' && limit.isAtMost ? { isAtMost: true } : {}),
      // What a survey or figures measure is read from there, never from the table that shows it.
      ...(typeof result === 'number' && !isRead ? { result } : {}),
      ...(part === null || isRead ? {} : { part }),
      ...(n === null || isRead ? {} : { n }),
      from,
      to,
      ...(before?.measured === undefined ? {} : { measured: before.measured }),
      ...(survey === undefined ? {} : { survey }),
      ...(numerator === null ? {} : { numerator }),
      ...(denominator === null ? {} : { denominator }),
      ...(stated.assessedBy ? { assessedBy: stated.assessedBy } : {}),
      assessment: stated.assessment ?? 'notAssessed',
      comment: stated.comment ?? '',
      source: before?.source ?? entered.source,
    });
  }
  return accept(goals);
}

/** A goal's number as it is typed: a share in per cent, money in kronor. */
export function writeGoalNumber(value: number | null | undefined, unit: GoalUnit | undefined): string {
  if (value === null || value === undefined) return '';
  const shown = unit === 'share' ? Number((value * 100).toPrecision(12)) : unit === 'ore' ? value / 100 : value;
  const sign = unit === 'share' ? ' %' : unit === 'ore' ? ' kr' : '';
  return `${String(shown).replace('.', ',')}${sign}`;
}

/** The threshold as it is typed: `75 %`, `högst 10 %`. */
export function writeThreshold({ threshold, unit, isAtMost }: Pick<Goal, 'threshold' | 'unit' | 'isAtMost'>): string {
  const written = writeGoalNumber(threshold, unit);
  return isAtMost && written !== '' ? `högst ${written}` : written;
}

/** A threshold may say that it is the most; `minst` is what one without a word means. */
function splitLimit(text: string | null): { readonly text: string | null; readonly isAtMost: boolean } {
  const parts = /^(högst|max(?:imalt)?|at most|≤|<=|minst|at least|≥|>=)?\s*(.*)$/is.exec(text?.trim() ?? '');
  const word = parts?.[1]?.toLowerCase() ?? '';
  const isAtMost = word !== '' && !['minst', 'at least', '≥', '>='].includes(word);
  return { text: text === null ? null : (parts?.[2] ?? text), isAtMost };
}

/** What two figures measure together; as before, else a share or a count, when their units are not known. */
function unitOfFigures(
  { numerator, denominator }: StatedGoal,
  units: ReadonlyMap<string, Figure['unit']> | undefined,
  before: Goal | undefined,
): GoalUnit | 'misfit' {
  const top = numerator ? units?.get(numerator) : undefined;
  const bottom = denominator ? units?.get(denominator) : null;
  if (top !== undefined && bottom !== undefined) return measuredUnit(top, bottom) ?? 'misfit';
  return before?.unit ?? (denominator ? 'share' : 'count');
}

function unitOf(given: readonly (string | null)[]): GoalUnit | null {
  const [threshold, result, before] = given;
  const typed = [threshold, result].filter((text) => typeof text === 'string');
  const known = GOAL_UNITS.find((one) => one === before);
  if (known !== undefined) return known;
  if (typed.length === 0) return null;
  if (typed.some((text) => /kr\.?$/i.test(text.trim()))) return 'ore';
  return typed.some((text) => text.includes('%')) ? 'share' : 'count';
}

/** A number as people write it, in the unit; money typed in kronor. */
export function readTypedNumber(
  text: string | null,
  unit: GoalUnit | null,
): number | null | 'notANumber' | 'shareAboveOne' {
  if (text === null) return null;
  const value = readGoalNumber(unit === 'ore' ? text.replace(/\s*(?:kr\.?|kronor)$/i, '') : text);
  if (value === null || value < 0) return 'notANumber';
  if (unit === 'ore') return value > MOST_KRONOR ? 'notANumber' : roundToOre(value * 100);
  if (unit !== 'share' || value <= 1) return value;
  // Between 1 and 100 without a sign it can only be per cent.
  return value > 100 || text.includes('%') ? 'shareAboveOne' : Number((value / 100).toPrecision(12));
}

const MOST_KRONOR = 1e12;
const LONGEST_ID = 40;

function freeId({ text, programme }: StatedGoal, taken: Set<string>): string {
  const wanted = slug(text).slice(0, LONGEST_ID).replace(/-+$/, '') || 'mal';
  let free = wanted;
  for (let number = 2; taken.has(`${programme ?? ''}/${free}`); number += 1) free = `${wanted}-${number}`;
  taken.add(`${programme ?? ''}/${free}`);
  return free;
}
