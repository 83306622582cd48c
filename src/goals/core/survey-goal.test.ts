import { expect, test } from 'vitest';
import { faultOfSurvey, usualMeasure, type SurveyMeasure, type SurveyQuestion } from './survey-goal.ts';

const question = (
  item: string,
  measures: readonly SurveyMeasure[],
  programmes: readonly string[],
): SurveyQuestion => ({
  round: 'avslut-2025',
  title: 'Avslut 2025',
  item,
  short: item,
  measures,
  programmes,
});
const questions = [
  question('usefulSupport', ['clearlyPositive', 'positive', 'mean'], ['enter', 'fia']),
  question('healthOrQualityBetter', ['positive'], ['enter']),
];
const link = (item: string, measure: SurveyMeasure, round = 'avslut-2025') => ({ round, item, measure });

test.each([
  [null, link('usefulSupport', 'mean'), null],
  ['fia', link('usefulSupport', 'clearlyPositive'), null],
  [null, link('healthOrQualityBetter', 'positive'), null],
  [null, link('healthOrQualityBetter', 'mean'), 'surveyCannotSay'],
  ['fia', link('healthOrQualityBetter', 'positive'), 'notAskedThere'],
  [null, link('readyForWork', 'mean'), 'noSuchSurveyQuestion'],
  [null, link('usefulSupport', 'mean', 'avslut-2024'), 'noSuchSurveyQuestion'],
] as const)('a goal of %s with %o: %s', (programme, survey, fault) => {
  expect(faultOfSurvey({ programme, survey }, questions)).toBe(fault);
});

test('what is measured when nobody says is what the question has, and reports quote most', () => {
  const of = (item: string): SurveyMeasure => usualMeasure({ round: 'avslut-2025', item }, questions);
  expect([of('usefulSupport'), of('healthOrQualityBetter')]).toEqual(['clearlyPositive', 'positive']);
});
