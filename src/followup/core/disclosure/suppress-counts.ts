// From exact counts to those that may leave: hides small counts and what would give them away, over all tables that go together
// and over what has been published before.
import { addDays, isSamePeriod, type Period } from '#kernel';
import {
  countMeasures,
  countParticipations,
  type Counted,
  type CountingRules,
} from '../counting/count-participations.ts';
import type { CountedParticipation } from '../counting/counted-participation.ts';
import type { PackageCount } from '../package.ts';
import { stepMoveKey, type StepMove } from '../step-moves.ts';
import { HEALTH_MEASURES, MEASURES, type Dimensions, type Measure } from '../vocabulary.ts';
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
import { limitOf, widthOf, type DisclosurePolicy } from './policy.ts';
import { protectCounts, type LinkedCount } from './protect-counts.ts';

/** What went out before to the same readers, of the same programme and counting unit. */
export type EarlierPublication = {
  readonly period: Period;
  readonly measures: readonly PackageCount[];
  readonly stepMoves: readonly StepMove[];
};

export type Suppressed = Counted & {
  /** Counts that are printed as hidden. */
  readonly hiddenCounts: number;
  /** Tables that could not be shown at all, `new sex,ageBand`. */
  readonly leftOut: readonly string[];
  /** Hidden counts of earlier publications, or of the days between two, that what is published already gives away. */
  readonly exposed: readonly string[];
};

/**
 * Whether earlier publications of the same days have the reasons divided in another way: merged and apart together would show
 * by subtraction what each of them hides.
 */
export function dividesOtherwise(
  earlier: readonly EarlierPublication[],
  { period, ...rules }: CountingRules,
): boolean {
  return earlier.some(
    (one) =>
      one.period.from <= period.to &&
      period.from <= one.period.to &&
      (reasonsMergedIn(one) ?? rules.mergesReasons ?? false) !== (rules.mergesReasons ?? false),
  );
}

/** Null where no table tells reasons. */
export function reasonsMergedIn({ measures }: Pick<EarlierPublication, 'measures'>): boolean | null {
  const reasons = measures.flatMap(({ dimensions }) => dimensions.exitReason ?? []);
  return reasons.length === 0 ? null : reasons.includes('work');
}

/** Whether anything but the totals stands by sex too. */
export function isBySexIn({ measures }: Pick<EarlierPublication, 'measures'>): boolean {
  return measures.some(({ dimensions }) => dimensions.sex !== undefined && Object.keys(dimensions).length > 1);
}

type Publication = {
  readonly rows: readonly CountedParticipation[];
  readonly rules: CountingRules;
  readonly policy: DisclosurePolicy;
  readonly earlier: readonly EarlierPublication[];
};

export function suppressCounts(publication: Publication): Suppressed {
  const { rows, rules, policy } = publication;
  const exact = countParticipations(rows, rules);
  if (policy.isAsCounted) {
    // What is printed already holds no health; and who answered was promised that no single answer is told.
    const isHealth = ({ measure }: Pick<PackageCount, 'measure'>): boolean => HEALTH_MEASURES.includes(measure);
    const leftOut = [...new Set(exact.measures.filter(isHealth).map(tableOfCount))].toSorted();
    const measures = exact.measures.filter((cell) => !isHealth(cell));
    return { ...exact, measures, hiddenCounts: 0, leftOut, exposed: [] };
  }
  const stepMoves = coarserMoves(exact.stepMoves, policy);
  const versions = publication.earlier.filter(({ period }) => isSamePeriod(period, rules.period));
  const others = neighbours(publication.earlier, rules);
  const system = systemOf({ ...publication, exact: { ...exact, stepMoves }, others });

  const settled = settle(system, { policy, versions });
  return assemble({ exact: { ...exact, stepMoves }, ...settled, policy, waits: waitCount(exact) });
}

export type Settled = {
  readonly hidden: ReadonlySet<string>;
  readonly leftOut: ReadonlySet<string>;
  readonly exposed: ReadonlySet<string>;
};

