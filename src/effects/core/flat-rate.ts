// The older flat rate (schablon): one sum per person and month, without payers. Årsredovisning 2020.
import { kronor, type Ore } from '#kernel';

/** Which exits the months are counted for; it is stored with the result, because reports have used both. */
export type CountingRule = 'workOnly' | 'workAndStudies';

export type FlatRate = {
  /** Whole kronor a month: benefit, administration, new tax income. */
  readonly benefit: number;
  readonly administration: number;
  readonly new_tax_income: number;
  readonly total: number;
};

export type FlatRateResult = {
  readonly countingRule: CountingRule;
  readonly persons: number;
  readonly months: number;
  readonly monthlyOre: Ore;
  readonly totalOre: Ore;
};

/** 10 000 + 500 + 5 700 = 16 200 kr a person and month; persons and months are whole numbers. */
export function flatRateEffect(
  of: { readonly persons: number; readonly months: number; readonly countingRule: CountingRule },
  rate: FlatRate,
): FlatRateResult {
  const monthlyOre = kronor(rate.benefit + rate.administration + rate.new_tax_income);
  return { ...of, monthlyOre, totalOre: monthlyOre * of.persons * of.months };
}
