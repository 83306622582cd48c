import { redirect } from '@sveltejs/kit';
import { listLedgerYears } from '#finance/server';
import { sessionOr, valueOr } from '../answer.ts';
import { reportAddress } from './addresses.ts';

export async function load({ locals }) {
  const [latest] = valueOr(await listLedgerYears(sessionOr(locals), {}), (refusal: never) => refusal);
  if (latest !== undefined) redirect(307, reportAddress(latest));
}
