// What a receiver asks of a package before it is believed: parts make wholes, nothing stands twice.
import type { Problem } from '#kernel';
import { cellsBy, readCount } from './counts.ts';
import { cellKey, type FollowUpPackage } from './package.ts';
import { stepMoveKey, sumOfStepMoves } from './step-moves.ts';
import { COARSE_EXIT_REASONS, MEASURES, type DimensionName, type Measure } from './vocabulary.ts';

/**
 * Codes: `count-twice`, `coarse-and-fine-reason`, `more-than-whole`, `step-move-twice` (errors), `parts-differ` (warning:
 * printed tables contain such faults and are kept as they are, with the difference shown), `more-step-moves` (warning).
 */
export function checkPackage(one: FollowUpPackage): Problem[] {
  return [...doubles(one), ...mixedReasons(one), ...partsThatDiffer(one), ...impossible(one), ...stepMovesAmiss(one)];
}

const DIVISIONS: readonly (readonly DimensionName[])[] = [
  ['sex'],
  ['ageBand'],
  ['referrer'],
  ['exitReason'],
  ['municipality'],
  ['sex', 'ageBand'],
];

function doubles(one: FollowUpPackage): Problem[] {
  const keys = one.measures.map((cell) => `${cell.measure} ${cellKey(cell.dimensions)}`.trim());
  const twice = new Set(keys.filter((key, index) => keys.indexOf(key) !== index));
  return [...twice].map((key) => problem('error', 'count-twice', `The count ${key} stands twice.`));
}

function mixedReasons(one: FollowUpPackage): Problem[] {
  const reasons = new Set(one.measures.map((cell) => cell.dimensions.exitReason));
  return Object.entries(COARSE_EXIT_REASONS)
    .filter(([coarse, fine]) => reasons.has(coarse) && fine.some((reason) => reasons.has(reason)))
    .map(([coarse, fine]) =>
      problem(
        'error',
        'coarse-and-fine-reason',
        `Exits are counted both as ${coarse} and as ${fine.join(', ')}: choose one.`,
      ),
    );
}

function partsThatDiffer(one: FollowUpPackage): Problem[] {
  return MEASURES.flatMap((measure) => DIVISIONS.flatMap((names) => differenceFrom(one, measure, names)));
}

function differenceFrom(one: FollowUpPackage, measure: Measure, names: readonly DimensionName[]): Problem[] {
  const cells = cellsBy(one, measure, names);
  const whole = readCount(one, measure);
  if (cells.length === 0 || whole === null || whole.count === null || cells.some(({ count }) => count === null))
    return [];
  const sum = cells.reduce((total, { count }) => total + (count ?? 0), 0);
  if (sum === whole.count) return [];
  const severity = names.length === 1 && names[0] === 'sex' ? 'error' : 'warning';
  const parts = names.join(' and ');
  return [
    problem(severity, 'parts-differ', `${measure} by ${parts} sums to ${sum}, but the whole is ${whole.count}.`),
  ];
}

const PART_OF: readonly { readonly part: Measure; readonly whole: Measure }[] = [
  { part: 'new', whole: 'participants' },
  { part: 'exited', whole: 'participants' },
  { part: 'exitedWithWorkAbility', whole: 'exited' },
  { part: 'toWorkOrStudies', whole: 'exited' },
  { part: 'inPlacement', whole: 'participants' },
];

function impossible(one: FollowUpPackage): Problem[] {
  return PART_OF.flatMap(({ part, whole }) => {
    const [few, many] = [readCount(one, part)?.count ?? null, readCount(one, whole)?.count ?? null];
    if (few === null || many === null || few <= many) return [];
    return [problem('error', 'more-than-whole', `${part} is ${few}, but ${whole} is only ${many}.`)];
  });
}

function stepMovesAmiss(one: FollowUpPackage): Problem[] {
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
      ),
    ),
    ...(participants !== null && counted > participants
      ? [
          problem(
            'warning',
            'more-step-moves',
            `The step moves are of ${counted} people, but participants are only ${participants}.`,
          ),
        ]
      : []),
  ];
}

function problem(severity: Problem['severity'], code: string, message: string): Problem {
  return { severity, code, line: null, message };
}
