// The smallest set of counts that can move together: a linear program, solved by the simplex method with upper bounds.
//
//   least  Σ cost·|shift|   with   every relation still true,   shift ≥ −room below,   |shift of the target| as asked

/** One equation: the sum of coefficient × count is the same before and after. */
export type Equation = readonly { readonly of: number; readonly times: number }[];

export type Movable = {
  /** How far a count may fall; Infinity for no limit. */
  readonly room: (index: number) => number;
  /** What moving it by one costs; Infinity when it may not move. */
  readonly cost: (index: number) => number;
  /** So many counts move at most, those nearest to the target; all when not given. */
  readonly nearest?: number;
};

export type System = {
  readonly equations: readonly Equation[];
  /** The equations that each count stands in. */
  readonly equationsOf: readonly (readonly number[])[];
};

type Target = { readonly index: number; readonly by: number };

/**
 * Shifts by index, only those that are not 0; null when none are found. No count is moved further than the target: larger moves
 * are never needed for what this is asked for, and most inequalities then hold by themselves.
 */
export function cheapestShift(target: Target, system: System, movable: Movable): ReadonlyMap<number, number> | null {
  const { variables, rows } = reachable(target, system, movable);
  const columnOf = new Map(variables.map((index, column) => [index, column]));
  const slackFrom = variables.length * 2;
  const width = slackFrom + rows.length;
  const most = Math.abs(target.by);
  // Each count is a rise and a fall, both from 0 up; a fall is at most its room. Then a slack for each inequality.
  const upper = new Float64Array(width).fill(Infinity);
  const cost = new Float64Array(width);
  variables.forEach((index, column) => {
    upper[2 * column] = most;
    upper[2 * column + 1] = Math.min(most, movable.room(index));
    cost[2 * column] = movable.cost(index);
    cost[2 * column + 1] = movable.cost(index);
  });
  const basis: number[] = [];
  const table = rows.map(({ equation, slack }, at) => {
    const row = new Float64Array(width + 1);
    let right = slack === null ? 0 : Math.abs(slack.times) * slack.room;
    const sign = slack !== null && slack.times < 0 ? -1 : 1;
    for (const { of, times } of system.equations[equation] ?? []) {
      if (of === target.index) right -= sign * times * target.by;
      const column = columnOf.get(of);
      if (column === undefined) continue;
      row[2 * column] = (row[2 * column] ?? 0) + sign * times;
      row[2 * column + 1] = (row[2 * column + 1] ?? 0) - sign * times;
    }
    if (slack !== null) row[slackFrom + at] = Math.abs(slack.times);
    row[width] = right;
    if (right < 0) for (let column = 0; column <= width; column += 1) row[column] = -(row[column] ?? 0) || 0;
    basis.push(slack !== null && right >= 0 ? slackFrom + at : ARTIFICIAL);
    return row;
  });
  const values = leastCost(table, { upper, cost, basis });
  if (values === null) return null;
  const shifts = new Map([[target.index, target.by]]);
  variables.forEach((index, column) => {
    const shift = (values[2 * column] ?? 0) - (values[2 * column + 1] ?? 0);
    if (Math.abs(shift) > TINY) shifts.set(index, shift);
  });
  return shifts;
}

const TINY = 1e-7;

/** What takes up the difference of an inequality: it costs nothing and stands nowhere else. */
type Slack = { readonly times: number; readonly room: number };
type Row = { readonly equation: number; readonly slack: Slack | null };

/** What hangs together with the target through counts that may move. */
function reachable(target: Target, system: System, movable: Movable): { variables: number[]; rows: Row[] } {
  const { nearest = Infinity } = movable;
  const seen = new Set([target.index]);
  const taken = new Set<number>();
  const rows: Row[] = [];
  const next = [target.index];
  for (let at = 0; at < next.length; at += 1) {
    for (const equation of system.equationsOf[next[at] ?? -1] ?? []) {
      if (taken.has(equation)) continue;
      taken.add(equation);
      const terms = system.equations[equation] ?? [];
      const free = terms.find(({ of }) => of !== target.index && isSlack(of, system, movable));
      const slack = free ? { times: free.times, room: movable.room(free.of) } : null;
      if (slack !== null && holdsAnyway(terms, { slack, target, movable })) continue;
      rows.push({ equation, slack });
      for (const { of } of terms) {
        if (seen.has(of) || of === free?.of || seen.size > nearest || movable.cost(of) === Infinity) continue;
        seen.add(of);
        next.push(of);
      }
    }
  }
  return { variables: next.slice(1), rows };
}

function isSlack(index: number, { equationsOf }: System, { cost }: Movable): boolean {
  return equationsOf[index]?.length === 1 && cost(index) === 0;
}

/** Whether the slack is large enough for the largest moves of all others. */
function holdsAnyway(terms: Equation, of: { slack: Slack; target: Target; movable: Movable }): boolean {
  const { slack, target, movable } = of;
  const others = terms.reduce(
    (sum, { of: index, times }) =>
      index === target.index || movable.cost(index) < Infinity ? sum + Math.abs(times) : sum,
    -Math.abs(slack.times),
  );
  return Math.abs(slack.times) * slack.room >= others * Math.abs(target.by);
}

/** Far dearer than any shift: an equation that does not hold. */
const BROKEN = 1e6;
/** In the basis: the row's own variable for being broken, which never comes back once it has left. */
const ARTIFICIAL = -1;

