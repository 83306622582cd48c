// The plan of the budget's year and the two after it (KL 11:6 by FinsamL 21 §), with the capital that it leaves.
import { type Ore } from '#kernel';
import { compareCapital, type CapitalGuideline } from '../capital.ts';

export type PlanYear = {
  readonly year: number;
  readonly contributionsOre: Ore;
  readonly otherIncomeOre: Ore;
  readonly costsOre: Ore;
};

export type PlannedYear = PlanYear & {
  readonly resultOre: Ore;
  readonly closingEquityOre: Ore;
  /** The most that the guideline lets stand; null when none applies. */
  readonly guidelineOre: Ore | null;
};

export function planYears(
  plan: readonly PlanYear[],
  of: { readonly openingEquityOre: Ore; readonly guidelines: readonly CapitalGuideline[] },
): readonly PlannedYear[] {
  let equityOre = of.openingEquityOre;
  return plan
    .toSorted((a, b) => a.year - b.year)
    .map((one) => {
      const resultOre = one.contributionsOre + one.otherIncomeOre - one.costsOre;
      equityOre += resultOre;
      const capital = compareCapital({
        guidelines: of.guidelines,
        on: `${one.year}-12-31`,
        contributionsOre: one.contributionsOre,
        equityOre,
      });
      return { ...one, resultOre, closingEquityOre: equityOre, guidelineOre: capital?.maximumOre ?? null };
    });
}
