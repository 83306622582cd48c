// Goals of a year taken along to the next: the question and its measure, never the answer.
import { addDays, isIsoDate, yearOf, type IsoDate } from '#kernel';
import { goalKey, type Goal } from './goal.ts';
import { figureOfNextYear } from './measured-by-figures.ts';

/** The goals as commitments of the year after; one that is there already is left alone. */
export function carriedGoals(goals: readonly Goal[], saved: readonly Goal[], source: string): Goal[] {
  const taken = new Set(saved.map(goalKey));
  return goals.map((goal) => carried(goal, source)).filter((goal) => !taken.has(goalKey(goal)));
}

function carried(goal: Goal, source: string): Goal {
  const {
    result: _r,
    part: _p,
    n: _n,
    measured: _m,
    survey: _s,
    version: _v,
    assessedBy: _a,
    measuredBy: _b,
    ...question
  } = goal;
  const { numerator, denominator } = goal;
  return {
    ...question,
    from: yearLater(goal.from),
    to: yearLater(goal.to),
    ...(numerator === undefined ? {} : { numerator: figureOfNextYear(numerator) }),
    ...(denominator === undefined ? {} : { denominator: figureOfNextYear(denominator) }),
    assessment: 'notAssessed',
    comment: '',
    source,
  };
}

function yearLater(day: IsoDate): IsoDate {
  const later = `${yearOf(day) + 1}${day.slice(4)}`;
  // 29 February is the last of the month in a year without it.
  return isIsoDate(later) ? later : addDays(`${yearOf(day) + 1}-03-01`, -1);
}
