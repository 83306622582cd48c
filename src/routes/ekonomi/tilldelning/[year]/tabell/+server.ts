import { tableFile } from '../../../../table-file.server.ts';
import { readAllocationPage } from '../allocation-page.server.ts';

export async function GET({ url, locals, params }) {
  const { year, tables, words } = await readAllocationPage(locals, params);
  return tableFile({ url, locals }, { name: words.heading(year), tables });
}
