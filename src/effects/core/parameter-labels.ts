// How parameters are called and written for a reader.
import { formatCount, formatPercent, type Language } from '#design/core';
import type { Municipality } from './municipalities.ts';
import { seriesName } from './parameters.ts';

const labels: Readonly<Record<string, readonly [sv: string, en: string]>> = {
  'activity_compensation.average_annual': [
    'Aktivitetsersättning, genomsnitt för ett år',
    'Activity compensation, yearly average',
  ],
  'activity_support.average_annual': ['Aktivitetsstöd, genomsnitt för ett år', 'Activity support, yearly average'],
  'development_allowance.share_of_weekly_study_grant': [
    'Utvecklingsersättning per dag, del av veckans studiebidrag',
    'Development allowance a day, share of the weekly study grant',
  ],
  'employer_contribution.total_rate': ['Arbetsgivaravgift', 'Employer contributions'],
  'equalisation.kommun.clawback': [
    'Utjämning: del av ny skatt som kommunen inte får behålla',
    'Equalisation: share of new tax that the municipality does not keep',
  ],
  'equalisation.region.clawback': [
    'Utjämning: del av ny skatt som regionen inte får behålla',
    'Equalisation: share of new tax that the region does not keep',
  ],
  'establishment_allowance.daily': ['Etableringsersättning per dag', 'Establishment allowance a day'],
  'general_pension_fee.rate': ['Allmän pensionsavgift', 'General pension fee'],
  'income_tax.basic_allowance.pieces': ['Grundavdrag', 'Basic allowance'],
  'income_tax.earned_income_credit': ['Skattereduktion för förvärvsinkomst', 'Credit for earned income'],
  'income_tax.in_work_credit.phase_out': ['Jobbskatteavdrag, avtrappning', 'In-work credit, phase-out'],
  'income_tax.in_work_credit.pieces_under_66': ['Jobbskatteavdrag', 'In-work credit'],
  'income_tax.sickness_credit': [
    'Skattereduktion för sjuk- och aktivitetsersättning',
    'Credit for sickness and activity compensation',
  ],
  'income_tax.state_threshold_lower': ['Skiktgräns för statlig skatt', 'Threshold of state tax'],
  inkomstbasbelopp: ['Inkomstbasbelopp', 'Income base amount'],
  median_wage: ['Medianlön per månad', 'Median wage a month'],
  'model.cv_individual_amount': [
    'Hur mycket enskilda personers belopp skiljer sig',
    'How far amounts of single persons differ',
  ],
  'model.deadweight': ['Dödvikt: del som ändå hade flyttat sig', 'Dead weight: share that would have moved anyway'],
  'model.discount_rate': ['Diskonteringsränta', 'Discount rate'],
  'model.growth_of_averages': [
    'Årlig utveckling av genomsnittliga ersättningar',
    'Yearly growth of average benefits',
  ],
  'model.months': ['Månader i den nya försörjningen första året', 'Months in the new state in the first year'],
  'model.persistence_year2': ['Del som är kvar år två', 'Share that remains in year two'],
  'model.wage_share_of_median': ['Lön som del av medianlönen', 'Wage as a share of the median'],
  'municipal_tax.national_average_kommun': ['Kommunalskatt', 'Municipal tax'],
  'new_start_job.wage_cap_month': [
    'Nystartsjobb: högsta lön som räknas per månad',
    'New start job: highest wage that counts a month',
  ],
  prisbasbelopp: ['Prisbasbelopp', 'Price base amount'],
  'programme.days_per_year': ['Ersättningsdagar på ett år', 'Days of benefit in a year'],
  'regional_tax.06_jonkoping': ['Regionskatt, Region Jönköpings län', 'Regional tax, Region Jönköping County'],
  'regional_tax.national_average': ['Regionskatt', 'Regional tax'],
  'sheltered_work.samhall_cost_per_person_year': [
    'Samhall, kostnad per person och år',
    'Samhall, cost a person and year',
  ],
  'sickness_benefit.average_annual': ['Sjukpenning, genomsnitt för ett år', 'Sickness benefit, yearly average'],
  'sickness_compensation.average_annual': [
    'Sjukersättning, genomsnitt för ett år',
    'Sickness compensation, yearly average',
  ],
  'social_assistance.full_year_single_adult': [
    'Försörjningsstöd, ensam vuxen ett helt år',
    'Social assistance, single adult for a whole year',
  ],
  'social_assistance.paid_per_household_year': [
    'Utbetalt försörjningsstöd per hushåll och år',
    'Social assistance paid per household and year',
  ],
  'strengthened_cooperation.cost_per_person': [
    'Förstärkt samarbete, kostnad per person',
    'Strengthened cooperation, cost a person',
  ],
  'strengthened_cooperation.uplift_probability_work_year2': [
    'Förstärkt samarbete, ökad chans till arbete år två',
    'Strengthened cooperation, added chance of work in year two',
  ],
  'study.loan_cost_share': [
    'Studielån: del som är en kostnad för staten',
    'Study loan: share that is a cost of the state',
  ],
  'study.weeks_per_year': ['Studieveckor på ett år', 'Weeks of study in a year'],
  'study_grant.weekly': ['Studiebidrag per vecka', 'Study grant a week'],
  'study_loan.weekly': ['Studielån per vecka', 'Study loan a week'],
  'unemployment.average_annual_full_year': [
    'A-kassa, genomsnitt för ett år',
    'Unemployment insurance, yearly average',
  ],
  'wage_subsidy.default_level': ['Lönebidrag, vanlig nivå', 'Wage subsidy, usual level'],
  'wage_subsidy.wage_cap_month': [
    'Lönebidrag: högsta lön som räknas per månad',
    'Wage subsidy: highest wage that counts a month',
  ],
};

