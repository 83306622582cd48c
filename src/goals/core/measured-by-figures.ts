// A goal that figures measure: "of those who left with work ability, how many went to work or studies", "the office costs at
// most a tenth of the contributions". The numerator and the denominator are figures by their ids, so that the goal follows what
// is counted and booked.
import { figureId, parseFigureId, roundToOre, type Figure, type IsoDate, type Period } from '#kernel';
import type { Goal, GoalUnit } from './goal.ts';

type Shown = Figure & { readonly value: number };

/**
 * The goal with what its figures say; without a result when one is missing or may not be shown. With a day: what they said of
 * the part of the goal's period that was over by then.
 */
export function withFigures(goal: Goal, figures: ReadonlyMap<string, Figure>, at: IsoDate | null = null): Goal {
  if (goal.numerator === undefined) return goal;
  const { part: _part, n: _n, result: _result, measured: _measured, ...rest } = goal;
  const unmeasured = { ...rest, result: null };
  const found = measuring(goal, figures, at);
  if (!found) return unmeasured;
  const { numerator, denominator } = found;
  const unit = measuredUnit(numerator.unit, denominator?.unit ?? null);
  if (unit === null || unit !== goal.unit) return unmeasured;
  const measured = {
    ...rest,
    measured: numerator.period,
    measuredBy: denominator ? [numerator, denominator] : [numerator],
  };
  if (denominator === null) {
    return {
      ...measured,
      ...(numerator.of ? { part: numerator.of.part, n: numerator.of.whole } : {}),
      result: numerator.value,
    };
  }
  const [part, n] = [numerator.value, denominator.value];
  // A share of nobody is no share; more than all, or less than nothing, is another question than the goal asks.
  if (n <= 0 || part < 0 || !Number.isSafeInteger(part) || !Number.isSafeInteger(n)) return unmeasured;
  if (unit === 'share' && part > n && !goal.isAtMost) return unmeasured;
  return { ...measured, part, n, result: unit === 'ore' ? roundToOre(part / n) : part / n };
}

/** What figures of these units measure together; null when they make no sense of each other. */
export function measuredUnit(numerator: Figure['unit'], denominator: Figure['unit'] | null): GoalUnit | null {
  if (denominator === null) {
    if (numerator === 'ore' || numerator === 'share' || numerator === 'score') return numerator;
    return numerator === 'year' ? null : 'count';
  }
  if (numerator === denominator)
    return numerator === 'ore' || numerator === 'count' || numerator === 'days' ? 'share' : null;
  // Money for each of those counted.
  return numerator === 'ore' && denominator === 'count' ? 'ore' : null;
}

/** Both figures of one time: as named, else the longest part of it that was over by the day and that both tell of. */
function measuring(
  { numerator, denominator }: Pick<Goal, 'numerator' | 'denominator'>,
  figures: ReadonlyMap<string, Figure>,
  at: IsoDate | null,
): { readonly numerator: Shown; readonly denominator: Shown | null } | null {
  if (numerator === undefined) return null;
  const tops = told(numerator, figures, at);
  if (denominator === undefined) return tops[0] ? { numerator: tops[0], denominator: null } : null;
  const bottoms = told(denominator, figures, at);
  if (at === null) return tops[0] && bottoms[0] ? { numerator: tops[0], denominator: bottoms[0] } : null;
  for (const top of tops) {
    const bottom = bottoms.find(({ period, id }) => period.to === top.period.to || id === denominator);
    if (bottom) return { numerator: top, denominator: bottom };
  }
  return null;
}

/** The figure as named, when its time is over; and, to a day, the same figure of shorter times, the longest first. */
function told(id: string, figures: ReadonlyMap<string, Figure>, at: IsoDate | null): Shown[] {
  const named = figures.get(id);
  const isKnown = (figure: Figure): figure is Shown => figure.disclosure !== 'suppressed' && figure.value !== null;
  if (at === null) return named && isKnown(named) ? [named] : [];
  // What was decided for the year is known from its beginning.
  const isOver = (figure: Figure): boolean => figure.period.to <= at || figure.source.kind === 'budget';
  const own = named && isKnown(named) && isOver(named) ? [named] : [];
  const key = parseFigureId(id);
  if (!key || own.length > 0) return own;
  const isDay = key.period.from === key.period.to;
  return [...figures.values()]
    .filter((figure): figure is Shown => {
      if (!isKnown(figure) || figure.period.to > at || figure.period.to >= key.period.to) return false;
      const { from, to } = figure.period;
      if (isDay ? from !== to || from.slice(0, 4) !== key.period.from.slice(0, 4) : from !== key.period.from)
        return false;
      return figure.id === figureId({ ...key, period: figure.period } satisfies { period: Period; name: string });
    })
    .toSorted((a, b) => (a.period.to < b.period.to ? 1 : -1));
}

/** The same figures a year later: `…@2026{…}` is `…@2027{…}`; days of a period move with their year. */
export function figureOfNextYear(id: string): string {
  return id.replace(/@[^{]*/, (period) => period.replaceAll(/\d{4}(?=$|-|\.)/g, (year) => String(Number(year) + 1)));
}
