import { readMeetings } from '#decisions/server';
import { yearOf } from '#kernel';
import { mayDo, sessionOr, valueOr } from '../answer.ts';

export async function load({ locals, url }) {
  const session = sessionOr(locals);
  const { today, meetings, bodies, next, actions } = valueOr(
    await readMeetings(session, {}),
    (refusal: never) => refusal,
  );
  const years = [...new Set([yearOf(today), ...meetings.map(({ heldOn }) => yearOf(heldOn))])].toSorted(
    (a, b) => b - a,
  );
  const asked = Number(url.searchParams.get('ar'));
  const year = years.includes(asked) ? asked : yearOf(today);
  return {
    today,
    hasBodies: bodies.length > 0,
    next,
    years,
    year,
    meetings: meetings.filter(({ heldOn }) => yearOf(heldOn) === year),
    waiting: meetings
      .flatMap(({ id, body, heldOn, waiting }) => (waiting ? [{ id, body: body.name, heldOn, ...waiting }] : []))
      .toSorted((a, b) => (a.by < b.by ? -1 : 1)),
    actions: actions.filter(({ doneOn }) => doneOn === null).slice(0, 8),
    maySave: mayDo(session, 'board.save'),
  };
}
