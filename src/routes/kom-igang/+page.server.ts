import { readFirstHour } from '#reports/server';
import { sessionOr, valueOr } from '../answer.ts';
import { shownSteps } from './steps.ts';

export async function load({ locals }) {
  const hour = valueOr(await readFirstHour(sessionOr(locals), {}), (refusal: never) => refusal);
  return { year: hour.facts.year, done: hour.done, steps: shownSteps(hour, locals.language) };
}