/** What of a system must be hidden, and what cannot be shown at all. `versions`: earlier ones of the same period. */
export function settle(
  system: System,
  {
    policy,
    versions,
    hiddenAlready = new Set(),
  }: {
    readonly policy: DisclosurePolicy;
    readonly versions: readonly EarlierPublication[];
    /** Keys of counts that came hidden: nobody here knows them. */
    readonly hiddenAlready?: ReadonlySet<string>;
  },
): Settled {
  // Twice: an outsider may know nothing of what changed since an earlier version, or may know it all.
  const shownBefore = statesOf(versions, 'shown');
  const hiddenBefore = statesOf(versions, 'hidden');
  let hidden = new Set<string>([...hiddenAlready, ...hiddenBefore].filter((key) => system.counts.has(key)));
  const leftOut = new Set<string>();
  const exposed = new Set<string>();
  for (let round = 0; round < 4; round += 1) {
    const before = hidden.size + leftOut.size;
    const first = run(system, { policy, hidden, hiddenBefore, leftOut, known: new Map(), changedFrom: shownBefore });
    hidden = first.hidden;
    if (versions.length > 0) {
      const second = run(system, {
        policy,
        hidden,
        hiddenBefore,
        leftOut,
        known: shownBefore,
        changedFrom: new Map(),
      });
      hidden = second.hidden;
      second.exposed.forEach((key) => exposed.add(key));
    }
    first.exposed.forEach((key) => exposed.add(key));
    // Without an earlier version there is nothing that a second round could know.
    if (versions.length === 0) break;
    if (hidden.size + leftOut.size === before) break;
  }
  return { hidden, leftOut, exposed };
}

export type SystemCount = {
  readonly value: number;
  readonly cell: Pick<PackageCount, 'measure' | 'dimensions'>;
  readonly kind: 'now' | 'move' | 'fixed' | 'hiddenBefore' | 'absent' | 'span';
  readonly table: string | null;
};

export type System = {
  readonly counts: ReadonlyMap<string, SystemCount>;
  readonly equations: readonly KeyEquation[];
  readonly orders: readonly KeyOrder[];
};

/** Every count an outsider could reason about, with what is true of them. */
function systemOf(of: Publication & { exact: Counted; others: readonly (readonly EarlierPublication[])[] }): System {
  const { rows, exact, others, earlier } = of;
  const versions = earlier.filter(({ period }) => isSamePeriod(period, of.rules.period));
  // What an earlier package told by sex hangs together with what this one tells without.
  const isBySex = (of.rules.isBySex ?? true) || [...versions, ...others.flat()].some(isBySexIn);
  const rules = { ...of.rules, isBySex };
  const measures =
    isBySex === (of.rules.isBySex ?? true) ? exact.measures : countParticipations(rows, rules).measures;
  const counts = new Map<string, SystemCount>();
  for (const cell of exact.measures) {
    counts.set(keyOfCount(cell), { value: cell.count ?? 0, cell, kind: 'now', table: tableOfCount(cell) });
  }
  for (const move of exact.stepMoves) {
    const dimensions = { supportBefore: move.from, supportAfter: move.to };
    const cell = { measure: 'exited', dimensions } as const;
    counts.set(keyOfMove(move), { value: move.count ?? 0, cell, kind: 'move', table: MOVES_TABLE });
  }
  const kindOfVersion = kindsBefore(versions);
  for (const cell of measures) {
    const key = keyOfCount(cell);
    if (!counts.has(key)) counts.set(key, { value: cell.count ?? 0, cell, kind: kindOfVersion(cell), table: null });
  }
  const within = equationsWithin(measures, exact.stepMoves, { isLinear: rules.unit === 'participation' });
  addSums(counts, within.equations);
  if (others.length === 0) return { counts, ...within };

  const equations = [...within.equations];
  const orders = [...within.orders];
  const cells = new Map(
    measures.map((cell) => [keyOfCount(cell), cell as Pick<PackageCount, 'measure' | 'dimensions'>]),
  );
  for (const published of others) {
    const period = published[0]?.period ?? rules.period;
    const counted = countMeasures(rows, { ...rules, period }, MEASURES);
    const kindOf = kindsBefore(published);
    const isApart = dividesApart(published, rules);
    for (const cell of counted) {
      if (isApart(cell)) continue;
      const key = keyOfCount(cell);
      cells.set(key, cell);
      counts.set(keyIn(period, key), { value: cell.count ?? 0, cell, kind: kindOf(cell), table: null });
    }
    const then = equationsWithin(counted, [], { isLinear: true });
    const named = (key: string): string => keyIn(period, key);
    const thenNamed = then.equations.map((one) => one.map(({ key, times }) => ({ key: named(key), times })));
    equations.push(...thenNamed);
    addSums(counts, thenNamed);
    orders.push(...then.orders.map(({ less, more }) => ({ less: named(less), more: named(more) })));
  }
  addTime({ ...of, rules, counts, cells }, equations);
  return { counts, equations, orders };
}

