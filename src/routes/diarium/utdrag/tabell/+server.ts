import { sessionOr } from '../../../answer.ts';
import { tableFile } from '../../../table-file.server.ts';
import { maskedRegister } from '../../extract.server.ts';
import { texts } from '../../texts.ts';
import { extractTable } from '../table.ts';

export async function GET(event) {
  const { records } = await maskedRegister(sessionOr(event.locals), event.url);
  const words = texts[event.locals.language];
  return tableFile(event, { name: words.extract.heading, tables: [extractTable(records, words)] });
}
