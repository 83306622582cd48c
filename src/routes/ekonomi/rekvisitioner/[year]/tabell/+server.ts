import { tableFile } from '../../../../table-file.server.ts';
import { readClaimsPage } from '../claims-page.server.ts';

export async function GET({ url, locals, params }) {
  const { year, tables, words } = await readClaimsPage(locals, params);
  return tableFile({ url, locals }, { name: words.heading(year), tables });
}
