// How far one hidden count can move while the others make room for it: asked of hundreds of counts of the same system, so that
// each question starts where the last one ended. A simplex method with bounds on both sides, in which a count that is not basic
// may stand anywhere between them.
import type { Equation } from './cheapest-shift.ts';

export type Bounds = { readonly least: number; readonly most: number };

export type HiddenMoves = {
  /** Moves a count towards a shift, as far as the others allow. */
  readonly reach: (index: number, shift: number) => void;
  /** Where every count stands now, and all relations hold. */
  readonly shifts: () => ReadonlyMap<number, number>;
  /** Lets a count move further than it could. */
  readonly widen: (index: number, bounds: Bounds) => void;
};

/**
 * Every count starts at 0. One with null bounds never moves; one with `least` and `most` 0 may be given room later. No count but
 * those that stand in one relation alone moves further than `furthest`.
 */
export function hiddenMoves(
  equations: readonly Equation[],
  boundsOf: readonly (Bounds | null)[],
  furthest: number,
): HiddenMoves {
  const columns = boundsOf.flatMap((bounds, index) => (bounds ? [index] : []));
  const columnOf = new Map(columns.map((index, column) => [index, column]));
  const least = Float64Array.from(columns, (index) => boundsOf[index]?.least ?? 0);
  const most = Float64Array.from(columns, (index) => boundsOf[index]?.most ?? 0);
  const at = new Float64Array(columns.length);
  /** The row in which a column is basic; −1 when it is not. */
  const rowOf = new Int32Array(columns.length).fill(-1);
  const uses = new Int32Array(columns.length);
  for (const equation of equations) {
    for (const { of } of equation) {
      const column = columnOf.get(of);
      if (column !== undefined) uses[column] = (uses[column] ?? 0) + 1;
    }
  }
  const table: Float64Array[] = [];
  const basis: number[] = [];
  /** Those that have to be minded. */
  const relations: Equation[] = [];
  for (const equation of equations) {
    const terms = equation.flatMap(({ of, times }) => {
      const column = columnOf.get(of);
      return column === undefined ? [] : [{ column, times }];
    });
    if (terms.length === 0) continue;
    const slack = terms.find(({ column }) => uses[column] === 1 && most[column] === Infinity);
    const others = terms.reduce((sum, term) => (term === slack ? sum : sum + Math.abs(term.times)), 0);
    // Whatever the others do, the slack takes it up.
    if (slack && -(least[slack.column] ?? 0) * Math.abs(slack.times) >= others * furthest) continue;
    const row = new Float64Array(columns.length);
    for (const { column, times } of terms) row[column] = (row[column] ?? 0) + times / (slack?.times ?? 1);
    if (slack) rowOf[slack.column] = table.length;
    basis.push(slack ? slack.column : NOBODY);
    table.push(row);
    relations.push(equation);
  }

  const leastOf = (column: number): number => (column === NOBODY ? 0 : (least[column] ?? 0));
  const mostOf = (column: number): number => (column === NOBODY ? 0 : (most[column] ?? 0));
  const canMove = (column: number, way: number): boolean =>
    way > 0 ? (at[column] ?? 0) < (most[column] ?? 0) - TINY : (at[column] ?? 0) > (least[column] ?? 0) + TINY;

  /** Which column moves the wanted one its way, and in which direction; null when none does. */
  const choose = (
    wanted: number,
    way: number,
    isFirst: boolean,
  ): { column: number; way: number; rate: number } | null => {
    const row = table[rowOf[wanted] ?? -1];
    if (!row) return canMove(wanted, way) ? { column: wanted, way, rate: 1 } : null;
    let best = null;
    for (let column = 0; column < row.length; column += 1) {
      const times = row[column] ?? 0;
      if (column === wanted || (times < TINY && times > -TINY) || (rowOf[column] ?? -1) >= 0) continue;
      const own = times > 0 ? -way : way;
      const rate = Math.abs(times);
      if ((best !== null && rate <= best.rate) || !canMove(column, own)) continue;
      best = { column, way: own, rate };
      if (isFirst) break;
    }
    return best;
  };

  /** Moves a column until it, the goal or a basic one is at its end. How far. */
  const move = (column: number, way: number, far: number): number => {
    let step = Math.min(
      far,
      way > 0 ? (most[column] ?? 0) - (at[column] ?? 0) : (at[column] ?? 0) - (least[column] ?? 0),
    );
    let leaving = -1;
    let leavingTimes = 0;
    for (let row = 0; row < table.length; row += 1) {
      const times = table[row]?.[column] ?? 0;
      if (times < TINY && times > -TINY) continue;
      const own = basis[row] ?? NOBODY;
      const value = own === NOBODY ? 0 : (at[own] ?? 0);
      const room = times * way > 0 ? value - leastOf(own) : mostOf(own) - value;
      const size = Math.abs(times);
      const limit = Math.max(0, room / size);
      // Among equals the largest coefficient: it keeps the numbers small.
      if (limit < step - TINY || (limit < step + TINY && leaving >= 0 && size > leavingTimes)) {
        step = Math.min(step, limit);
        leaving = row;
        leavingTimes = size;
      }
    }
    at[column] = (at[column] ?? 0) + way * step;
    for (const [row, own] of basis.entries()) {
      const times = table[row]?.[column] ?? 0;
      if (own !== NOBODY && times !== 0) at[own] = (at[own] ?? 0) - times * way * step;
    }
    if (leaving >= 0) pivot(leaving, column);
    return step;
  };

  const pivot = (row: number, column: number): void => {
    const pivotRow = table[row];
    if (!pivotRow) return;
    const by = pivotRow[column] ?? 1;
    const filled: number[] = [];
    for (let place = 0; place < pivotRow.length; place += 1) {
      const value = pivotRow[place] ?? 0;
      if (value < 1e-11 && value > -1e-11) pivotRow[place] = 0;
      else {
        pivotRow[place] = value / by;
        filled.push(place);
      }
    }
    for (const other of table) {
      const times = other[column] ?? 0;
      if (times === 0 || other === pivotRow) continue;
      for (const place of filled) other[place] = (other[place] ?? 0) - times * (pivotRow[place] ?? 0);
      other[column] = 0;
    }
    const out = basis[row] ?? NOBODY;
    if (out !== NOBODY) {
      rowOf[out] = -1;
      at[out] = nearer(at[out] ?? 0, { least: least[out] ?? 0, most: most[out] ?? 0 });
    }
    rowOf[column] = row;
    basis[row] = column;
  };

  return {
    reach(index, shift) {
      const wanted = columnOf.get(index);
      if (wanted === undefined) return;
      let standing = 0;
      for (let round = 0; round < MOST_ROUNDS; round += 1) {
        const left = shift - (at[wanted] ?? 0);
        const next = Math.abs(left) < TINY ? null : choose(wanted, Math.sign(left), standing > 20);
        if (!next) return;
        standing = move(next.column, next.way, Math.abs(left) / next.rate) > TINY ? 0 : standing + 1;
      }
    },
    shifts() {
      const shiftOf = (index: number): number => at[columnOf.get(index) ?? NOBODY] ?? 0;
      // Rounding must not make a range look wider than it is: what does not hold shows nothing.
      if (!holds(relations, shiftOf)) return new Map();
      return new Map(
        columns.flatMap((index) => (Math.abs(shiftOf(index)) > TINY ? [[index, shiftOf(index)] as const] : [])),
      );
    },
    widen(index, bounds) {
      const column = columnOf.get(index);
      if (column === undefined) return;
      least[column] = Math.min(least[column] ?? 0, bounds.least);
      most[column] = Math.max(most[column] ?? 0, bounds.most);
    },
  };
}

const TINY = 1e-7;
/** In the basis of an equation that has nothing to take up a difference: it stays at 0, and never comes back. */
const NOBODY = -1;
const MOST_ROUNDS = 500;

function nearer(value: number, { least, most }: Bounds): number {
  return value - least < most - value ? least : most;
}

function holds(equations: readonly Equation[], shiftOf: (index: number) => number): boolean {
  return equations.every((equation) => {
    let sum = 0;
    for (const { of, times } of equation) sum += times * shiftOf(of);
    return Math.abs(sum) < 1e-6;
  });
}
