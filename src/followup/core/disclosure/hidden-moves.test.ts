import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cheapestShift, type Equation } from './cheapest-shift.ts';
import { hiddenMoves } from './hidden-moves.ts';

const FURTHEST = 5;

/** A table of rooms to fall, with its sums of rows and columns, some of which are shown and some hidden. */
const hiddenTable = fc
  .record({
    rows: fc.integer({ min: 2, max: 4 }),
    columns: fc.integer({ min: 2, max: 5 }),
    rooms: fc.array(fc.constantFrom(null, 0, 1, 2, 4, 9), { minLength: 40, maxLength: 40 }),
  })
  .map(({ rows, columns, rooms }) => {
    const cell = (row: number, column: number): number => row * (columns + 1) + column;
    const parts = (count: number): number[] => Array.from({ length: count }, (_, at) => at);
    const equations: Equation[] = [
      ...parts(rows + 1).map((row) => [
        { of: cell(row, columns), times: -1 },
        ...parts(columns).map((column) => ({ of: cell(row, column), times: 1 })),
      ]),
      ...parts(columns + 1).map((column) => [
        { of: cell(rows, column), times: -1 },
        ...parts(rows).map((row) => ({ of: cell(row, column), times: 1 })),
      ]),
    ];
    const counts = parts((rows + 1) * (columns + 1));
    const equationsOf = counts.map((count) =>
      parts(equations.length).filter((at) => equations[at]?.some(({ of }) => of === count)),
    );
    return { equations, equationsOf, rooms: counts.map((count) => rooms[count] ?? null) };
  });

describe('hidden counts move', () => {
  test('exactly as far as the linear program of each says, one question after another', () => {
    let moved = 0;
    fc.assert(
      fc.property(hiddenTable, ({ equations, equationsOf, rooms }) => {
        const boundsOf = (room: number | null) =>
          room === null ? null : { least: -Math.min(room, FURTHEST), most: FURTHEST };
        const moves = hiddenMoves(equations, rooms.map(boundsOf), FURTHEST);
        const movable = {
          room: (index: number): number => rooms[index] ?? 0,
          cost: (index: number): number => (rooms[index] === null ? Infinity : 0),
        };
        for (const [index, room] of rooms.entries()) {
          if (room === null) continue;
          for (const way of [1, -1]) {
            const most = way > 0 ? FURTHEST : Math.min(room, FURTHEST);
            moves.reach(index, way * most);
            const shifts = moves.shifts();
            for (const equation of equations) {
              const sum = equation.reduce((total, { of, times }) => total + times * (shifts.get(of) ?? 0), 0);
              expect(sum).toBeCloseTo(0);
            }
            for (const [other, shift] of shifts) expect(shift).toBeGreaterThanOrEqual(-(rooms[other] ?? 0) - 1e-6);
            const reached = way * (shifts.get(index) ?? 0);
            if (reached > 0.5) moved += 1;
            const isPossible = (far: number): boolean =>
              far <= most && cheapestShift({ index, by: way * far }, { equations, equationsOf }, movable) !== null;
            // The program moves nothing further than its target, so it may say no where a longer way round leads there.
            for (let far = 1; far <= FURTHEST; far += 1)
              if (isPossible(far)) expect(reached).toBeGreaterThan(far - 1e-6);
            if (reached > most - 1e-6 && most === FURTHEST) expect(isPossible(most)).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
    expect(moved).toBeGreaterThan(100);
  });

  test('not at all where every sum is shown, and then as far as a count that is given room lets them', () => {
    const equations = [[-1, 1, 1].map((times, of) => ({ of, times }))];
    const bounds = { least: -2, most: FURTHEST };
    const moves = hiddenMoves(equations, [null, { least: 0, most: 0 }, bounds], FURTHEST);
    moves.reach(2, 3);
    expect(moves.shifts()).toEqual(new Map());
    moves.widen(1, bounds);
    moves.reach(2, 3);
    expect(moves.shifts()).toEqual(
      new Map([
        [1, -2],
        [2, 2],
      ]),
    );
  });
});
