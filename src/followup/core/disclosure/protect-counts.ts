// Which counts to hide so that no hidden one can be worked out from the rest. Knows nothing of people: numbers, equations that
// tie them, and how wide a range an outsider must be left with.
//
// Whoever attacks knows every shown count, every equation, that no count is below its floor, and how this works. A hidden count
// is safe when the shown ones still fit both a low and a high value of it. Every shift that is found shows this for all
// counts that move in it at once, so few linear programs are solved.
import { cheapestShift, type Equation } from './cheapest-shift.ts';
import { hiddenMoves, type Bounds } from './hidden-moves.ts';
import { rangesOf, type Range } from './ranges.ts';

export type LinkedCount = {
  readonly value: number;
  /** The least it can be for all an outsider knows, when it is hidden. */
  readonly floor: number;
  /**
   * `fixed`: shown, whatever happens (open by decision, or known already). `hideable`: shown unless it must be hidden.
   * `hidden`: hidden before and to be kept so. `absent`: nowhere printed.
   */
  readonly state: 'fixed' | 'hideable' | 'hidden' | 'absent';
  /** Hidden from the start when `hideable`. */
  readonly isSmall: boolean;
  /** How wide the range of a hidden count must be. */
  readonly width: number;
  /** Tables are left out whole when they cannot be made safe; null for what cannot be left out. */
  readonly table: string | null;
};

export type Protection = {
  /** Indexes of hidden counts, small ones and those that protect them alike. */
  readonly hidden: ReadonlySet<number>;
  /** Tables that cannot be shown at all. */
  readonly leftOut: ReadonlySet<string>;
  /** Hidden before, and in danger whatever is hidden now: an earlier publication tells too much. */
  readonly exposed: ReadonlySet<number>;
};

