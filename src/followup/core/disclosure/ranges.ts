// A quick outer bound: each count from the ranges of the others in its equations, a few rounds over.
import type { Equation } from './cheapest-shift.ts';

export type Range = { readonly least: number; readonly most: number };

const ROUNDS = 4;

/** Ranges no wider than given that still hold every solution; the tightest may be narrower. */
export function rangesOf(given: readonly Range[], equations: readonly Equation[]): Range[] {
  const ranges = [...given];
  for (let round = 0; round < ROUNDS; round += 1) {
    let isStill = true;
    for (const equation of equations) {
      const sides = equation.map(({ of, times }) => {
        const { least, most } = ranges[of] ?? { least: 0, most: Infinity };
        return times > 0
          ? { least: times * least, most: times * most }
          : { least: times * most, most: times * least };
      });
      const least = addUp(sides.map((side) => side.least));
      const most = addUp(sides.map((side) => side.most));
      equation.forEach(({ of, times }, at) => {
        const side = sides[at];
        const range = ranges[of];
        if (!side || !range) return;
        // The others are between these; this one is what they lack to 0.
        const low = -without(most, side.most);
        const high = -without(least, side.least);
        const next = {
          least: Math.max(range.least, known(times > 0 ? low / times : high / times, -Infinity)),
          most: Math.min(range.most, known(times > 0 ? high / times : low / times, Infinity)),
        };
        if (next.least > range.least || next.most < range.most) isStill = false;
        ranges[of] = next;
      });
    }
    if (isStill) break;
  }
  return ranges;
}

function known(value: number, otherwise: number): number {
  return Number.isNaN(value) ? otherwise : value;
}

type Sum = { readonly finite: number; readonly infinite: number };

function addUp(values: readonly number[]): Sum {
  return {
    finite: values.reduce((sum, value) => (Number.isFinite(value) ? sum + value : sum), 0),
    infinite: values.filter((value) => !Number.isFinite(value)).length,
  };
}

/** The sum of the others; NaN when one of them has no end on this side. */
function without(sum: Sum, own: number): number {
  const isOwnInfinite = !Number.isFinite(own);
  if (sum.infinite > (isOwnInfinite ? 1 : 0)) return NaN;
  return isOwnInfinite ? sum.finite : sum.finite - own;
}
