// From a package that the association has received to what it may print: the public's policy may be stricter than the one the
// package was made under. The same hiding as at the party, but without the rows behind: what came hidden stays unknown.
import { isSamePeriod, type Period } from '#kernel';
import { periodOf, type FollowUpPackage, type PackageCount } from '../package.ts';
import type { StepMove } from '../step-moves.ts';
import type { Dimensions } from '../vocabulary.ts';
import { feasibleValues, type Unsure } from './feasible-values.ts';
import {
  equationsOverTime,
  equationsWithin,
  FLOWS,
  keyIn,
  keyOfCount,
  keyOfMove,
  keyOfSpan,
  keyOfStart,
  MOVES_TABLE,
  numberEquations,
  SUM,
  tableOfCount,
  type KeyEquation,
  type KeyOrder,
} from './link-counts.ts';
import { isOpen, limitOf, type DisclosurePolicy } from './policy.ts';
import {
  kindsBefore,
  neighbours,
  settle,
  type EarlierPublication,
  type Settled,
  type System,
  type SystemCount,
} from './suppress-counts.ts';

type Cell = Pick<PackageCount, 'measure' | 'dimensions'>;

/**
 * The package as everybody may read it. `earlier`: what the public has been shown of the same programme, this period's earlier
 * versions and other periods. A package with nothing to hide is given back as it is.
 */
export function forThePublic(
  one: FollowUpPackage,
  { policy, earlier }: { readonly policy: DisclosurePolicy; readonly earlier: readonly EarlierPublication[] },
): FollowUpPackage {
  if (policy.isAsCounted) {
    const { decidedOn, reference, text } = policy;
    return { ...one, decision: { decidedOn, reference, text } };
  }
  if (isAllOpen(one, policy)) return { ...one, decision: null };
  const period = periodOf(one);
  const own: EarlierPublication = reported({ period, measures: one.measures, stepMoves: one.stepMoves ?? [] });
  const before = earlier.map(reported);
  const versions = before.filter((published) => isSamePeriod(published.period, period));
  const unit = one.countingUnit === 'person' ? 'person' : 'participation';
  const others = neighbours(before, { period, unit });
  const settled = settleOf({ own, versions, others, unit, policy });
  return hide({ ...one, decision: null }, settled, policy);
}

/** Only what is told, be it as hidden: what was never reported hides nothing. */
function reported({ period, measures, stepMoves }: EarlierPublication): EarlierPublication {
  return {
    period,
    measures: measures.filter(({ count, suppressed }) => count !== null || suppressed === true),
    stepMoves,
  };
}

type Publication = {
  readonly own: EarlierPublication;
  readonly versions: readonly EarlierPublication[];
  readonly others: readonly (readonly EarlierPublication[])[];
  readonly unit: 'participation' | 'person';
  readonly policy: DisclosurePolicy;
};

/** With everything that is known; where counts contradict each other over time, without time; at last, whole tables go. */
function settleOf(publication: Publication): Settled {
  const { own, versions, policy } = publication;
  const hiddenAlready = new Set([
    ...own.measures.flatMap((cell) => (cell.count === null ? [keyOfCount(cell)] : [])),
    ...own.stepMoves.flatMap((move) => (move.count === null ? [keyOfMove(move)] : [])),
  ]);
  for (const others of [publication.others, []]) {
    const system = systemOf({ ...publication, others });
    if (!system) continue;
    const settled = settle(system, { policy, versions, hiddenAlready });
    // What an earlier publication gives away together with this one: here the table can still stay out.
    const told = [...settled.exposed].flatMap((key) => {
      const cell = system.counts.get(key)?.cell;
      return cell && limitOf(policy, cell) > 0 ? [tableOfCount(cell)] : [];
    });
    return { ...settled, leftOut: new Set([...settled.leftOut, ...told]) };
  }
  const limited = [
    ...own.measures.flatMap((cell) => (isOpen(cell.measure, cell.dimensions) ? [] : [tableOfCount(cell)])),
    ...(own.stepMoves.length > 0 ? [MOVES_TABLE] : []),
  ];
  return { hidden: new Set(), leftOut: new Set(limited), exposed: new Set() };
}

type Known = Omit<SystemCount, 'value'> & { readonly value: number | null };

