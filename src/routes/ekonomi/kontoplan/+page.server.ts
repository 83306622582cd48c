import { redirect } from '@sveltejs/kit';
import { listYearsToFit } from '#finance/server';
import { dayInSweden } from '#kernel';
import { sessionOr, valueOr } from '../../answer.ts';
import { workingYear } from '../../years.ts';
import { texts as finance } from '../texts.ts';

/** The year that the office works with when it has a ledger, else the newest that has one. */
export async function load({ locals }) {
  const session = sessionOr(locals);
  const years = valueOr(await listYearsToFit(session, {}), (refusal: never) => refusal);
  const working = workingYear(dayInSweden(session.clock()));
  const year = years.find((one) => one === working) ?? years[0];
  if (year !== undefined) redirect(307, `/ekonomi/kontoplan/${year}`);
  return { breadcrumbs: [{ address: '/ekonomi', label: finance[locals.language].heading }] };
}
