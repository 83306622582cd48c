import { readRetention } from '#participants/server';
import { sessionOr, valueOr } from '../../../answer.ts';
import { tableFile } from '../../../table-file.server.ts';
import { dueTable } from '../due-table.server.ts';
import { texts } from '../texts.ts';

export async function GET(event) {
  const { due } = valueOr(await readRetention(sessionOr(event.locals), {}), (refusal: never) => refusal);
  const { language } = event.locals;
  return tableFile(event, { name: texts[language].heading, tables: [dueTable(due, language)] });
}
