// What one page of a year shows, read once for the screen and for the file that is downloaded from it.
import { error } from '@sveltejs/kit';
import { readLedgerImports, readStatements } from '#finance/server';
import { sessionOr, valueOr } from '../../../answer.ts';
import { isPageSlug } from '../../pages.ts';
import { tablesOf } from '../../tables.ts';
import { texts } from '../../texts.ts';
import { sourceTables } from './sources.ts';

export async function readStatementPage(locals: App.Locals, params: { year: string; statement: string }) {
  const session = sessionOr(locals);
  const slug = params.statement;
  if (!isPageSlug(slug)) error(404);
  const read = await readStatements(session, { year: Number(params.year) });
  const { statements, ledger } = valueOr(read, () => error(404));
  const sources = valueOr(await readLedgerImports(session, {}), (refusal: never) => refusal);
  const words = texts[locals.language];
  const tables = tablesOf(statements, slug, sourceTables(statements.year, { ...sources, texts: words }));
  const budget = sources.budgets.find(({ year, isCurrent }) => isCurrent && year === statements.year);
  return { session, slug, statements, ledger, budget, tables };
}
