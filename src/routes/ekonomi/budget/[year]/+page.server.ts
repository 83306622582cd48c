import { formatKronor } from '#design/core';
import { budgetSums } from '#finance/core';
import { listBudgetYears } from '#finance/server';
import { roundToKronor, type Ore } from '#kernel';
import { mayDo, valueOr } from '../../../answer.ts';
import { texts as finance } from '../../texts.ts';
import { readBudgetPage } from './budget-page.server.ts';

const kronor = (amountOre: Ore): string => formatKronor(roundToKronor(amountOre));

export async function load({ locals, params, url }) {
  const { session, budget, current, tables, words } = await readBudgetPage(locals, params);
  const years = valueOr(await listBudgetYears(session, {}), (refusal: never) => refusal);
  const sums = current && budgetSums(current.rows);
  const saved = Number(url.searchParams.get('sparad'));
  return {
    year: budget.year,
    years: [...new Set([...years, budget.year])].toSorted((a, b) => b - a),
    maySave: mayDo(session, 'finance.save'),
    sentence: current
      ? [
          words.sentence(current.decision, current.version),
          ...(sums ? [words.sums(kronor(sums.incomeOre), kronor(sums.costsOre), kronor(sums.resultOre))] : []),
          ...(current.plannedEquityUseOre ? [words.equity(kronor(current.plannedEquityUseOre))] : []),
        ].join(' ')
      : words.none,
    versions: budget.versions.map(({ version }) => version),
    tables,
    saved: saved > 0 ? words.saved(saved) : null,
    breadcrumbs: [{ address: '/ekonomi', label: finance[locals.language].heading }],
  };
}
