import { matterNumber, recordNumber } from '#decisions/core';
import { readMatters, registerRecord } from '#decisions/server';
import { dayInSweden } from '#kernel';
import { mayDo, sessionOr, valueOr } from '../answer.ts';
import { answerOf, readForm } from '../moten/board-forms.server.ts';
import { recordOf } from './record.server.ts';
import { texts } from './texts.ts';

const SHOWN = 200;

export async function load({ locals, url }) {
  const session = sessionOr(locals);
  const search = (url.searchParams.get('q') ?? '').slice(0, 200);
  const asked = url.searchParams.get('ar') ?? '';
  const year = /^\d{4}$/.test(asked) ? Number(asked) : null;
  const { matters, years } = valueOr(await readMatters(session, { search, year }), (refusal: never) => refusal);
  const open = valueOr(await readMatters(session, {}), (refusal: never) => refusal).matters.filter(
    ({ state }) => state === 'open',
  );
  return {
    search,
    year,
    years,
    count: matters.length,
    matters: matters.slice(0, SHOWN),
    open: open
      .slice(0, SHOWN)
      .map((matter) => ({ value: matter.id, label: `${matterNumber(matter)} ${matter.title}` })),
    chosen: url.searchParams.get('arende') ?? '',
    isTooLarge: url.searchParams.get('fel') === 'for-stor',
    maySave: mayDo(session, 'register.save'),
  };
}

export const actions = {
  registrera: async ({ locals, request }) => {
    const { language } = locals;
    const session = sessionOr(locals);
    const sent = await readForm(request);
    const record = await recordOf(sent, dayInSweden(session.clock()));
    const done = await registerRecord(session, record);
    const fields = { title: 'rubrik', datedOn: 'dag', direction: 'riktning' } as const;
    return answerOf(done, {
      language,
      sent,
      done: ({ year, number, recordNumber: last }) =>
        texts[language].quick.done(recordNumber({ year, number }, { number: last }), record.title),
      fields,
    });
  },
};
