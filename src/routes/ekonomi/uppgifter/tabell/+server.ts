import { tableFile } from '../../../table-file.server.ts';
import { enteredTable, readEnteredPage } from '../entered-page.server.ts';

export async function GET({ url, locals }) {
  const { figures, words } = await readEnteredPage(locals);
  return tableFile({ url, locals }, { name: words.caption, tables: [enteredTable(figures, words)] });
}
