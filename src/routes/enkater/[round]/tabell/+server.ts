import { sessionOr } from '../../../answer.ts';
import { tableFile } from '../../../table-file.server.ts';
import { readResultsPage } from '../results.server.ts';

export async function GET({ url, locals, params }) {
  const programme = url.searchParams.get('insats');
  const language = locals.language;
  const page = await readResultsPage(sessionOr(locals), { round: params.round, programme, language });
  const tables = [page.table, page.chart?.table ?? null, page.bySex, page.elsewhere].filter(
    (table) => table !== null,
  );
  return tableFile({ url, locals }, { name: page.round.title, tables });
}
