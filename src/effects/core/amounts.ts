// What each state pays in a year, gross, in whole kronor.
import { unreachable } from '#kernel';
import { growthOf, type Observation } from './growth.ts';
import type { ParameterReader } from './parameter-reader.ts';
import type { ParameterSet } from './parameters.ts';
import type { Income } from './states.ts';

/** Whether key figures stand still from their latest year on or grow as they did over ten years. */
export type Growth = 'constant' | 'geometric' | 'arithmetic';

export type AmountChoices = {
  readonly parameters: ParameterSet;
  readonly reader: ParameterReader;
  readonly growth: Growth;
};

/** The average amounts that are key figures, not law; each has a range in the sensitivity table. */
export const averages = {
  FORS: 'social_assistance.full_year_single_adult',
  AKASSA: 'unemployment.average_annual_full_year',
  AKTSTOD: 'activity_support.average_annual',
  SJUKP: 'sickness_benefit.average_annual',
  AKTERS: 'activity_compensation.average_annual',
  SJUKERS: 'sickness_compensation.average_annual',
} as const;

/** Amounts that grow when a result asks for it, and the series that they grow as. */
export const growingSeries = [
  { amount: averages.FORS, series: 'social_assistance.paid_per_household_year' },
  { amount: 'median_wage', series: 'median_wage' },
] as const;

/** Whole kronor a year for an income at its share of full time. Throws `ParameterNotDefined`. */
export function grossOf(income: Income, year: number, choices: AmountChoices): number {
  const { reader } = choices;
  if (income.gross?.unit === 'kr') return Math.round(income.gross.amount * income.share);
  if (income.gross) return Math.round(income.gross.amount * reader.of('prisbasbelopp', year) * income.share);
  return Math.round(usualGross(income.state, year, choices) * income.share);
}

function usualGross(state: Income['state'], year: number, choices: AmountChoices): number {
  const { reader } = choices;
  switch (state) {
    case 'FORS':
      // The key figure of one adult grows as what is paid per household has grown.
      return Math.round(grown(averages.FORS, 'social_assistance.paid_per_household_year', year, choices));
    case 'AKASSA':
    case 'AKTSTOD':
    case 'SJUKP':
    case 'AKTERS':
    case 'SJUKERS':
      return reader.of(averages[state], year);
    case 'UTVECKL': {
      const daily =
        reader.of('development_allowance.share_of_weekly_study_grant', year) * reader.of('study_grant.weekly', year);
      return Math.round(daily * reader.of('programme.days_per_year', year));
    }
    case 'ETABL':
      return Math.round(
        reader.of('establishment_allowance.daily', year) * reader.of('programme.days_per_year', year),
      );
    case 'STUDIE': {
      const loanShare = reader.of('study.loan_cost_share', year);
      const loan = loanShare === 0 ? 0 : reader.of('study_loan.weekly', year) * loanShare;
      return Math.round((reader.of('study_grant.weekly', year) + loan) * reader.of('study.weeks_per_year', year));
    }
    case 'ARBETE':
      return Math.round(
        12 * reader.of('model.wage_share_of_median', year) * grown('median_wage', 'median_wage', year, choices),
      );
    case 'INGEN':
      return 0;
    default:
      return unreachable(state);
  }
}

/** A key figure in a year: as last known, or grown from its last year as `series` has grown. */
function grown(name: string, series: string, year: number, choices: AmountChoices): number {
  const value = choices.reader.of(name, year);
  if (choices.growth === 'constant' || choices.reader.isAssumed(name)) return value;
  const known = (choices.parameters.get(name) ?? []).findLast(({ from }) => from <= `${year}-01-01`);
  const years = year - Number(known?.from.slice(0, 4) ?? year);
  if (years <= 0) return value;
  const growth = growthOf(observationsOf(choices.parameters, series), choices.growth);
  return growth ? value * (1 + growth.rate) ** Math.min(years, 5) : value;
}

/** Only verified values vouch for growth. */
export function observationsOf(set: ParameterSet, name: string): Observation[] {
  return (set.get(name) ?? []).flatMap(({ from, value, verified }) =>
    verified && typeof value === 'number' ? [{ year: Number(from.slice(0, 4)), value }] : [],
  );
}
