import { error } from '@sveltejs/kit';
import { listLedgerYears, readStatements } from '#finance/server';
import { sessionOr, valueOr } from '../../../answer.ts';
import { isPageSlug } from '../../pages.ts';
import { anchorsOf, tablesOf } from '../../tables.ts';

export async function load({ locals, params }) {
  const session = sessionOr(locals);
  const slug = params.statement;
  if (!isPageSlug(slug)) error(404);
  const read = await readStatements(session, { year: Number(params.year) });
  const { statements, ledger } = valueOr(read, () => error(404));
  const years = valueOr(await listLedgerYears(session, {}), (refusal: never) => refusal);
  const tables = tablesOf(statements, slug);
  return {
    year: statements.year,
    years,
    slug,
    source: ledger.source,
    tables,
    anchors: anchorsOf(tables),
    unmapped: statements.unmapped,
  };
}
