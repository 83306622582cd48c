// A group's moves: a cell of the matrix is a number of people with the same start, end and circumstances.
import type { Gross, Income, StateId, Subsidy } from './states.ts';

export type Move = {
  readonly from: StateId;
  readonly to: StateId;
  /** People. */
  readonly count: number;
  /** Of the job they came to. */
  readonly subsidy: Subsidy | null;
  /** Arbetsförmedlingen and Försäkringskassan worked together in a strengthened form. */
  readonly isStrengthened: boolean;
  /** As written; null takes the result's. */
  readonly municipality: string | null;
  readonly fromGross: Gross | null;
  readonly toGross: Gross | null;
};

export type Counted = {
  /** People with a known start and end state, moved or not. */
  readonly n: number;
  readonly moved: number;
  readonly unmoved: number;
  /** Start or end state unknown. */
  readonly excluded: number;
};

export function countMoves(moves: readonly Move[]): Counted {
  const sum = (isIn: (move: Move) => boolean): number =>
    moves.reduce((count, move) => (isIn(move) ? count + move.count : count), 0);
  const moved = sum((move) => isKnown(move) && isMove(move));
  const unmoved = sum((move) => isKnown(move) && !isMove(move));
  return { n: moved + unmoved, moved, unmoved, excluded: sum((move) => !isKnown(move)) };
}

export function isKnown({ from, to }: Pick<Move, 'from' | 'to'>): boolean {
  return from !== 'OKAND' && to !== 'OKAND';
}

/** Another state, a subsidised job instead of an ordinary one, or another given amount. */
export function isMove({ from, to, subsidy, fromGross, toGross }: Move): boolean {
  return (
    from !== to || subsidy !== null || fromGross?.amount !== toGross?.amount || fromGross?.unit !== toGross?.unit
  );
}

/** The income before and after. Only for known states. */
export function incomesOf(move: Move): { readonly before: Income; readonly after: Income } {
  return {
    before: incomeOf({ state: move.from, gross: move.fromGross, subsidy: null }),
    after: incomeOf({ state: move.to, gross: move.toGross, subsidy: move.subsidy }),
  };
}

function incomeOf(of: { state: StateId; gross: Gross | null; subsidy: Subsidy | null }): Income {
  return { ...of, state: of.state as Income['state'], share: 1 };
}

/** Ordinary work at the usual wage: what strengthened cooperation makes more likely. */
export const ordinaryWork: Income = { state: 'ARBETE', share: 1, gross: null, subsidy: null };
