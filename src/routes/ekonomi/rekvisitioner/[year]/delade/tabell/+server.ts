import { tableFile } from '../../../../../table-file.server.ts';
import { readSharedPage } from '../shared-page.server.ts';

export async function GET({ url, locals, params }) {
  const { year, tables, words } = await readSharedPage(locals, params);
  return tableFile({ url, locals }, { name: words.heading(year), tables });
}
