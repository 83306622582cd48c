import { readEvents } from '#collaboration/server';
import { dayInSweden } from '#kernel';
import { sessionOr, valueOr } from '../../answer.ts';
import { tableFile } from '../../table-file.server.ts';
import { chosenYear } from '../../years.ts';
import { eventFile } from '../event-table.ts';
import { texts } from '../texts.ts';

export async function GET({ url, locals }) {
  const session = sessionOr(locals);
  const { language } = locals;
  const words = texts[language];
  const year = chosenYear(url.searchParams.get('ar'), dayInSweden(session.clock()));
  const { kinds, events } = valueOr(await readEvents(session, { year }), (refusal: never) => refusal);
  const slag = url.searchParams.get('slag');
  const shown = events.filter(({ kind }) => slag === null || kind === slag);
  const caption = words.table(year);
  return tableFile(
    { url, locals },
    { name: caption, tables: [eventFile({ events: shown, kinds, words, caption, language })] },
  );
}
