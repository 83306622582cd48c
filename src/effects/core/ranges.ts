// What is uncertain, and how far: the ranges of the sensitivity table and of the simulation (`docs/effects.md`).
import { averages } from './amounts.ts';
import { incomesOf, isKnown, isMove } from './move.ts';
import type { EffectsInput } from './effects.ts';
import type { ParameterReader } from './parameter-reader.ts';

export type Range = {
  /** Name of the parameter or of the choice of the model. */
  readonly name: string;
  readonly low: number;
  readonly base: number;
  readonly high: number;
};

/** Yearly growth of the averages from the first year to the second, which the model itself takes as 0. */
export const GROWTH = 'model.growth_of_averages';
const WAGE = 'model.wage_share_of_median';
const LEVEL = 'wage_subsidy.default_level';
const PERSISTENCE = 'model.persistence_year2';
const DEADWEIGHT = 'model.deadweight';
const UPLIFT = 'strengthened_cooperation.uplift_probability_work_year2';

/**
 * The ranges that matter for this group. What a user has assumed is held fixed, and so are amounts given in the matrix.
 */
export function rangesOf(input: EffectsInput, reader: ParameterReader): Range[] {
  const moves = input.moves.filter((move) => isKnown(move) && move.count > 0);
  const incomes = moves.flatMap((move) => (isMove(move) ? Object.values(incomesOf(move)) : [incomesOf(move).before]));
  const isStrengthened = moves.some((move) => move.isStrengthened && !isMove(move));
  const usual = new Set(incomes.flatMap(({ state, gross }) => (gross === null ? [state] : [])));
  const hasDefaultLevel = incomes.some(({ subsidy }) => subsidy?.kind === 'lonebidrag' && subsidy.level === null);
  const year = input.fromYear;
  const spread = (name: string, share: number): Range => {
    const base = reader.of(name, year);
    return { name, low: base * (1 - share), base, high: base * (1 + share) };
  };
  const states = Object.keys(averages).filter((state) =>
    usual.has(state as keyof typeof averages),
  ) as (keyof typeof averages)[];
  const candidates: (Range | null)[] = [
    usual.has('ARBETE') || isStrengthened ? { name: WAGE, low: 0.5, base: reader.of(WAGE, year), high: 0.7 } : null,
    ...states.map((state) => spread(averages[state], state === 'FORS' ? 0.2 : 0.15)),
    hasDefaultLevel ? { name: LEVEL, low: 0, base: reader.of(LEVEL, year), high: 0.8 } : null,
    input.years > 1 ? { name: PERSISTENCE, low: 0.5, base: reader.choice(PERSISTENCE), high: 1 } : null,
    { name: DEADWEIGHT, low: 0, base: reader.choice(DEADWEIGHT), high: 0.5 },
    isStrengthened && input.years > 1 ? { name: UPLIFT, low: 0, base: reader.choice(UPLIFT), high: 0.15 } : null,
    input.years > 1 && states.length > 0 ? { name: GROWTH, low: -0.01, base: 0, high: 0.01 } : null,
  ];
  return candidates.filter((range) => range !== null).filter(({ name }) => !reader.isAssumed(name));
}
