import { redirect } from '@sveltejs/kit';
import { listLedgerYears } from '#finance/server';
import { sessionOr, valueOr } from '../answer.ts';
import { pageAddress } from './pages.ts';

export async function load({ locals }) {
  const years = valueOr(await listLedgerYears(sessionOr(locals), {}), (refusal: never) => refusal);
  const [latest] = years;
  if (latest !== undefined) redirect(307, pageAddress({ year: latest, slug: 'resultatrakning' }));
}
