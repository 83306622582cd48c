import { formatsIn } from '#design/core';
import { dayInSweden, daysBetween } from '#kernel';
import { QUEUED } from '#participants/core';
import { listParticipations, readWaiting } from '#participants/server';
import { mayDo, sessionOr, valueOr } from '../../answer.ts';
import { wordsIn } from '../forms.server.ts';
import { labels } from '../labels.ts';
import { tabsOf } from '../tabs.ts';
import { placesTable } from './places-table.server.ts';

export async function load({ locals, setHeaders }) {
  const session = sessionOr(locals);
  const words = wordsIn(locals.language);
  const say = labels[locals.language];
  const { date } = formatsIn(locals.language);
  setHeaders({ 'cache-control': 'no-store' });
  const waiting = valueOr(await readWaiting(session, {}), (refusal: never) => refusal);
  const listed = mayDo(session, 'participant.read')
    ? valueOr(await listParticipations(session, { states: [...QUEUED, 'accepted'] }), (refusal: never) => refusal)
        .rows
    : [];
  const today = dayInSweden(session.clock());
  const nameOf = (slug: string): string => waiting.find((one) => one.programme === slug)?.name ?? slug;
  return {
    tabs: tabsOf(session, words, '/deltagare/ko'),
    mayRefer: mayDo(session, 'participant.save'),
    table: placesTable(waiting, words),
    stops: waiting.flatMap(({ name, stop }) =>
      stop ? [{ name, text: words.overview.stop(date(stop.from), stop.to && date(stop.to), stop.reason) }] : [],
    ),
    rows: listed
      .map((row) => ({ row, days: daysBetween({ from: row.referredOn ?? row.registeredOn, to: today }) }))
      .toSorted((a, b) => b.days - a.days)
      .map(({ row, days }) => ({
        id: row.id,
        name: row.workingName ?? row.pseudonym,
        programme: nameOf(row.programme),
        state: say.states[row.state],
        waited: words.queue.waited(days),
        answerBy: row.answerDueOn && row.answeredOn === null ? words.queue.answerBy(date(row.answerDueOn)) : null,
        isLate: row.answerDueOn !== null && row.answeredOn === null && row.answerDueOn < today,
        next:
          row.state === 'accepted'
            ? { address: `/deltagare/${row.id}/skriv-in`, label: words.queue.enrol }
            : { address: `/deltagare/${row.id}#besked`, label: words.queue.answer },
      })),
  };
}
