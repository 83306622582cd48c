import { error } from '@sveltejs/kit';
import { readBudgetYear } from '#finance/server';
import { sessionOr, valueOr } from '../../../answer.ts';
import { outcomeTable, versionsTable } from '../tables.ts';
import { texts } from '../texts.ts';

/** The budget of the year in the address, with the tables that its page and its file show. */
export async function readBudgetPage(locals: App.Locals, params: { year: string }) {
  const session = sessionOr(locals);
  if (!/^(19|20)\d\d$/.test(params.year)) error(404);
  const budget = valueOr(await readBudgetYear(session, { year: Number(params.year) }), (refusal: never) => refusal);
  const words = texts[locals.language];
  const hasBudget = budget.versions.length > 0;
  const tables = hasBudget ? [outcomeTable(budget, words), versionsTable(budget.versions, budget.year, words)] : [];
  return { session, budget, current: budget.versions.find(({ isCurrent }) => isCurrent), tables, words };
}
