// What an outsider knows of how counts hang together: parts and wholes within a package, and one period after another.
import { addDays, isSamePeriod, type IsoDate, type Period } from '#kernel';
import { cellKey, type PackageCount } from '../package.ts';
import { stepMoveKey, type StepMove } from '../step-moves.ts';
import {
  DIMENSIONS,
  HEALTH_MEASURES,
  MEASURES,
  type DimensionName,
  type Dimensions,
  type Measure,
} from '../vocabulary.ts';
import type { Equation } from './cheapest-shift.ts';

/** A count in the whole system, `participants sex=female` or `move […]`. */
export function keyOfCount(cell: Pick<PackageCount, 'measure' | 'dimensions'>): string {
  return `${cell.measure} ${cellKey(cell.dimensions)}`.trim();
}

export function keyOfMove(move: StepMove): string {
  return `move ${stepMoveKey(move)}`;
}

/** `exited sex,exitReason`: the table that a count stands in. */
export function tableOfCount({ measure, dimensions }: Pick<PackageCount, 'measure' | 'dimensions'>): string {
  return `${measure} ${DIMENSIONS.filter((name) => dimensions[name] !== undefined).join(',')}`.trim();
}

export const MOVES_TABLE = 'stepMoves';

/** Whole and parts, or less and more: as keys, the difference by a slack of its own. */
export type KeyEquation = readonly { readonly key: string; readonly times: number }[];
export type KeyOrder = { readonly less: string; readonly more: string };

/** Everything that is true of one package's counts, whatever they are. `isLinear` is false when persons are counted. */
export function equationsWithin(
  measures: readonly PackageCount[],
  stepMoves: readonly StepMove[],
  { isLinear }: { readonly isLinear: boolean },
): { readonly equations: KeyEquation[]; readonly orders: KeyOrder[] } {
  const cells = new Map(measures.map((cell) => [keyOfCount(cell), cell]));
  const parts = new Map<string, string[]>();
  for (const [key, { measure, dimensions }] of cells) {
    // One dimension less is the whole that this is a part of.
    for (const name of DIMENSIONS) {
      if (dimensions[name] === undefined) continue;
      const whole = keyOfCount({ measure, dimensions: without(dimensions, name) });
      if (!cells.has(whole)) continue;
      const group = `${whole}\n${name}`;
      parts.set(group, [...(parts.get(group) ?? []), key]);
    }
  }
  const equations: KeyEquation[] = [...parts].map(([group, keys]) => sumOf(group.split('\n')[0] ?? '', keys));
  const health = healthTogether(cells);
  equations.push(...workOrStudies(cells), ...movesOf(cells, stepMoves), ...health.equations);
  const orders = [...cells.values()].flatMap(({ measure, dimensions }) =>
    (WITHIN[measure] ?? []).flatMap((whole) => {
      // A person is counted with her latest participation, which need not be the one that she left.
      if (!isLinear && measure === 'exited' && Object.keys(dimensions).length > 0) return [];
      const more = keyOfCount({ measure: whole, dimensions });
      return cells.has(more) ? [{ less: keyOfCount({ measure, dimensions }), more }] : [];
    }),
  );
  return { equations, orders: [...orders, ...health.orders] };
}

const WITHIN: Partial<Record<Measure, readonly Measure[]>> = {
  participants: ['enrolledSinceStart'],
  new: ['participants'],
  exited: ['participants', 'exitedSinceStart'],
  exitedSinceStart: ['enrolledSinceStart'],
  exitedWithWorkAbility: ['exited'],
  toWorkOrStudies: ['exited'],
  inPlacement: ['participants'],
  healthCompared: ['exited', 'healthOrQualityCompared'],
  qualityOfLifeCompared: ['exited', 'healthOrQualityCompared'],
  healthOrQualityCompared: ['exited'],
};

/** A sum that nobody prints, but that a count cannot exceed. */
export const SUM = 'sum of ';

/** Health and quality of life taken together: no more than both, and no more of either kind than both have. */
function healthTogether(cells: ReadonlyMap<string, PackageCount>): {
  readonly equations: KeyEquation[];
  readonly orders: KeyOrder[];
} {
  const kinds: readonly { readonly change: Dimensions; readonly each: readonly Dimensions[] }[] = [
    { change: {}, each: [{}] },
    { change: { change: 'better' }, each: [{ change: 'better' }] },
    { change: { change: 'notBetter' }, each: [{ change: 'same' }, { change: 'worse' }] },
  ];
  const found = kinds.flatMap(({ change, each }) => {
    const less = keyOfCount({ measure: 'healthOrQualityCompared', dimensions: change });
    const parts = (['healthCompared', 'qualityOfLifeCompared'] as const)
      .flatMap((measure) => each.map((dimensions) => keyOfCount({ measure, dimensions })))
      // Of a measure that nobody answered there is no count.
      .filter((key) => cells.has(key));
    return cells.has(less) && parts.length > 0 ? [{ less, parts, sum: SUM + less }] : [];
  });
  return {
    equations: found.map(({ sum, parts }) => sumOf(sum, parts)),
    orders: found.map(({ less, sum }) => ({ less, more: sum })),
  };
}

const WORK_OR_STUDIES = [
  ['workUnsubsidised', 'workSubsidised', 'studies'],
  ['work', 'studies'],
] as const;

