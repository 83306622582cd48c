import type { Assessment } from './goal.ts';

/** The judgement as the reports print it. */
export const ASSESSMENT_LABELS = {
  fulfilled: 'Uppfyllt',
  partlyFulfilled: 'Delvis uppfyllt',
  notFulfilled: 'Ej uppfyllt',
  notAssessed: 'Ej bedömt',
} satisfies Record<Assessment, string>;

/** As a plural after a number: "sju uppfyllda". */
export const ASSESSMENT_COUNT_LABELS = {
  fulfilled: 'Uppfyllda mål',
  partlyFulfilled: 'Delvis uppfyllda mål',
  notFulfilled: 'Ej uppfyllda mål',
  notAssessed: 'Ej bedömda mål',
} satisfies Record<Assessment, string>;
