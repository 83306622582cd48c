import { readAllocation } from '#finance/server';
import { sessionOr, valueOr } from '../../../answer.ts';
import { yearParameter } from '../../latest-year.server.ts';
import { allocationTables, planChart } from '../tables.ts';
import { texts } from '../texts.ts';

/** The way from the offer to the budget of the year in the address. */
export async function readAllocationPage(locals: App.Locals, params: { year: string }) {
  const session = sessionOr(locals);
  const year = yearParameter(params.year);
  const words = texts[locals.language];
  const read = valueOr(await readAllocation(session, { year }), (refusal: never) => refusal);
  return {
    session,
    year,
    words,
    read,
    tables: allocationTables(read, words),
    chart: planChart(read, words, locals.language),
  };
}
