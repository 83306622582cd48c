import { readWaiting } from '#participants/server';
import { sessionOr, valueOr } from '../../../answer.ts';
import { tableFile } from '../../../table-file.server.ts';
import { wordsIn } from '../../forms.server.ts';
import { placesTable } from '../places-table.server.ts';

export async function GET(event) {
  const words = wordsIn(event.locals.language);
  const waiting = valueOr(await readWaiting(sessionOr(event.locals), {}), (refusal: never) => refusal);
  return tableFile(event, { name: words.queue.caption, tables: [placesTable(waiting, words)] });
}