/** Null when what is shown fits no people at all. */
function systemOf({ own, versions, others, unit, policy }: Publication): System | null {
  const counts = new Map<string, Known>();
  const cells = new Map<string, Cell>();
  for (const cell of own.measures) {
    const key = keyOfCount(cell);
    cells.set(key, cell);
    counts.set(key, { value: cell.count, cell, kind: 'now', table: tableOfCount(cell) });
  }
  for (const move of own.stepMoves) {
    const cell: Cell = { measure: 'exited', dimensions: { supportBefore: move.from, supportAfter: move.to } };
    counts.set(keyOfMove(move), { value: move.count, cell, kind: 'move', table: MOVES_TABLE });
  }
  // A table that an earlier version had and this one lacks.
  const kindOfVersion = kindsBefore(versions);
  for (const [key, { cell, value }] of lastShown(versions)) {
    if (!counts.has(key)) counts.set(key, { value, cell, kind: kindOfVersion(cell), table: null });
  }
  const isLinear = unit === 'participation';
  const within = equationsWithin(own.measures, own.stepMoves, { isLinear });
  const equations = [...within.equations];
  const orders = [...within.orders];
  for (const published of others) {
    const period = published[0]?.period ?? own.period;
    const named = (key: string): string => keyIn(period, key);
    const kindOf = kindsBefore(published);
    const shown = lastShown(published);
    for (const [key, { cell, value }] of shown) {
      cells.set(key, cell);
      counts.set(named(key), { value, cell, kind: kindOf(cell), table: null });
    }
    const measures = [...shown.values()].map(({ cell, value }): PackageCount => ({ ...cell, count: value }));
    const then = equationsWithin(measures, [], { isLinear });
    equations.push(...then.equations.map((terms) => terms.map(({ key, times }) => ({ key: named(key), times }))));
    orders.push(...then.orders.map(({ less, more }) => ({ less: named(less), more: named(more) })));
  }
  // Sums that are printed nowhere and only bound what is.
  for (const { key } of equations.flat()) {
    if (key.includes(SUM) && !counts.has(key))
      counts.set(key, { value: null, cell: NOBODY, kind: 'absent', table: null });
  }
  if (others.length > 0) equations.push(...overTime({ own, others, counts, cells }));
  return withValues({ counts, equations, orders }, policy);
}

/** Of several versions: what was shown last, or null for what was never shown. */
function lastShown(versions: readonly EarlierPublication[]): Map<string, { cell: Cell; value: number | null }> {
  const found = new Map<string, { cell: Cell; value: number | null }>();
  for (const { measure, dimensions, count } of versions.flatMap(({ measures }) => measures)) {
    const key = keyOfCount({ measure, dimensions });
    found.set(key, { cell: { measure, dimensions }, value: count ?? found.get(key)?.value ?? null });
  }
  return found;
}

function overTime(of: {
  readonly own: EarlierPublication;
  readonly others: readonly (readonly EarlierPublication[])[];
  readonly counts: Map<string, Known>;
  readonly cells: ReadonlyMap<string, Cell>;
}): KeyEquation[] {
  const { own, others, counts, cells } = of;
  const periods = [own.period, ...others.flatMap(([first]) => first?.period ?? [])];
  const nameIn = (period: Period, key: string): string =>
    isSamePeriod(period, own.period) ? key : keyIn(period, key);
  const inTime = [...cells.values()].filter(
    ({ measure, dimensions }) => measure === 'participants' || (FLOWS.includes(measure) && !isOfSupport(dimensions)),
  );
  const over = equationsOverTime(periods, inTime, nameIn);
  for (const cell of inTime) {
    const key = keyOfCount(cell);
    if (FLOWS.includes(cell.measure)) {
      for (const span of over.spans)
        counts.set(keyOfSpan(key, span), { value: null, cell, kind: 'span', table: null });
    } else {
      for (const day of over.starts)
        counts.set(keyOfStart(key, day), { value: null, cell, kind: 'absent', table: null });
    }
  }
  // Who came and who left in the days between must be counted too where nobody told them.
  for (const { key } of over.equations.flat()) {
    if (counts.has(key)) continue;
    const cell = cells.get(key.replace(/^\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d /, '').replace(/ @ .*$/, ''));
    counts.set(key, { value: null, cell: cell ?? NOBODY, kind: 'absent', table: null });
  }
  return over.equations;
}

