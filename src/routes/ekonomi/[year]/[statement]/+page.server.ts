import { error } from '@sveltejs/kit';
import { formatKronor } from '#design/core';
import { listLedgerYears, readLedgerImports, readStatements } from '#finance/server';
import { roundToKronor, sumOre, type Ore } from '#kernel';
import { sessionOr, valueOr } from '../../../answer.ts';
import { isPageSlug } from '../../pages.ts';
import { anchorsOf, tablesOf } from '../../tables.ts';
import { texts } from '../../texts.ts';
import { sourceTables } from './sources.ts';

export async function load({ locals, params }) {
  const session = sessionOr(locals);
  const slug = params.statement;
  if (!isPageSlug(slug)) error(404);
  const read = await readStatements(session, { year: Number(params.year) });
  const { statements, ledger } = valueOr(read, () => error(404));
  const years = valueOr(await listLedgerYears(session, {}), (refusal: never) => refusal);
  const sources = valueOr(await readLedgerImports(session, {}), (refusal: never) => refusal);
  const budget = sources.budgets.find(({ year, isCurrent }) => isCurrent && year === statements.year);
  const tables = tablesOf(statements, slug, sourceTables(statements.year, sources));
  return {
    year: statements.year,
    years,
    slug,
    source: ledger.source,
    tables,
    anchors: anchorsOf(tables),
    budget: budget ? { decision: budget.decision, version: budget.version } : null,
    unmapped: statements.unmapped.map((one) => texts.unmapped.account(one, kronor(one.amountOre))),
    unmappedTotals: totalsOf(statements.unmapped),
  };
}

const kronor = (amountOre: Ore): string => formatKronor(roundToKronor(amountOre));

function totalsOf(unmapped: readonly { readonly year: number; readonly amountOre: Ore }[]): string[] {
  return [...new Set(unmapped.map(({ year }) => year))].map((year) => {
    const amounts = unmapped.filter((one) => one.year === year).map(({ amountOre }) => amountOre);
    return texts.unmapped.total(year, kronor(sumOre(amounts)));
  });
}