/**
 * The cheapest values ≥ 0 below their upper bounds that solve the rows (coefficients, then the right side, which is ≥ 0); null
 * when there are none. Bland's rule takes over when the cost stands still, so that it always ends.
 */
function leastCost(
  table: Float64Array[],
  { upper, cost, basis }: { readonly upper: Float64Array; readonly cost: Float64Array; readonly basis: number[] },
): Float64Array | null {
  const width = cost.length;
  const isFlipped = new Uint8Array(width);
  const isBasic = new Uint8Array(width);
  const price = new Float64Array(width + 1);
  price.set(cost);
  for (const [index, row] of table.entries()) {
    const own = basis[index] ?? ARTIFICIAL;
    if (own !== ARTIFICIAL) isBasic[own] = 1;
    else for (let at = 0; at <= width; at += 1) price[at] = (price[at] ?? 0) - BROKEN * (row[at] ?? 0);
  }

  const flip = (column: number): void => {
    const bound = upper[column] ?? 0;
    for (const row of [...table, price]) {
      const value = row[column] ?? 0;
      if (value === 0) continue;
      row[width] = (row[width] ?? 0) - value * bound;
      row[column] = -value;
    }
    isFlipped[column] = isFlipped[column] ? 0 : 1;
  };

  let standing = 0;
  for (;;) {
    const entering = choose(price, { width, isBasic, isFirst: standing > 40 });
    if (entering < 0) break;
    let step = upper[entering] ?? Infinity;
    let leaving = -1;
    let leavesAtTop = false;
    for (let at = 0; at < table.length; at += 1) {
      const row = table[at];
      const rate = row?.[entering] ?? 0;
      if (row === undefined || (rate < TINY && rate > -TINY)) continue;
      const value = row[width] ?? 0;
      const top = basis[at] === ARTIFICIAL ? Infinity : (upper[basis[at] ?? 0] ?? Infinity);
      const most = rate > 0 ? value / rate : (top - value) / -rate;
      const isBetter = most < step - 1e-12 || (most < step + 1e-12 && leaving >= 0 && isEarlier(basis, at, leaving));
      if (isBetter) {
        step = Math.max(0, most);
        leaving = at;
        leavesAtTop = rate < 0;
      }
    }
    if (step === Infinity) return null;
    standing = step > TINY ? 0 : standing + 1;
    if (leaving < 0) {
      flip(entering);
      continue;
    }
    const out = basis[leaving] ?? ARTIFICIAL;
    if (leavesAtTop && out >= 0) flipBasic(table[leaving], { width, bound: upper[out] ?? 0, column: out, isFlipped });
    pivot(table, { price, row: leaving, column: entering, width });
    if (out >= 0) isBasic[out] = 0;
    isBasic[entering] = 1;
    basis[leaving] = entering;
  }

  const values = new Float64Array(width);
  for (const [at, column] of basis.entries()) {
    const value = table[at]?.[width] ?? 0;
    if (column === ARTIFICIAL) {
      if (value > TINY) return null;
    } else values[column] = value;
  }
  for (let column = 0; column < width; column += 1) {
    if (isFlipped[column]) values[column] = (upper[column] ?? 0) - (values[column] ?? 0);
  }
  return values;
}

/** Artificial variables leave first among equals. */
function isEarlier(basis: readonly number[], at: number, before: number): boolean {
  return (basis[at] ?? 0) < (basis[before] ?? 0);
}

function choose(
  price: Float64Array,
  { width, isBasic, isFirst }: { width: number; isBasic: Uint8Array; isFirst: boolean },
): number {
  let best = -1;
  let lowest = -1e-6;
  for (let column = 0; column < width; column += 1) {
    const value = price[column] ?? 0;
    if (isBasic[column] || value >= lowest) continue;
    best = column;
    lowest = value;
    if (isFirst) break;
  }
  return best;
}

/** A basic variable that leaves at its upper bound is counted from there from now on. */
function flipBasic(
  row: Float64Array | undefined,
  { width, bound, column, isFlipped }: { width: number; bound: number; column: number; isFlipped: Uint8Array },
): void {
  if (!row) return;
  for (let at = 0; at < width; at += 1) row[at] = -(row[at] ?? 0) || 0;
  row[column] = -(row[column] ?? 0);
  row[width] = bound - (row[width] ?? 0);
  isFlipped[column] = isFlipped[column] ? 0 : 1;
}

function pivot(
  table: readonly Float64Array[],
  { price, row, column, width }: { price: Float64Array; row: number; column: number; width: number },
): void {
  const pivotRow = table[row];
  if (!pivotRow) return;
  const by = pivotRow[column] ?? 1;
  const filled: number[] = [];
  for (let at = 0; at <= width; at += 1) {
    const value = pivotRow[at] ?? 0;
    if (Math.abs(value) < 1e-11) {
      pivotRow[at] = 0;
      continue;
    }
    pivotRow[at] = value / by;
    filled.push(at);
  }
  for (let index = 0; index <= table.length; index += 1) {
    const other = table[index] ?? price;
    const times = other[column] ?? 0;
    if (times === 0 || other === pivotRow) continue;
    for (let at = 0; at < filled.length; at += 1) {
      const place = filled[at] ?? 0;
      other[place] = (other[place] ?? 0) - times * (pivotRow[place] ?? 0);
    }
    other[column] = 0;
  }
}
