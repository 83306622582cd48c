import { tableFile } from '../../../table-file.server.ts';
import { receivedSeries, receivedTable } from '../received.server.ts';
import { texts } from '../texts.ts';

export async function GET({ url, locals }) {
  const tables = [receivedTable(await receivedSeries(locals), locals.language)];
  return tableFile({ url, locals }, { name: texts[locals.language].heading, tables });
}