function workOrStudies(cells: ReadonlyMap<string, PackageCount>): KeyEquation[] {
  return [{}, { sex: 'female' }, { sex: 'male' }].flatMap((dimensions: Dimensions) => {
    const whole = keyOfCount({ measure: 'toWorkOrStudies', dimensions });
    const reasons = WORK_OR_STUDIES.map((named) =>
      named.map((exitReason) => keyOfCount({ measure: 'exited', dimensions: { ...dimensions, exitReason } })),
    ).find((keys) => keys.every((key) => cells.has(key)));
    return cells.has(whole) && reasons ? [sumOf(whole, reasons)] : [];
  });
}

/** The moves from one state to another make the count of both. */
function movesOf(cells: ReadonlyMap<string, PackageCount>, stepMoves: readonly StepMove[]): KeyEquation[] {
  const parts = new Map<string, string[]>();
  for (const move of stepMoves) {
    const whole = keyOfCount({
      measure: 'exited',
      dimensions: { supportBefore: move.from, supportAfter: move.to },
    });
    if (cells.has(whole)) parts.set(whole, [...(parts.get(whole) ?? []), keyOfMove(move)]);
  }
  return [...parts].map(([whole, keys]) => sumOf(whole, keys));
}

function sumOf(whole: string, parts: readonly string[]): KeyEquation {
  return [{ key: whole, times: -1 }, ...parts.map((key) => ({ key, times: 1 }))];
}

function without(dimensions: Dimensions, name: DimensionName): Dimensions {
  return Object.fromEntries(Object.entries(dimensions).filter(([other]) => other !== name));
}

/** The key of a count in another period than the one that is published now. */
export function keyIn(period: Period, key: string): string {
  return `${period.from}..${period.to} ${key}`;
}

/**
 * What ties the periods: who came and who left add up over days, and who stays is who came and did not leave. The spans between
 * the ends of the periods are counts of their own, `key @ from..to`, and so are those enrolled as a day begins, `key at day`.
 */
export function equationsOverTime(
  periods: readonly Period[],
  keys: readonly Pick<PackageCount, 'measure' | 'dimensions'>[],
  nameIn: (period: Period, key: string) => string,
): { readonly equations: KeyEquation[]; readonly spans: readonly Period[]; readonly starts: readonly IsoDate[] } {
  const starts = [...new Set(periods.flatMap(({ from, to }) => [from, addDays(to, 1)]))].toSorted();
  const spans = starts.slice(0, -1).map((from, at) => ({ from, to: addDays(starts[at + 1] ?? from, -1) }));
  // A span that is a period of its own is counted there.
  const spanned = (key: string, span: Period): string => {
    const period = periods.find((one) => isSamePeriod(one, span));
    return period ? nameIn(period, key) : keyOfSpan(key, span);
  };
  const equations = keys.flatMap(({ measure, dimensions }): KeyEquation[] => {
    const key = keyOfCount({ measure, dimensions });
    if (FLOWS.includes(measure)) {
      return periods.flatMap((period): KeyEquation[] => {
        const within = spans.filter((span) => period.from <= span.from && span.to <= period.to);
        if (within.length < 2) return [];
        const parts = within.map((span) => ({ key: spanned(key, span), times: 1 }));
        return [[{ key: nameIn(period, key), times: -1 }, ...parts]];
      });
    }
    if (measure !== 'participants') return [];
    const came = keyOfCount({ measure: 'new', dimensions });
    const left = keyOfCount({ measure: 'exited', dimensions });
    return [
      ...periods.map((period) => [
        { key: nameIn(period, key), times: -1 },
        { key: keyOfStart(key, period.from), times: 1 },
        { key: nameIn(period, came), times: 1 },
      ]),
      ...spans.map((span) => [
        { key: keyOfStart(key, addDays(span.to, 1)), times: -1 },
        { key: keyOfStart(key, span.from), times: 1 },
        { key: spanned(came, span), times: 1 },
        { key: spanned(left, span), times: -1 },
      ]),
    ];
  });
  return { equations, spans, starts };
}

export const FLOWS: readonly Measure[] = MEASURES.filter((measure) =>
  ['new', 'exited', 'exitedWithWorkAbility', 'toWorkOrStudies', ...HEALTH_MEASURES].includes(measure),
);

export function keyOfSpan(key: string, span: Period): string {
  return `${key} @ ${span.from}..${span.to}`;
}

export function keyOfStart(key: string, day: IsoDate): string {
  return `${key} at ${day}`;
}

/** Keys to numbers; an order gets a slack, which is what lies between the two. */
export function numberEquations(
  equations: readonly KeyEquation[],
  orders: readonly KeyOrder[],
  indexes: ReadonlyMap<string, number>,
): { readonly equations: Equation[]; readonly slackOf: readonly KeyOrder[] } {
  const numbered = equations.flatMap((equation) => {
    const terms = equation.flatMap(({ key, times }) => {
      const of = indexes.get(key);
      return of === undefined ? [] : [{ of, times }];
    });
    return terms.length === equation.length ? [terms] : [];
  });
  const known = orders.filter(({ less, more }) => indexes.has(less) && indexes.has(more));
  const slacks = known.map(({ less, more }, at) => [
    { of: indexes.get(more) ?? 0, times: 1 },
    { of: indexes.get(less) ?? 0, times: -1 },
    { of: indexes.size + at, times: -1 },
  ]);
  return { equations: [...numbered, ...slacks], slackOf: known };
}
