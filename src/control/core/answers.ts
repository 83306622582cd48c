// What whole numbers of answers can give: percentages and means that are printed must be a whole number over another.

export type Rounding = 'rounded' | 'cutOff' | 'impossible';

/** How a printed percentage can have come from `whole` answers; `cutOff` when only by dropping decimals. */
export function possiblePercentage(of: { percent: number; decimals: number; whole: number }): Rounding {
  const near = Math.floor((of.percent * of.whole) / 100);
  const parts = [near - 1, near, near + 1, near + 2].filter((part) => part >= 0);
  const ways = parts.map((part) => roundingOf({ ...of, part }));
  if (ways.includes('rounded')) return 'rounded';
  return ways.includes('cutOff') ? 'cutOff' : 'impossible';
}

/** How a printed percentage follows from the numbers behind it. */
export function roundingOf(of: { percent: number; decimals: number; part: number; whole: number }): Rounding {
  if (of.whole <= 0) return 'impossible';
  const exact = (100 * of.part) / of.whole;
  if (isRoundedFrom({ printed: of.percent, exact, decimals: of.decimals })) return 'rounded';
  const scale = 10 ** of.decimals;
  return Math.abs(Math.floor(exact * scale + 1e-9) - of.percent * scale) < 1e-6 ? 'cutOff' : 'impossible';
}

/** Whether a mean of `answers` whole answers can be printed so. */
export function isPossibleMean(of: { mean: number; decimals: number; answers: number }): boolean {
  const near = Math.floor(of.mean * of.answers);
  return [near - 1, near, near + 1, near + 2].some((sum) =>
    isRoundedFrom({ printed: of.mean, exact: sum / of.answers, decimals: of.decimals }),
  );
}

/** Half away from zero, as printed; an exact half may not go down. */
export function isRoundedFrom(of: { printed: number; exact: number; decimals: number }): boolean {
  const scale = 10 ** of.decimals;
  const rounded = Math.sign(of.exact) * Math.floor(Math.abs(of.exact) * scale + 0.5 + 1e-9);
  return Math.abs(rounded - of.printed * scale) < 1e-6;
}