/** The name of a parameter for a reader; its own name when nobody has given it one. */
export function parameterLabel(
  name: string,
  language: Language,
  municipalities: readonly Municipality[] = [],
): string {
  const series = seriesName(name);
  const code = /^municipal_tax\.(\d{4})$/.exec(series)?.[1];
  if (code !== undefined) {
    const known = municipalities.find((one) => one.code === code)?.name ?? code;
    return `${language === 'sv' ? 'Kommunalskatt' : 'Municipal tax'}, ${known}`;
  }
  return labels[series]?.[language === 'sv' ? 0 : 1] ?? series;
}

/** Whether the model uses a series and it has a name: only such are offered to be changed. */
export function isNamedParameter(name: string): boolean {
  return labels[name] !== undefined || /^municipal_tax\.\d{4}$/.test(name);
}

const units: Readonly<Record<string, readonly [sv: string, en: string]>> = {
  'SEK/person/year': ['kr per person och år', 'kr a person and year'],
  'SEK/household/year': ['kr per hushåll och år', 'kr a household and year'],
  'SEK/person': ['kr per person', 'kr a person'],
  'SEK/year': ['kr per år', 'kr a year'],
  'SEK/month': ['kr per månad', 'kr a month'],
  'SEK/week': ['kr per vecka', 'kr a week'],
  'SEK/day': ['kr per dag', 'kr a day'],
  percent: ['procent', 'per cent'],
  days: ['dagar', 'days'],
  weeks: ['veckor', 'weeks'],
  PBB: ['prisbasbelopp', 'price base amounts'],
  '/1': ['', ''],
};

export function unitLabel(unit: string, language: Language): string {
  const known = units[unit];
  return known ? known[language === 'sv' ? 0 : 1] : '';
}

/** A share as per cent, everything else as the number it is; null for schedules of several numbers. */
export function parameterValueText(value: unknown, unit: string): string | null {
  if (typeof value !== 'number') return null;
  return unit === '/1' ? formatPercent(value, decimalsOf(value * 100)) : formatCount(value);
}

function decimalsOf(number: number): 0 | 1 | 2 {
  const decimals = (String(Number(number.toFixed(2))).split('.')[1] ?? '').length;
  return decimals === 0 ? 0 : decimals === 1 ? 1 : 2;
}
