// Step moves: how many people lived on what before a programme and after it. Counts only, never an amount of anybody.
import * as v from 'valibot';

/** What somebody lives on. `OKAND` is unknown: counted, never taken for anything else. */
export const STEP_STATES = [
  'FORS',
  'AKASSA',
  'AKTSTOD',
  'UTVECKL',
  'SJUKP',
  'AKTERS',
  'SJUKERS',
  'ETABL',
  'STUDIE',
  'ARBETE',
  'INGEN',
  'OKAND',
] as const;
export type StepState = (typeof STEP_STATES)[number];

export const STEP_SUBSIDIES = ['lonebidrag', 'nystartsjobb', 'samhall'] as const;
export type StepSubsidy = (typeof STEP_SUBSIDIES)[number];

/** The highest level that makes sense: a share of the wage cost, or a multiple of the contributions. */
export const HIGHEST_LEVEL: Readonly<Record<StepSubsidy, number>> = { lonebidrag: 1, nystartsjobb: 10, samhall: 10 };

export type StepMove = {
  readonly from: StepState;
  readonly to: StepState;
  /** People with the same start and end, moved or not; null when it is hidden. */
  readonly count: number | null;
  readonly suppressed?: true | undefined;
  /** Of the job they came to. */
  readonly subsidyKind?: StepSubsidy | undefined;
  readonly subsidyLevel?: number | undefined;
  /** Arbetsförmedlingen and Försäkringskassan worked together in a strengthened form. */
  readonly strengthenedCooperation?: boolean | undefined;
  readonly municipality?: string | undefined;
};

export const StepMoveInput = v.pipe(
  v.object({
    from: v.picklist(STEP_STATES),
    to: v.picklist(STEP_STATES),
    count: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
    suppressed: v.optional(v.literal(true)),
    subsidyKind: v.optional(v.picklist(STEP_SUBSIDIES)),
    subsidyLevel: v.optional(v.pipe(v.number(), v.minValue(0))),
    strengthenedCooperation: v.optional(v.boolean()),
    municipality: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1))),
  }),
  v.check(({ count, suppressed }) => (count === null) === (suppressed === true), 'a hidden move carries no number'),
  v.check(({ to, subsidyKind }) => subsidyKind === undefined || to === 'ARBETE', 'a subsidy goes with ARBETE'),
  v.check(
    ({ subsidyKind, subsidyLevel }) =>
      subsidyLevel === undefined || (subsidyKind !== undefined && subsidyLevel <= HIGHEST_LEVEL[subsidyKind]),
    'a level goes with a subsidy: lonebidrag 0–1, nystartsjobb a multiple of the contributions',
  ),
);

/** Everything of a cell but its count: two cells with the same key are one. */
export function stepMoveKey(move: StepMove): string {
  const { from, to, subsidyKind = '', subsidyLevel = '', strengthenedCooperation = false, municipality = '' } = move;
  return JSON.stringify([from, to, subsidyKind, subsidyLevel, strengthenedCooperation, municipality.toLowerCase()]);
}

export function sumOfStepMoves(moves: readonly StepMove[]): number {
  return moves.reduce((sum, { count }) => sum + (count ?? 0), 0);
}