/** Sums that are printed nowhere, with their values: they only bound what is. */
function addSums(counts: Map<string, SystemCount>, equations: readonly KeyEquation[]): void {
  for (const [whole, ...parts] of equations) {
    if (!whole?.key.includes(SUM)) continue;
    const value = parts.reduce((sum, { key }) => sum + (counts.get(key)?.value ?? 0), 0);
    counts.set(whole.key, { ...MISSING, value });
  }
}

function addTime(
  of: Pick<Publication, 'rows' | 'rules'> & {
    readonly others: readonly (readonly EarlierPublication[])[];
    readonly counts: Map<string, SystemCount>;
    /** By key. */
    readonly cells: ReadonlyMap<string, Pick<PackageCount, 'measure' | 'dimensions'>>;
  },
  equations: KeyEquation[],
): void {
  const { rows, rules, others, counts, cells } = of;
  const periods = [rules.period, ...others.flatMap((versions) => versions.slice(0, 1).map(({ period }) => period))];
  const nameIn = (period: Period, key: string): string =>
    isSamePeriod(period, rules.period) ? key : keyIn(period, key);
  const inTime = [...cells.values()].filter(
    ({ measure, dimensions }) => measure === 'participants' || (FLOWS.includes(measure) && !isOfSupport(dimensions)),
  );
  const over = equationsOverTime(periods, inTime, nameIn);
  equations.push(...over.equations);
  const add = (
    period: Period,
    measures: readonly Measure[],
    name: (key: string) => string,
    kind: 'span' | 'absent',
  ) => {
    const found = new Map(countMeasures(rows, { ...rules, period }, measures).map((one) => [keyOfCount(one), one]));
    for (const cell of inTime) {
      if (!measures.includes(cell.measure)) continue;
      const key = keyOfCount(cell);
      counts.set(name(key), { value: found.get(key)?.count ?? 0, cell, kind, table: null });
    }
  };
  for (const span of over.spans) {
    if (!periods.some((period) => isSamePeriod(period, span))) {
      add(span, FLOWS, (key) => keyOfSpan(key, span), 'span');
    }
  }
  for (const day of over.starts) {
    // Enrolled before the day and not exited before it: those of a period that ends before it begins.
    add({ from: day, to: addDays(day, -1) }, ['participants'], (key) => keyOfStart(key, day), 'absent');
  }
  // A cell that stands in one period and not in another counts nobody there, or its table was not printed.
  const kindsIn = new Map(
    others.map((versions) => {
      const { from, to } = versions[0]?.period ?? rules.period;
      return [`${from}..${to}`, { kindOf: kindsBefore(versions), isApart: dividesApart(versions, rules) }];
    }),
  );
  for (const equation of over.equations) {
    for (const { key } of equation) {
      if (counts.has(key)) continue;
      const [, period = '', plain = key] = /^(\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d) (.*)$/s.exec(key) ?? [];
      const cell = cells.get(plain);
      if (!cell) continue;
      const then = kindsIn.get(period);
      if (then?.isApart(cell)) continue;
      counts.set(key, { value: 0, cell, kind: then?.kindOf(cell) ?? 'fixed', table: null });
    }
  }
}

/** Which counts to leave alone: reasons that are divided in another way are of other days, and nothing ties them to these. */
function dividesApart(
  versions: readonly EarlierPublication[],
  { mergesReasons = false }: CountingRules,
): (cell: Pick<PackageCount, 'dimensions'>) => boolean {
  const isOther = versions.some((one) => (reasonsMergedIn(one) ?? mergesReasons) !== mergesReasons);
  return ({ dimensions }) => isOther && dimensions.exitReason !== undefined;
}

function isOfSupport(dimensions: Dimensions): boolean {
  return dimensions.supportBefore !== undefined || dimensions.supportAfter !== undefined;
}

