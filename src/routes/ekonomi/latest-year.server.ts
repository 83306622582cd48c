// Pages of one year: the newest ledger when the address says none.
import { error, redirect } from '@sveltejs/kit';
import { listLedgerYears } from '#finance/server';
import { sessionOr, valueOr } from '../answer.ts';

/** Leads to the page of the newest year; gives nothing to show where there is no ledger. */
export async function toLatestYear(locals: App.Locals, root: string): Promise<{ readonly isEmpty: true }> {
  const years = valueOr(await listLedgerYears(sessionOr(locals), {}), (refusal: never) => refusal);
  const [latest] = years;
  if (latest !== undefined) redirect(307, `${root}/${latest}`);
  return { isEmpty: true };
}

export function yearParameter(text: string): number {
  return /^(19|20)\d\d$/.test(text) ? Number(text) : error(404);
}
