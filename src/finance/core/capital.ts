import type { IsoDate, Ore } from '#kernel';

/** One step of the guideline: contributions from `fromOre` up to (not including) `toOre`. */
export type CapitalStep = {
  readonly fromOre: Ore;
  readonly toOre: Ore | null;
  /** A share of the year's contributions in per cent, or a fixed amount. */
  readonly limit:
    { readonly kind: 'percent'; readonly percent: number } | { readonly kind: 'amount'; readonly amountOre: Ore };
};

/**
 * Nationella rådet's guideline for the most equity an association should keep, stepped by size. The official table is
 * not confirmed, so it is data with a date and a source and every association can edit it.
 */
export type CapitalGuideline = {
  readonly validFrom: IsoDate;
  readonly source: string;
  readonly isVerified: boolean;
  readonly steps: readonly CapitalStep[];
};

export type CapitalComparison = {
  readonly maximumOre: Ore;
  readonly equityOre: Ore;
  /** How much equity stands above the guideline; 0 when it does not. */
  readonly excessOre: Ore;
  readonly guideline: CapitalGuideline;
  readonly step: CapitalStep;
};

/** Equity against the guideline in force on the day; null when no guideline or step applies. */
export function compareCapital(facts: {
  readonly guidelines: readonly CapitalGuideline[];
  readonly on: IsoDate;
  readonly contributionsOre: Ore;
  readonly equityOre: Ore;
}): CapitalComparison | null {
  const inForce = facts.guidelines
    .filter(({ validFrom }) => validFrom <= facts.on)
    .toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0];
  const step = inForce?.steps.find(
    ({ fromOre, toOre }) => facts.contributionsOre >= fromOre && (toOre === null || facts.contributionsOre < toOre),
  );
  if (!inForce || !step) return null;
  const maximumOre =
    step.limit.kind === 'amount'
      ? step.limit.amountOre
      : Math.round((facts.contributionsOre * step.limit.percent) / 100);
  const excessOre = Math.max(0, facts.equityOre - maximumOre);
  return { maximumOre, equityOre: facts.equityOre, excessOre, guideline: inForce, step };
}
