// From the step moves of follow-up packages to moves. Packages are given as their latest versions.
import type { FollowUpPackage, StepMove } from '#followup/core';
import type { IsoDate, Period } from '#kernel';
import type { Move } from './move.ts';

/** Hidden counts are left out: nothing can be reckoned from them. */
export function movesOfSteps(steps: readonly StepMove[]): Move[] {
  return steps.flatMap((step) => {
    if (step.count === null) return [];
    return [
      {
        from: step.from,
        to: step.to,
        count: step.count,
        subsidy: step.subsidyKind ? { kind: step.subsidyKind, level: step.subsidyLevel ?? null } : null,
        isStrengthened: step.strengthenedCooperation ?? false,
        municipality: step.municipality ?? null,
        fromGross: null,
        toGross: null,
      },
    ];
  });
}

/** The same cells of several programmes become one. */
export function mergeMoves(moves: readonly Move[]): Move[] {
  const cells = new Map<string, Move>();
  for (const move of moves) {
    const key = JSON.stringify({ ...move, count: 0 });
    const before = cells.get(key);
    cells.set(key, before ? { ...before, count: before.count + move.count } : move);
  }
  return [...cells.values()];
}

/** Periods of which somebody has counted step moves, the newest first. */
export function stepMovePeriods(packages: readonly FollowUpPackage[]): Period[] {
  const periods = new Map(
    withStepMoves(packages).map(({ from, to }) => [periodKey({ from, to }), { from, to }] as const),
  );
  return [...periods.values()].toSorted((a, b) => (a.to + a.from < b.to + b.from ? 1 : -1));
}

/** The packages of a period that have step moves, in the order they stand. */
export function packagesOf(packages: readonly FollowUpPackage[], period: Period): FollowUpPackage[] {
  return withStepMoves(packages).filter(({ from, to }) => from === period.from && to === period.to);
}

function withStepMoves(packages: readonly FollowUpPackage[]): FollowUpPackage[] {
  return packages.filter(({ stepMoves = [] }) => stepMoves.some(({ count }) => (count ?? 0) > 0));
}

/** `2024-01-01..2024-12-31` */
export function periodKey({ from, to }: { readonly from: IsoDate; readonly to: IsoDate }): string {
  return `${from}..${to}`;
}
