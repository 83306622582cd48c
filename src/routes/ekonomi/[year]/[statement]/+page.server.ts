import { formatKronor } from '#design/core';
import { listLedgerYears } from '#finance/server';
import { roundToKronor, sumOre, type Ore } from '#kernel';
import { valueOr } from '../../../answer.ts';
import { anchorsOf } from '../../tables.ts';
import { texts, type FinanceTexts } from '../../texts.ts';
import { readStatementPage } from './statement-page.server.ts';

export async function load({ locals, params }) {
  const { session, slug, statements, source, budget, tables } = await readStatementPage(locals, params);
  const years = valueOr(await listLedgerYears(session, {}), (refusal: never) => refusal);
  const words = texts[locals.language];
  return {
    year: statements.year,
    years,
    slug,
    source,
    tables,
    anchors: anchorsOf(tables),
    budget: budget ? { decision: budget.decision, version: budget.version } : null,
    unmapped: statements.unmapped.map((one) => words.unmapped.account(one, kronor(one.amountOre))),
    unmappedTotals: totalsOf(statements.unmapped, words),
  };
}

const kronor = (amountOre: Ore): string => formatKronor(roundToKronor(amountOre));

function totalsOf(
  unmapped: readonly { readonly year: number; readonly amountOre: Ore }[],
  words: FinanceTexts,
): string[] {
  return [...new Set(unmapped.map(({ year }) => year))].map((year) => {
    const amounts = unmapped.filter((one) => one.year === year).map(({ amountOre }) => amountOre);
    return words.unmapped.total(year, kronor(sumOre(amounts)));
  });
}
