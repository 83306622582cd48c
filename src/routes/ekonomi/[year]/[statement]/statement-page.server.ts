// What one page of a year shows, read once for the screen and for the file that is downloaded from it.
import { error } from '@sveltejs/kit';
import { readLedgerImports, readStatements } from '#finance/server';
import { dayInSweden } from '#kernel';
import { sessionOr, valueOr } from '../../../answer.ts';
import { isPageSlug } from '../../pages.ts';
import { tablesOf } from '../../tables.ts';
import { texts } from '../../texts.ts';
import { sourceTables } from './sources.ts';

export async function readStatementPage(locals: App.Locals, params: { year: string; statement: string }) {
  const session = sessionOr(locals);
  const slug = params.statement;
  if (!isPageSlug(slug)) error(404);
  const found = await readStatements(session, { year: Number(params.year) });
  const { statements } = valueOr(found, () => error(404));
  const sources = valueOr(await readLedgerImports(session, {}), (refusal: never) => refusal);
  const words = texts[locals.language];
  const tables = tablesOf(statements, {
    slug,
    sources: sourceTables(statements.year, { ...sources, texts: words }),
    language: locals.language,
  });
  const budget = sources.budgets.find(({ year, isCurrent }) => isCurrent && year === statements.year);
  const read = sources.imports.find(({ year, isCurrent }) => isCurrent && year === statements.year);
  const source = read ? words.source(read.fileName, dayInSweden(read.importedAt), read.version) : '';
  return { session, slug, statements, source, budget, tables };
}