export function protectCounts(counts: readonly LinkedCount[], equations: readonly Equation[]): Protection {
  const equationsOf: number[][] = counts.map(() => []);
  equations.forEach((equation, at) => equation.forEach(({ of }) => equationsOf[of]?.push(at)));
  const system = { equations, equationsOf };
  const leftOut = new Set<string>();
  const exposed = new Set<number>();
  const hidden = new Set<number>();
  counts.forEach(({ state, isSmall }, index) => {
    if (state === 'hidden' || (state === 'hideable' && isSmall)) hidden.add(index);
  });
  const ranges = leaveOutHopeless({ counts, equations, hidden, leftOut });
  /** The lowest and highest shifts seen: what a hidden count can surely be. */
  const low = new Float64Array(counts.length);
  const high = new Float64Array(counts.length);

  const isFree = (index: number): boolean => {
    const count = counts[index];
    return count?.state === 'absent' || leftOut.has(count?.table ?? NO_TABLE);
  };
  const cost = (index: number): number => {
    if (hidden.has(index) || isFree(index)) return 0;
    const count = counts[index];
    // Hiding a large count costs the reader more, but one more hidden count costs more than a larger one.
    return count?.state === 'hideable' && count.value >= count.floor ? 1 + Math.log2(1 + count.value) / 4 : Infinity;
  };
  const room = (index: number): number => {
    const count = counts[index];
    return count ? count.value - (isFree(index) ? 0 : Math.min(count.value, count.floor)) : 0;
  };
  const furthest = Math.max(0, ...counts.map(({ width }) => width));
  const boundsOf = (index: number): Bounds =>
    isFree(index) && equationsOf[index]?.length === 1
      ? { least: -room(index), most: Infinity }
      : { least: -Math.min(furthest, room(index)), most: furthest };
  const moves = hiddenMoves(
    equations,
    counts.map((_, index) => {
      const now = cost(index);
      if (now === Infinity) return null;
      return now === 0 ? boundsOf(index) : { least: 0, most: 0 };
    }),
    furthest,
  );
  const keep = (moved: ReadonlyMap<number, number>): void => {
    for (const [other, amount] of moved) {
      if (!isFree(other) && !hidden.has(other)) {
        hidden.add(other);
        moves.widen(other, boundsOf(other));
      }
      low[other] = Math.min(low[other] ?? 0, amount);
      high[other] = Math.max(high[other] ?? 0, amount);
    }
  };
  const reached = (index: number): number => (high[index] ?? 0) - (low[index] ?? 0);
  /** As far as the counts that are hidden already allow; what is found on the way is kept too. */
  const stretch = (index: number, by: number): void => {
    moves.reach(index, Math.max(by, -room(index)));
    keep(moves.shifts());
  };
  /** Hides more. */
  const shift = (index: number, by: number): boolean => {
    if (by < -room(index)) return false;
    const moved =
      cheapestShift({ index, by }, system, { cost, room, nearest: NEAR }) ??
      cheapestShift({ index, by }, system, { cost, room });
    if (moved !== null) keep(moved);
    return moved !== null;
  };

  const protect = (index: number, width: number): boolean => {
    const isWide = (): boolean => reached(index) >= width - TINY;
    if (isWide()) return true;
    stretch(index, width + (low[index] ?? 0));
    if (isWide()) return true;
    stretch(index, (high[index] ?? 0) - width);
    if (isWide()) return true;
    // A table has to be shown or left out, so every step is tried.
    for (let up = width + (low[index] ?? 0); up > (high[index] ?? 0) && !shift(index, up); up -= 1);
    return isWide() || shift(index, (high[index] ?? 0) - width);
  };

  // Fine tables first: those that have to go take their small counts with them.
  const waiting = [...hidden].toSorted((a, b) => (counts[a]?.value ?? 0) - (counts[b]?.value ?? 0));
  for (let at = 0; at < waiting.length; at += 1) {
    const index = waiting[at] ?? -1;
    const count = counts[index];
    if (!count || isFree(index) || !hidden.has(index)) continue;
    const before = hidden.size;
    const range = ranges[index];
    const isHopeless = range !== undefined && range.most - range.least < count.width - TINY;
    const isSafe = !isHopeless && protect(index, count.width);
    if (!isSafe && count.table !== null) {
      leftOut.add(count.table);
      for (const other of hidden) if (counts[other]?.table === count.table) hidden.delete(other);
      counts.forEach(({ table }, other) => {
        if (table === count.table) moves.widen(other, boundsOf(other));
      });
    } else if (!isSafe) exposed.add(index);
    if (hidden.size !== before || !isSafe) {
      const known = new Set(waiting);
      waiting.push(...[...hidden].filter((other) => !known.has(other)));
    }
  }
  return { hidden, leftOut, exposed };
}

const TINY = 1e-6;
/** More is hidden near a count if that helps, and only then further off: the smaller program is solved ten times sooner. */
const NEAR = 200;
const NO_TABLE = '';

/** Tables in which a small count is held too closely by open counts, however much else is hidden. */
function leaveOutHopeless(of: {
  readonly counts: readonly LinkedCount[];
  readonly equations: readonly Equation[];
  readonly hidden: Set<number>;
  readonly leftOut: Set<string>;
}): Range[] {
  const { counts, equations, hidden, leftOut } = of;
  const isGone = ({ table }: LinkedCount): boolean => table !== null && leftOut.has(table);
  for (;;) {
    const ranges = rangesOf(
      counts.map((count) => {
        if (isGone(count) || count.state === 'absent') return { least: 0, most: Infinity };
        if (count.state === 'fixed' || count.value < count.floor) return { least: count.value, most: count.value };
        return { least: count.floor, most: Infinity };
      }),
      equations,
    );
    const hopeless = [...hidden].find((index) => {
      const count = counts[index];
      const range = ranges[index];
      return count && range && count.table !== null && range.most - range.least < count.width - TINY;
    });
    const table = hopeless === undefined ? null : (counts[hopeless]?.table ?? null);
    if (table === null) return ranges;
    leftOut.add(table);
    for (const index of hidden) if (counts[index]?.table === table) hidden.delete(index);
  }
}
