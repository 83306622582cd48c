import { redirect } from '@sveltejs/kit';
import { listBudgetYears } from '#finance/server';
import { dayInSweden, yearOf } from '#kernel';
import { sessionOr, valueOr } from '../../answer.ts';

export async function load({ locals }) {
  const session = sessionOr(locals);
  const years = valueOr(await listBudgetYears(session, {}), (refusal: never) => refusal);
  redirect(307, `/ekonomi/budget/${years[0] ?? yearOf(dayInSweden(session.clock()))}`);
}
