import { tableFile } from '../../../../table-file.server.ts';
import { readContributionsPage } from '../contributions-page.server.ts';

export async function GET({ url, locals, params }) {
  const { words, year, tables } = await readContributionsPage(locals, params);
  return tableFile({ url, locals }, { name: words.heading(year), tables });
}
