import { tableFile } from '../../../table-file.server.ts';
import { flowAsked } from '../read-flow.server.ts';
import { texts } from '../texts.ts';

export async function GET(event) {
  const { table } = await flowAsked(event);
  return tableFile(event, { name: texts[event.locals.language].heading, tables: [table] });
}
