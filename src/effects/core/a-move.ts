// For tests: a move with explicit defaults.
import type { EffectsInput } from './effects.ts';
import type { Move } from './move.ts';

export function aMove(changes: Partial<Move> = {}): Move {
  return {
    from: 'FORS',
    to: 'ARBETE',
    count: 1,
    subsidy: null,
    isStrengthened: false,
    municipality: null,
    fromGross: null,
    toGross: null,
    ...changes,
  };
}

export function anInput(changes: Partial<EffectsInput> = {}): EffectsInput {
  return {
    moves: [aMove()],
    fromYear: 2025,
    years: 1,
    municipality: 'Jönköping',
    tax: 'statutory',
    growth: 'constant',
    assumptions: {},
    ...changes,
  };
}
