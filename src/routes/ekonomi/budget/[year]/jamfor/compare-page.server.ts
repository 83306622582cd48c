import { error } from '@sveltejs/kit';
import { compareBudgets } from '#finance/core';
import { texts as finance } from '../../../texts.ts';
import { compareTable } from '../../tables.ts';
import { readBudgetPage } from '../budget-page.server.ts';

/** Two versions of a budget, for the screen and for the file that is downloaded from it. */
export async function readComparePage({ locals, url }: { locals: App.Locals; url: URL }, params: { year: string }) {
  const { budget, words } = await readBudgetPage(locals, params);
  const versionOf = (name: string) => {
    const version = Number(url.searchParams.get(name));
    return budget.versions.find((one) => one.version === version) ?? error(404);
  };
  const [from, to] = [versionOf('fran'), versionOf('till')];
  const changes = compareBudgets(from.rows, to.rows);
  return {
    heading: words.compare.heading(budget.year, from.version, to.version),
    sentence: [
      words.compare.sentence(changes.filter(({ changeOre }) => changeOre !== 0).length),
      ...(to.reason ? [`${words.versions.reason}: ${to.reason}`] : []),
    ].join(' '),
    table: compareTable(changes, { from, to, texts: words }),
    address: `/ekonomi/budget/${budget.year}/jamfor/tabell${url.search}`,
    breadcrumbs: [
      { address: '/ekonomi', label: finance[locals.language].heading },
      { address: `/ekonomi/budget/${budget.year}`, label: words.heading(budget.year) },
    ],
  };
}
