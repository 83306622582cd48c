// Everything that a page, a file or the command line shows of one calculation.
import { accept, type Ore, type Result } from '#kernel';
import { netOfCost, type NetOfCost } from './cost.ts';
import {
  breakEvenUplift,
  computeEffects,
  modelOf,
  type CannotComputeEffects,
  type EffectsInput,
  type EffectsLaw,
  type EffectsResult,
} from './effects.ts';
import { incomesOf, isKnown, isMove } from './move.ts';
import { parameterReader } from './parameter-reader.ts';
import { sensitivityOf, type SensitivityRow } from './sensitivity.ts';
import { simulateEffects, type Simulated } from './simulation.ts';
import type { StateId } from './states.ts';

export type EffectsAnswer = {
  readonly result: EffectsResult;
  readonly interval: Simulated;
  readonly sensitivity: readonly SensitivityRow[];
  readonly cost: NetOfCost | null;
  /** For each start state with strengthened cooperation: the uplift at which it pays; null when it never does. */
  readonly breakEven: readonly { readonly state: StateId; readonly uplift: number | null }[];
};

export function answerOf(
  input: EffectsInput,
  law: EffectsLaw,
  costOre: Ore | null = null,
): Result<EffectsAnswer, CannotComputeEffects> {
  const result = computeEffects(input, law);
  if (!result.ok) return result;
  const interval = simulateEffects(input, law);
  if (!interval.ok) return interval;
  const sensitivity = sensitivityOf(input, law);
  if (!sensitivity.ok) return sensitivity;
  return accept({
    result: result.value,
    interval: interval.value,
    sensitivity: sensitivity.value,
    cost: costOre === null ? null : netOfCost(result.value, costOre),
    breakEven: breakEvens(input, law),
  });
}

function breakEvens(input: EffectsInput, law: EffectsLaw): EffectsAnswer['breakEven'] {
  const strengthened = input.moves.filter(
    (move) => move.isStrengthened && move.count > 0 && isKnown(move) && !isMove(move),
  );
  const byState = new Map(strengthened.map((move) => [move.from, move]));
  const model = modelOf(input, law, parameterReader(law.parameters, input.assumptions));
  return [...byState].map(([state, move]) => ({
    state,
    uplift: breakEvenUplift({ before: incomesOf(move).before, code: model.codeOf(move) }, model),
  }));
}
