import { tableFile } from '../../../../table-file.server.ts';
import { readForecastPage } from '../forecast-page.server.ts';

export async function GET({ url, locals, params }) {
  const { year, tables, words } = await readForecastPage(locals, params);
  return tableFile({ url, locals }, { name: words.heading(year), tables });
}
