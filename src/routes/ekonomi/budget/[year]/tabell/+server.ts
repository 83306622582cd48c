import { tableFile } from '../../../../table-file.server.ts';
import { readBudgetPage } from '../budget-page.server.ts';

export async function GET({ url, locals, params }) {
  const { budget, tables, words } = await readBudgetPage(locals, params);
  return tableFile({ url, locals }, { name: words.heading(budget.year), tables });
}