const NOBODY: Cell = { measure: 'participants', dimensions: {} };

function isOfSupport(dimensions: Dimensions): boolean {
  return dimensions.supportBefore !== undefined || dimensions.supportAfter !== undefined;
}

/** Values for what nobody here knows, so that the rest can be held against them; equations that are not true are left out. */
function withValues(
  known: {
    readonly counts: ReadonlyMap<string, Known>;
    readonly equations: readonly KeyEquation[];
    readonly orders: readonly KeyOrder[];
  },
  { showsZeros }: DisclosurePolicy,
): System | null {
  const { counts } = known;
  const isUnknown = (key: string): boolean => counts.get(key)?.value === null;
  // Typed tables need not add up, and then nobody can use that they should.
  const equations = known.equations.filter(
    (terms) =>
      terms.some(({ key }) => isUnknown(key)) ||
      terms.reduce((sum, { key, times }) => sum + times * (counts.get(key)?.value ?? 0), 0) === 0,
  );
  const orders = known.orders.filter(
    ({ less, more }) =>
      isUnknown(less) || isUnknown(more) || (counts.get(less)?.value ?? 0) <= (counts.get(more)?.value ?? 0),
  );
  const keys = [...counts.keys()];
  const indexes = new Map(keys.map((key, index) => [key, index]));
  const numbered = numberEquations(equations, orders, indexes);
  const floorOf = ({ kind }: Known): number => (kind === 'span' || kind === 'absent' ? 0 : showsZeros ? 1 : 0);
  const unsure: Unsure[] = [
    ...[...counts.values()].map((count) => ({ value: count.value, floor: floorOf(count) })),
    ...numbered.slackOf.map(() => ({ value: null, floor: 0 })),
  ];
  const values = feasibleValues(unsure, numbered.equations);
  if (values === null) return null;
  return {
    counts: new Map([...counts].map(([key, count], index) => [key, { ...count, value: values[index] ?? 0 }])),
    equations,
    orders,
  };
}

function hide(one: FollowUpPackage, { hidden, leftOut }: Settled, policy: DisclosurePolicy): FollowUpPackage {
  const measures = one.measures
    .filter((cell) => !leftOut.has(tableOfCount(cell)))
    .map((cell): PackageCount => (hidden.has(keyOfCount(cell)) ? { ...cell, count: null, suppressed: true } : cell));
  const stepMoves = (leftOut.has(MOVES_TABLE) ? [] : (one.stepMoves ?? [])).map((move): StepMove =>
    hidden.has(keyOfMove(move)) ? { ...move, count: null, suppressed: true } : move,
  );
  const came = one.measures.find((cell) => cell.measure === 'new' && Object.keys(cell.dimensions).length === 0);
  const isFew = (came?.count ?? 0) < policy.limit;
  const queue = measures.find((cell) => cell.measure === 'queue' && Object.keys(cell.dimensions).length === 0);
  const { waiting, quality } = one;
  return {
    ...one,
    measures,
    ...(one.stepMoves && { stepMoves }),
    ...(waiting && {
      waiting: {
        medianDays: isFew ? null : waiting.medianDays,
        p90Days: isFew ? null : waiting.p90Days,
        now: queue?.count ?? null,
      },
    }),
    ...(quality && { quality: hideGaps(quality, policy) }),
  };
}

/** What is not noted about fewer than this is not told either. */
export function hideGaps(
  quality: NonNullable<FollowUpPackage['quality']>,
  { isAsCounted, limit }: DisclosurePolicy,
): NonNullable<FollowUpPackage['quality']> {
  if (isAsCounted) return quality;
  const shown = Object.entries(quality).map(([name, count]) => [
    name,
    count !== null && count > 0 && count < limit ? null : count,
  ]);
  return Object.fromEntries(shown) as NonNullable<FollowUpPackage['quality']>;
}

/** Counts that are open to everybody hide nothing. */
function isAllOpen(one: FollowUpPackage, policy: DisclosurePolicy): boolean {
  return (
    (one.stepMoves ?? []).length === 0 &&
    one.measures.every(
      (cell) => isOpen(cell.measure, cell.dimensions) && limitOf(policy, cell) === 0 && cell.suppressed !== true,
    )
  );
}
