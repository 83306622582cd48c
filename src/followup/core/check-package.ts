// What a receiver asks of a package before it is believed: parts make wholes, nothing stands twice.
import type { Problem } from '#kernel';
import { cellsBy, readCount } from './counts.ts';
import { cellKey, type FollowUpPackage } from './package.ts';
import { stepMoveKey, sumOfStepMoves } from './step-moves.ts';
import {
  COARSE_EXIT_REASONS,
  MEASURES,
  type DimensionName,
  type Dimensions,
  type Measure,
  type Sex,
} from './vocabulary.ts';

/** A problem with its numbers, so that a page can say it in its own words. */
export type PackageProblem = Problem & { readonly about: ProblemFacts };
export type ProblemFacts =
  | { readonly kind: 'countTwice'; readonly measure: Measure; readonly dimensions: Dimensions }
  | { readonly kind: 'mixedReasons' }
  | {
      readonly kind: 'partsDiffer';
      readonly measure: Measure;
      readonly by: readonly DimensionName[];
      readonly sum: number;
      readonly whole: number;
    }
  | {
      readonly kind: 'moreThanWhole';
      readonly part: Measure;
      readonly count: number;
      readonly whole: Measure;
      readonly most: number;
    }
  | { readonly kind: 'moveTwice'; readonly from: string; readonly to: string }
  | { readonly kind: 'moreMoves'; readonly moves: number; readonly participants: number }
  | { readonly kind: 'ageBands'; readonly given: string; readonly asked: string }
  | {
      readonly kind: 'continuity';
      /** null: all. */
      readonly sex: Sex | null;
      readonly ended: string;
      readonly left: number;
      readonly began: string;
      readonly there: number;
    };

/**
 * Codes: `count-twice`, `coarse-and-fine-reason`, `more-than-whole`, `step-move-twice` (errors), `parts-differ` (warning:
 * printed tables contain such faults and are kept as they are, with the difference shown), `more-step-moves` (warning).
 */
export function checkPackage(one: FollowUpPackage): PackageProblem[] {
  return [...doubles(one), ...mixedReasons(one), ...partsThatDiffer(one), ...impossible(one), ...stepMovesAmiss(one)];
}

const DIVISIONS: readonly (readonly DimensionName[])[] = [
  ['sex'],
  ['ageBand'],
  ['referrer'],
  ['exitReason'],
  ['municipality'],
  ['change'],
  ['sex', 'ageBand'],
];

function doubles(one: FollowUpPackage): PackageProblem[] {
  const seen = new Set<string>();
  const twice = new Map<string, PackageProblem>();
  for (const { measure, dimensions } of one.measures) {
    const key = `${measure} ${cellKey(dimensions)}`.trim();
    if (seen.has(key)) {
      const about = { kind: 'countTwice', measure, dimensions } as const;
      twice.set(key, problem('error', 'count-twice', `The count ${key} stands twice.`, about));
    }
    seen.add(key);
  }
  return [...twice.values()];
}

function mixedReasons(one: FollowUpPackage): PackageProblem[] {
  const reasons = new Set(one.measures.map((cell) => cell.dimensions.exitReason));
  return Object.entries(COARSE_EXIT_REASONS)
    .filter(([coarse, fine]) => reasons.has(coarse) && fine.some((reason) => reasons.has(reason)))
    .map(([coarse, fine]) =>
      problem(
        'error',
        'coarse-and-fine-reason',
        `Exits are counted both as ${coarse} and as ${fine.join(', ')}: choose one.`,
        { kind: 'mixedReasons' },
      ),
    );
}

function partsThatDiffer(one: FollowUpPackage): PackageProblem[] {
  return MEASURES.flatMap((measure) => DIVISIONS.flatMap((names) => differenceFrom(one, measure, names)));
}

function differenceFrom(one: FollowUpPackage, measure: Measure, names: readonly DimensionName[]): PackageProblem[] {
  const cells = cellsBy(one, measure, names);
  const whole = readCount(one, measure);
  if (cells.length === 0 || whole === null || whole.count === null || cells.some(({ count }) => count === null))
    return [];
  const sum = cells.reduce((total, { count }) => total + (count ?? 0), 0);
  if (sum === whole.count) return [];
  const severity = names.length === 1 && names[0] === 'sex' ? 'error' : 'warning';
  const parts = names.join(' and ');
  return [
    problem(severity, 'parts-differ', `${measure} by ${parts} sums to ${sum}, but the whole is ${whole.count}.`, {
      kind: 'partsDiffer',
      measure,
      by: names,
      sum,
      whole: whole.count,
    }),
  ];
}

const PART_OF: readonly { readonly part: Measure; readonly whole: Measure }[] = [
  { part: 'new', whole: 'participants' },
  { part: 'exited', whole: 'participants' },
  { part: 'exitedWithWorkAbility', whole: 'exited' },
  { part: 'toWorkOrStudies', whole: 'exited' },
  { part: 'inPlacement', whole: 'participants' },
  { part: 'healthCompared', whole: 'exited' },
  { part: 'qualityOfLifeCompared', whole: 'exited' },
  { part: 'healthOrQualityCompared', whole: 'exited' },
];

function impossible(one: FollowUpPackage): PackageProblem[] {
  return PART_OF.flatMap(({ part, whole }) => {
    const [few, many] = [readCount(one, part)?.count ?? null, readCount(one, whole)?.count ?? null];
    if (few === null || many === null || few <= many) return [];
    const about = { kind: 'moreThanWhole', part, count: few, whole, most: many } as const;
    return [problem('error', 'more-than-whole', `${part} is ${few}, but ${whole} is only ${many}.`, about)];
  });
}

function stepMovesAmiss(one: FollowUpPackage): PackageProblem[] {
  const moves = one.stepMoves ?? [];
  const keys = moves.map(stepMoveKey);
  const twice = moves.filter((_, index) => keys.indexOf(keys[index] ?? '') !== index);
  const counted = sumOfStepMoves(moves);
  const participants = readCount(one, 'participants')?.count ?? null;
  return [
    ...twice.map(({ from, to }) =>
      problem(
        'error',
        'step-move-twice',
        `The step move from ${from} to ${to} stands twice with the same particulars.`,
        { kind: 'moveTwice', from, to },
      ),
    ),
    ...(participants !== null && counted > participants
      ? [
          problem(
            'warning',
            'more-step-moves',
            `The step moves are of ${counted} people, but participants are only ${participants}.`,
            { kind: 'moreMoves', moves: counted, participants },
          ),
        ]
      : []),
  ];
}

function problem(severity: Problem['severity'], code: string, message: string, about: ProblemFacts): PackageProblem {
  return { severity, code, line: null, message, about };
}
