import { tableFile } from '../../../table-file.server.ts';
import { workColumns } from '../../work-grid.ts';
import { workTable } from '../../work-table.ts';
import { workTexts } from '../../work-texts.ts';
import { sharedWork } from '../work.server.ts';

export async function GET({ url, locals }) {
  const { year, topic, rows, programmes } = await sharedWork(locals, url.searchParams);
  const words = workTexts[locals.language];
  const caption = `${words.topics[topic]} ${year}`;
  const table = workTable(topic, rows[topic], { columns: workColumns(topic, words, programmes), caption });
  return tableFile({ url, locals }, { name: caption, tables: [table] });
}
