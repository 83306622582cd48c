// Uncertainty of small samples. Intervals are 95 %.

/** Quantile of the normal distribution that leaves 2.5 % above it. */
const Z = 1.959_963_984_540_054;

export type Interval = { readonly low: number; readonly high: number };
export type Proportion = { readonly part: number; readonly whole: number };

/** Wilson's score interval: holds for small samples and at 0 and 100 %, where the usual one has no width. */
export function wilson({ part, whole }: Proportion): Interval {
  const share = part / whole;
  const spread = Z ** 2 / whole;
  const middle = (share + spread / 2) / (1 + spread);
  const half = (Z / (1 + spread)) * Math.sqrt((share * (1 - share)) / whole + spread / (4 * whole));
  return {
    low: part === 0 ? 0 : Math.max(0, middle - half),
    high: part === whole ? 1 : Math.min(1, middle + half),
  };
}

export type Difference = Interval & { readonly difference: number; readonly isBeyondChance: boolean };

/** Newcombe's interval for the difference of two independent shares (after − before), made of their Wilson intervals. */
export function differenceOfShares(of: { readonly before: Proportion; readonly after: Proportion }): Difference {
  const [before, after] = [of.before, of.after].map((one) => ({ ...wilson(one), share: one.part / one.whole }));
  if (!before || !after) throw new Error('two shares are compared');
  const difference = after.share - before.share;
  return judged({
    difference,
    low: difference - Math.hypot(after.share - after.low, before.high - before.share),
    high: difference + Math.hypot(after.high - after.share, before.share - before.low),
  });
}

export type Sample = { readonly n: number; readonly mean: number; readonly variance: number };

/** Welch's interval for the difference of two means (after − before); null where either has fewer than two answers. */
export function differenceOfMeans(of: { readonly before: Sample; readonly after: Sample }): Difference | null {
  const { before, after } = of;
  if (before.n < 2 || after.n < 2) return null;
  const [a, b] = [before.variance / before.n, after.variance / after.n];
  const difference = after.mean - before.mean;
  if (a + b === 0) return judged({ difference, low: difference, high: difference });
  const freedom = (a + b) ** 2 / (a ** 2 / (before.n - 1) + b ** 2 / (after.n - 1));
  const half = studentQuantile(freedom) * Math.sqrt(a + b);
  return judged({ difference, low: difference - half, high: difference + half });
}

function judged(of: Interval & { readonly difference: number }): Difference {
  return { ...of, isBeyondChance: of.low > 0 || of.high < 0 };
}

/** The 97.5 % quantile of Student's t, by the Cornish–Fisher expansion; within 0.01 from five degrees of freedom on. */
export function studentQuantile(freedom: number): number {
  const z2 = Z * Z;
  const terms = [
    (z2 + 1) / 4,
    ((5 * z2 + 16) * z2 + 3) / 96,
    (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384,
    ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / 92_160,
  ];
  return terms.reduce((sum, term, index) => sum + (Z * term) / freedom ** (index + 1), Z);
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The middle answer, or halfway between the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/** With n − 1 below. */
export function sampleOf(values: readonly number[]): Sample {
  const middle = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  return { n: values.length, mean: middle, variance: values.length > 1 ? squares / (values.length - 1) : 0 };
}
