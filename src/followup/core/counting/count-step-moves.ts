// Those who left, by what they lived on before and after: the primary support only, as the effect model wants it.
import { stepMoveKey, type StepMove, type StepState, type StepSubsidy } from '../step-moves.ts';
import type { CountedParticipation, CountedSubsidy, CountedSupport } from './counted-participation.ts';

/** OSA follows the same rules of compensation as lönebidrag (förordning 2017:462), so the effect model knows them as one. */
const SUBSIDIES: Readonly<Record<CountedSubsidy, StepSubsidy>> = {
  lonebidrag: 'lonebidrag',
  osa: 'lonebidrag',
  nystartsjobb: 'nystartsjobb',
  samhall: 'samhall',
};

/** The first of a list; `INGEN` when it is known to be empty, `OKAND` when nobody noted it. */
export function primaryState(support: readonly CountedSupport[] | null): StepState {
  return support === null ? 'OKAND' : (support[0]?.kind ?? 'INGEN');
}

/** One cell for each kind of move that somebody made, in a fixed order. */
export function countStepMoves(exited: readonly CountedParticipation[]): StepMove[] {
  const cells = new Map<string, StepMove>();
  for (const one of exited) {
    const move = stepOf(one);
    const key = stepMoveKey(move);
    cells.set(key, { ...move, count: (cells.get(key)?.count ?? 0) + 1 });
  }
  return [...cells].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, move]) => move);
}

function stepOf(one: CountedParticipation): StepMove {
  const to = primaryState(one.incomeSupportEnd);
  const kind = to === 'ARBETE' && one.subsidyKind !== null ? SUBSIDIES[one.subsidyKind] : undefined;
  return {
    from: primaryState(one.incomeSupportStart),
    to,
    count: 1,
    ...(kind === undefined ? {} : { subsidyKind: kind }),
    ...(kind === undefined || one.subsidyLevel === null ? {} : { subsidyLevel: one.subsidyLevel }),
    strengthenedCooperation: one.strengthenedCooperation,
    ...(one.municipality === null ? {} : { municipality: one.municipality }),
  };
}
