import { summaryOf } from '#collaboration/core';
import { readEvents } from '#collaboration/server';
import { dayInSweden } from '#kernel';
import { mayDo, sessionOr, valueOr } from '../answer.ts';
import { chosenYear } from '../years.ts';
import { eventList } from './event-table.ts';
import { texts } from './texts.ts';

export async function load({ locals, url }) {
  const session = sessionOr(locals);
  const { language } = locals;
  const words = texts[language];
  const year = chosenYear(url.searchParams.get('ar'), dayInSweden(session.clock()));
  const { kinds, events, summary } = valueOr(await readEvents(session, { year }), (refusal: never) => refusal);
  const kind = kinds.find(({ id }) => id === url.searchParams.get('slag')) ?? null;
  const shown = kind ? events.filter((event) => event.kind === kind.id) : events;
  const caption = kind ? words.tableOf(kind.name[language], year) : words.table(year);
  const { total, training, kinds: each } = kind ? summaryOf({ kinds, events: shown }, year) : summary;
  return {
    year,
    kind: kind?.id ?? null,
    maySave: mayDo(session, 'events.save'),
    kinds: summary.kinds.map((one) => ({
      id: one.kind,
      name: kinds.find(({ id }) => id === one.kind)?.name[language] ?? one.name,
      events: one.events,
    })),
    total,
    training,
    highest: kind ? (each[0]?.highest ?? null) : null,
    table: eventList({ events: shown, kinds, words, caption, language }),
    download: `/veckan/tabell?ar=${year}${kind ? `&slag=${kind.id}` : ''}`,
    did: url.searchParams.get('gjort'),
  };
}
