import { tableFile } from '../../../../table-file.server.ts';
import { readProgrammesPage } from '../programmes-page.server.ts';

export async function GET({ url, locals, params }) {
  const { words, year, table } = await readProgrammesPage(locals, params);
  return tableFile({ url, locals }, { name: words.heading(year), tables: [table] });
}
