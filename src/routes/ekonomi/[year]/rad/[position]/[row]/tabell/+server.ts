import { tableFile } from '../../../../../../table-file.server.ts';
import { readRowPage } from '../row-page.server.ts';

export async function GET({ url, locals, params }) {
  const { label, year, tables } = await readRowPage({ locals, url }, params);
  return tableFile({ url, locals }, { name: `${label} ${year}`, tables });
}
