import { inBoth } from '#design/core';
import type { Assessment } from './goal.ts';

/** The judgement as the reports print it. */
export const ASSESSMENT_LABELS = {
  fulfilled: 'Uppfyllt',
  partlyFulfilled: 'Delvis uppfyllt',
  notFulfilled: 'Ej uppfyllt',
  notAssessed: 'Ej bedömt',
} satisfies Record<Assessment, string>;

/** As a plural after a number: "sju uppfyllda". */
export const assessmentCounts = inBoth(
  {
    fulfilled: 'Uppfyllda mål',
    partlyFulfilled: 'Delvis uppfyllda mål',
    notFulfilled: 'Ej uppfyllda mål',
    notAssessed: 'Ej bedömda mål',
  } satisfies Record<Assessment, string>,
  {
    fulfilled: 'Goals that were met',
    partlyFulfilled: 'Goals that were partly met',
    notFulfilled: 'Goals that were not met',
    notAssessed: 'Goals not assessed',
  },
);
