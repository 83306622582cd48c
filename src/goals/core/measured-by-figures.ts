// A goal that figures measure: "of those who left with work ability, how many went to work or studies". The numerator and the
// denominator are figures by their ids, so that the goal follows what is counted.
import type { Figure } from '#kernel';
import type { Goal } from './goal.ts';

/** The goal with what its figures say now; without a result when one is missing or may not be shown. */
export function withFigures(goal: Goal, figures: ReadonlyMap<string, Figure>): Goal {
  if (goal.numerator === undefined) return goal;
  const { part: _part, n: _n, result: _result, ...rest } = goal;
  const numerator = figures.get(goal.numerator);
  if (!numerator || !isShown(numerator)) return { ...rest, result: null };
  const measured = { ...rest, measured: numerator.period };
  if (goal.denominator === undefined) return { ...measured, result: numerator.value };
  const denominator = figures.get(goal.denominator);
  if (!denominator || !isShown(denominator)) return { ...rest, result: null };
  const [part, n] = [numerator.value, denominator.value];
  // A share of nobody is no share; more than all is another question than the goal asks.
  if (n === 0 || part > n || !Number.isSafeInteger(part) || !Number.isSafeInteger(n))
    return { ...rest, result: null };
  return { ...measured, part, n, result: part / n };
}

function isShown(figure: Figure): figure is Figure & { readonly value: number } {
  return figure.disclosure !== 'suppressed' && figure.value !== null;
}

/** The same figures a year later: `…@2026{…}` is `…@2027{…}`; days of a period move with their year. */
export function figureOfNextYear(id: string): string {
  return id.replace(/@[^{]*/, (period) => period.replaceAll(/\d{4}(?=$|-|\.)/g, (year) => String(Number(year) + 1)));
}
