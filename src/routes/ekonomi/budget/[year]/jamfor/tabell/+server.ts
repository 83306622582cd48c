import { tableFile } from '../../../../../table-file.server.ts';
import { readComparePage } from '../compare-page.server.ts';

export async function GET({ url, locals, params }) {
  const { heading, table } = await readComparePage({ locals, url }, params);
  return tableFile({ url, locals }, { name: heading, tables: [table] });
}
