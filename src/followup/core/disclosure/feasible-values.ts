// Some values that fit all that is known, for counts that nobody here knows. Which ones does not matter: how closely an outsider
// can place a hidden count follows from what is shown, not from its value.
import { cheapestShift, type Equation } from './cheapest-shift.ts';

export type Unsure = {
  /** Null: not known. */
  readonly value: number | null;
  /** The least it can be when it is not known. */
  readonly floor: number;
};

/** Values for all counts, or null when the known ones contradict the equations. */
export function feasibleValues(counts: readonly Unsure[], equations: readonly Equation[]): number[] | null {
  const values = counts.map(({ value, floor }) => value ?? floor);
  const isUnknown = counts.map(({ value }) => value === null);
  const lacks = equations.map((equation) => sumOf(equation, values));
  if (lacks.every((lack) => Math.abs(lack) < TINY)) return values;

  // One count more makes every equation true; then it is moved away, and the unknown ones follow.
  const most = Math.max(100, ...values.map((value) => 4 * value));
  const extra = counts.length;
  const made: Equation[] = equations.map((equation, at) => {
    const lack = lacks[at] ?? 0;
    return Math.abs(lack) < TINY ? equation : [...equation, { of: extra, times: -lack / most }];
  });
  const equationsOf: number[][] = [...counts, null].map(() => []);
  made.forEach((equation, at) => equation.forEach(({ of }) => equationsOf[of]?.push(at)));
  // What stands in one equation alone takes up its difference, and its own move is not told.
  const isAlone = (index: number): boolean => isUnknown[index] === true && equationsOf[index]?.length === 1;
  const moved = cheapestShift(
    { index: extra, by: -most },
    { equations: made, equationsOf },
    { cost: (index) => (isUnknown[index] ? 0 : Infinity), room: () => 0 },
  );
  if (moved === null) return null;
  for (const [index, by] of moved) if (index !== extra) values[index] = (values[index] ?? 0) + by;
  for (const equation of equations) {
    const alone = equation.find(({ of }) => isAlone(of));
    if (alone === undefined) continue;
    const lack = sumOf(equation, values);
    values[alone.of] = (values[alone.of] ?? 0) - lack / alone.times;
  }
  const isFitting =
    equations.every((equation) => Math.abs(sumOf(equation, values)) < 1e-4) &&
    counts.every(({ value, floor }, index) => value !== null || (values[index] ?? 0) >= floor - 1e-4);
  return isFitting ? values : null;
}

const TINY = 1e-7;

function sumOf(equation: Equation, values: readonly number[]): number {
  return equation.reduce((sum, { of, times }) => sum + times * (values[of] ?? 0), 0);
}
