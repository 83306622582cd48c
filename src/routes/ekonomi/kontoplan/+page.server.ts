import { redirect } from '@sveltejs/kit';
import { listYearsToFit } from '#finance/server';
import { sessionOr, valueOr } from '../../answer.ts';
import { texts as finance } from '../texts.ts';

/** The year before the newest, which most often is the last one that has been printed. */
export async function load({ locals }) {
  const years = valueOr(await listYearsToFit(sessionOr(locals), {}), (refusal: never) => refusal);
  const year = years[1] ?? years[0];
  if (year !== undefined) redirect(307, `/ekonomi/kontoplan/${year}`);
  return { breadcrumbs: [{ address: '/ekonomi', label: finance[locals.language].heading }] };
}
