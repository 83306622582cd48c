import { formatsIn } from '#design/core';
import { STATES } from '#participants/core';
import { listParticipations, readPartyProgrammes } from '#participants/server';
import { mayDo, sessionOr, valueOr } from '../answer.ts';
import { labels } from './labels.ts';
import { goingOn, listAsked } from './list-asked.server.ts';
import { tabsOf } from './tabs.ts';
import { texts } from './texts.ts';

export async function load({ locals, url, setHeaders }) {
  const session = sessionOr(locals);
  const words = texts[locals.language];
  const say = labels[locals.language];
  const { date } = formatsIn(locals.language);
  const { programme, state, states, search } = listAsked(url);
  const page = Math.min(Math.max(Number(url.searchParams.get('sida')) || 1, 1), 10_000);
  const programmes = valueOr(await readPartyProgrammes(session, {}), (refusal: never) => refusal);
  const after = (page - 1) * PAGE;
  const listed = valueOr(
    await listParticipations(session, { programme, states, search, after }),
    (refusal: never) => refusal,
  );
  setHeaders({ 'cache-control': 'no-store' });
  const names = new Map(programmes.map(({ slug, name }) => [slug, name]));
  const rows = listed.rows.slice(0, PAGE).map((row) => {
    const since = row.exitedOn ?? row.enrolledOn ?? row.answeredOn ?? row.referredOn ?? row.registeredOn;
    return {
      id: row.id,
      pseudonym: row.pseudonym,
      workingName: row.workingName,
      programme: names.get(row.programme) ?? row.programme,
      state: say.states[row.state],
      isOpen: goingOn.includes(row.state),
      since: date(since),
      referrer: row.referrer ? say.referrers[row.referrer] : null,
    };
  });
  const next = new URLSearchParams(url.searchParams);
  next.set('sida', String(page + 1));
  return {
    tabs: tabsOf(session, words, '/deltagare'),
    programmes: programmes.map(({ slug, name }) => ({ value: slug, label: name })),
    states: [
      { value: 'pagaende', label: words.open },
      { value: 'alla', label: words.allStates },
      ...STATES.map((value) => ({ value, label: say.states[value] })),
    ],
    chosen: { programme, state, search },
    rows,
    file: `/deltagare/tabell${url.search}`,
    more: listed.rows.length > PAGE ? `/deltagare?${next.toString()}` : null,
    mayRefer: mayDo(session, 'participant.save'),
  };
}

const PAGE = 50;
