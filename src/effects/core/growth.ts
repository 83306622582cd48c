// Yearly growth of an observed series over a window of ten years.

export type Observation = { readonly year: number; readonly value: number };

export type GrowthRate = {
  /** 0.03 is three per cent a year. */
  readonly rate: number;
  readonly from: number;
  readonly to: number;
  /** Fewer than four observations stand in the window. */
  readonly isShortWindow: boolean;
};

const WINDOW_YEARS = 10;
const ENOUGH = 4;

/**
 * Geometric: (last / first) to the power of 1 / years, less 1. Arithmetic: the mean of the steps between neighbours, each
 * step over several years taken at its yearly rate; gaps are not interpolated. A missing first year is replaced by the
 * earliest in the window and its real distance. Null when there are not two years.
 */
export function growthOf(
  observations: readonly Observation[],
  method: 'geometric' | 'arithmetic',
): GrowthRate | null {
  const sorted = observations.toSorted((a, b) => a.year - b.year);
  const last = sorted.at(-1);
  if (!last) return null;
  const inWindow = sorted.filter(({ year }) => year >= last.year - WINDOW_YEARS);
  const [first] = inWindow;
  if (!first || first.year === last.year) return null;
  const rate =
    method === 'geometric' ? (last.value / first.value) ** (1 / (last.year - first.year)) - 1 : meanStep(inWindow);
  return { rate, from: first.year, to: last.year, isShortWindow: inWindow.length < ENOUGH };
}

function meanStep(observations: readonly Observation[]): number {
  const steps = observations.slice(1).map((one, index) => {
    const before = observations[index] ?? one;
    return (one.value / before.value) ** (1 / (one.year - before.year)) - 1;
  });
  return steps.reduce((sum, step) => sum + step, 0) / steps.length;
}