/** How a count of an earlier period stands: shown in any version is known, else hidden if printed so. */
export function kindsBefore(
  versions: readonly EarlierPublication[],
): (cell: Pick<PackageCount, 'measure' | 'dimensions'>) => 'fixed' | 'hiddenBefore' | 'absent' {
  const shown = new Set<string>();
  const stated = new Set<string>();
  const printed = new Set<string>();
  for (const cell of versions.flatMap(({ measures }) => measures)) {
    const key = keyOfCount(cell);
    stated.add(key);
    printed.add(tableOfCount(cell));
    if (cell.count !== null) shown.add(key);
  }
  return (cell) => {
    const key = keyOfCount(cell);
    if (shown.has(key)) return 'fixed';
    if (stated.has(key)) return 'hiddenBefore';
    return printed.has(tableOfCount(cell)) ? 'fixed' : 'absent';
  };
}

type Run = {
  readonly policy: DisclosurePolicy;
  readonly hidden: ReadonlySet<string>;
  /** Counts that an earlier version printed as hidden: they stand there, whatever this one leaves out. */
  readonly hiddenBefore: ReadonlySet<string>;
  readonly leftOut: Set<string>;
  /** Counts that an outsider knows from an earlier version, with their value then. */
  readonly known: ReadonlyMap<string, number>;
  /** Counts whose earlier value is known: a small change is a small count. */
  readonly changedFrom: ReadonlyMap<string, number>;
};

function run(system: System, { policy, hidden, hiddenBefore, leftOut, known, changedFrom }: Run) {
  const keys = [...system.counts.keys()];
  const indexes = new Map(keys.map((key, index) => [key, index]));
  const { equations, slackOf } = numberEquations(system.equations, system.orders, indexes);
  const floor = policy.showsZeros ? 1 : 0;
  const linked = keys.map((key): LinkedCount => {
    const { value, cell, kind, table } = system.counts.get(key) ?? MISSING;
    const limit = limitOf(policy, cell);
    const isSmall = isBelow(value, limit, policy) || isSmallChange(value, changedFrom.get(key), limit);
    const base = {
      value,
      floor,
      isSmall,
      width: widthOf(policy, cell),
      table: kind === 'now' || kind === 'move' ? table : null,
    };
    if (table !== null && leftOut.has(table)) {
      if (known.has(key)) return { ...base, state: 'fixed', table: null };
      const isHidden = hiddenBefore.has(key);
      return { ...base, floor: Math.min(floor, value), state: isHidden ? 'hidden' : 'absent', table: null };
    }
    // The days between two publications are printed nowhere, but a small count of them must not follow either.
    if (kind === 'span') return { ...base, floor: 0, state: isSmall && value > 0 ? 'hidden' : 'absent' };
    if (kind === 'hiddenBefore') return { ...base, floor: Math.min(floor, value), state: 'hidden' };
    if (kind === 'absent') return { ...base, floor: 0, state: 'absent' };
    if (kind === 'fixed' || known.has(key) || isOpenCount(policy, cell)) return { ...base, state: 'fixed' };
    if (hidden.has(key)) return { ...base, floor: Math.min(floor, value), state: 'hidden' };
    return { ...base, state: value < floor ? 'fixed' : 'hideable' };
  });
  const slacks = slackOf.map(({ less, more }): LinkedCount => ({
    value: (system.counts.get(more)?.value ?? 0) - (system.counts.get(less)?.value ?? 0),
    floor: 0,
    state: 'absent',
    isSmall: false,
    width: 0,
    table: null,
  }));
  const done = protectCounts([...linked, ...slacks], equations);
  done.leftOut.forEach((table) => leftOut.add(table));
  const nowHidden = new Set(hidden);
  for (const index of done.hidden) {
    const key = keys[index];
    const count = key === undefined ? undefined : system.counts.get(key);
    if (key !== undefined && (count?.kind === 'now' || count?.kind === 'move')) nowHidden.add(key);
  }
  return { hidden: nowHidden, exposed: [...done.exposed].flatMap((index) => keys[index] ?? []) };
}

const MISSING: SystemCount = {
  value: 0,
  cell: { measure: 'participants', dimensions: {} },
  kind: 'absent',
  table: null,
};

function isOpenCount(policy: DisclosurePolicy, cell: Pick<PackageCount, 'measure' | 'dimensions'>): boolean {
  // A table with no limit of its own may still have to hide a count for the sake of another.
  return limitOf(policy, cell) === 0 && Object.keys(cell.dimensions).every((name) => name === 'sex');
}

function isBelow(value: number, limit: number, { showsZeros }: DisclosurePolicy): boolean {
  return value < limit && (value > 0 || !showsZeros);
}

function isSmallChange(value: number, before: number | undefined, limit: number): boolean {
  return before !== undefined && value !== before && Math.abs(value - before) < limit && value > 0;
}

