import { texts } from '../../../texts.ts';
import { tableFile } from '../../../../table-file.server.ts';
import { readStatementPage } from '../statement-page.server.ts';

export async function GET({ url, locals, params }) {
  const { slug, statements, tables } = await readStatementPage(locals, params);
  return tableFile({ url, locals }, { name: `${texts.sv.pages[slug]} ${statements.year}`, tables });
}
