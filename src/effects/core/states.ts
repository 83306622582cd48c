// The states that people move between: what each pays, who pays it, and how it is taxed.

import type { StepState, StepSubsidy } from '#followup/core';

/** The words of the follow-up package; written again, for its reader must not come along to the browser. */
export const stateIds = [
  'FORS',
  'AKASSA',
  'AKTSTOD',
  'UTVECKL',
  'SJUKP',
  'AKTERS',
  'SJUKERS',
  'ETABL',
  'STUDIE',
  'ARBETE',
  'INGEN',
  'OKAND',
] as const satisfies readonly StepState[];
export type StateId = StepState;

/** How an income is taxed: work, other taxable income, sickness or activity compensation, untaxed, or none. */
export type IncomeKind = 'work' | 'other' | 'sick' | 'taxFree' | 'none';

export type Payer = 'kommun' | 'stat' | 'employer' | 'nobody';

export const states: Readonly<
  Record<Exclude<StateId, 'OKAND'>, { readonly kind: IncomeKind; readonly payer: Payer; readonly label: string }>
> = {
  FORS: { kind: 'taxFree', payer: 'kommun', label: 'Försörjningsstöd' },
  AKASSA: { kind: 'other', payer: 'stat', label: 'A-kassa' },
  AKTSTOD: { kind: 'other', payer: 'stat', label: 'Aktivitetsstöd' },
  UTVECKL: { kind: 'taxFree', payer: 'stat', label: 'Utvecklingsersättning' },
  SJUKP: { kind: 'other', payer: 'stat', label: 'Sjukpenning eller rehabiliteringspenning' },
  AKTERS: { kind: 'sick', payer: 'stat', label: 'Aktivitetsersättning' },
  SJUKERS: { kind: 'sick', payer: 'stat', label: 'Sjukersättning' },
  ETABL: { kind: 'taxFree', payer: 'stat', label: 'Etableringsersättning' },
  STUDIE: { kind: 'taxFree', payer: 'stat', label: 'Studiemedel' },
  ARBETE: { kind: 'work', payer: 'employer', label: 'Arbete' },
  INGEN: { kind: 'none', payer: 'nobody', label: 'Ingen ersättning' },
};

export function isStateId(text: string): text is StateId {
  return (stateIds as readonly string[]).includes(text);
}

export type SubsidyKind = StepSubsidy;

export const subsidyLabels: Readonly<Record<SubsidyKind, string>> = {
  lonebidrag: 'lönebidrag',
  nystartsjobb: 'nystartsjobb',
  samhall: 'Samhall',
};

/** The highest level that makes sense: a share of the wage cost, or a multiple of the contributions. */
export const highestLevels: Readonly<Record<SubsidyKind, number>> = { lonebidrag: 1, nystartsjobb: 10, samhall: 10 };

/**
 * Support that an employer gets. `level`: for lönebidrag the share of the wage cost, 0–1; for nystartsjobb the multiple
 * of the contributions; null takes the default level of lönebidrag.
 */
export type Subsidy = { readonly kind: SubsidyKind; readonly level: number | null };

/** A gross amount a year: whole kronor, or a number of prisbasbelopp. */
export type Gross = { readonly unit: 'kr' | 'pbb'; readonly amount: number };

/** One income of a person: a state, at a share of full time, at its usual amount unless one is given. */
export type Income = {
  readonly state: Exclude<StateId, 'OKAND'>;
  /** 0–1 of full time. */
  readonly share: number;
  readonly gross: Gross | null;
  readonly subsidy: Subsidy | null;
};
