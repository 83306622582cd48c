import { wheelTable } from '#decisions/core';
import { tableFile } from '../../table-file.server.ts';
import { texts } from '../texts.ts';
import { readWheelPage, titleOf } from '../wheel-page.server.ts';

export async function GET({ url, locals }) {
  const { year, entries } = await readWheelPage(locals, url.searchParams);
  const words = texts[locals.language];
  const rows = entries.map((occurrence) => ({
    occurrence,
    title: titleOf(occurrence, locals.language),
    who: words.who[occurrence.responsible],
    state: words.states[occurrence.state],
  }));
  const table = wheelTable(rows, { caption: words.heading(year), ...words.columns });
  return tableFile({ url, locals }, { name: words.table(year), tables: [table] });
}