/** Periods that touch this one or share days with it, each with its versions. Persons of two periods do not add up. */
export function neighbours(
  earlier: readonly EarlierPublication[],
  { period, unit }: Pick<CountingRules, 'period' | 'unit'>,
): (readonly EarlierPublication[])[] {
  if (unit === 'person') return [];
  const groups = new Map<string, EarlierPublication[]>();
  for (const one of earlier) {
    if (isSamePeriod(one.period, period)) continue;
    if (one.period.to < addDays(period.from, -1) || one.period.from > addDays(period.to, 1)) continue;
    const key = `${one.period.from}..${one.period.to}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

/** Of earlier versions: the last shown value of what was ever shown, or the keys of what was hidden and never shown. */
function statesOf(versions: readonly EarlierPublication[], which: 'shown'): Map<string, number>;
function statesOf(versions: readonly EarlierPublication[], which: 'hidden'): Set<string>;
function statesOf(versions: readonly EarlierPublication[], which: 'shown' | 'hidden') {
  const shown = new Map<string, number>();
  const hidden = new Set<string>();
  for (const { measures, stepMoves } of versions) {
    const all = [
      ...measures.map((cell) => [keyOfCount(cell), cell.count] as const),
      ...stepMoves.map((move) => [keyOfMove(move), move.count] as const),
    ];
    for (const [key, count] of all) {
      if (count === null) hidden.add(key);
      else shown.set(key, count);
    }
  }
  return which === 'shown' ? shown : hidden;
}

function assemble(
  of: Settled & {
    readonly exact: Counted;
    readonly policy: DisclosurePolicy;
    readonly waits: number;
  },
): Suppressed {
  const { exact, hidden, leftOut, exposed, policy, waits } = of;
  const measures = exact.measures
    .filter((cell) => !leftOut.has(tableOfCount(cell)))
    .map(({ measure, dimensions, count }): PackageCount =>
      hidden.has(keyOfCount({ measure, dimensions }))
        ? { measure, dimensions, count: null, suppressed: true }
        : { measure, dimensions, count },
    );
  const stepMoves = leftOut.has(MOVES_TABLE)
    ? []
    : exact.stepMoves.map((move): StepMove =>
        hidden.has(keyOfMove(move)) ? { ...move, count: null, suppressed: true } : move,
      );
  const isFew = waits < policy.limit;
  const queue = measures.find(
    ({ measure, dimensions }) => measure === 'queue' && Object.keys(dimensions).length === 0,
  );
  return {
    measures,
    stepMoves,
    waiting: {
      medianDays: isFew ? null : exact.waiting.medianDays,
      p90Days: isFew ? null : exact.waiting.p90Days,
      now: queue?.count ?? null,
    },
    hiddenCounts: [...measures, ...stepMoves].filter(({ count }) => count === null).length,
    leftOut: [...leftOut].toSorted(),
    exposed: [...exposed].toSorted(),
  };
}

function waitCount({ measures }: Counted): number {
  const total = measures.find(({ measure, dimensions }) => measure === 'new' && Object.keys(dimensions).length === 0);
  return total?.count ?? 0;
}

/** Moves with fewer particulars, until at most half of the people would be hidden. */
function coarserMoves(moves: readonly StepMove[], policy: DisclosurePolicy): StepMove[] {
  const levels: readonly ((move: StepMove) => StepMove)[] = [
    (move) => move,
    (move) => ({ ...move, municipality: undefined }),
    (move) => ({ ...move, municipality: undefined, strengthenedCooperation: undefined }),
    ({ from, to, count }) => ({ from, to, count }),
  ];
  const people = moves.reduce((sum, { count }) => sum + (count ?? 0), 0);
  let merged: StepMove[] = [...moves];
  for (const level of levels) {
    merged = mergeMoves(moves.map(level));
    const hidden = merged.reduce(
      (sum, { count }) => sum + ((count ?? 0) < policy.sensitiveLimit ? (count ?? 0) : 0),
      0,
    );
    if (hidden * 2 <= people) break;
  }
  return merged;
}

function mergeMoves(moves: readonly StepMove[]): StepMove[] {
  const cells = new Map<string, StepMove>();
  for (const move of moves) {
    const key = stepMoveKey(move);
    const before = cells.get(key);
    cells.set(key, before ? { ...before, count: (before.count ?? 0) + (move.count ?? 0) } : move);
  }
  return [...cells.values()];
}
