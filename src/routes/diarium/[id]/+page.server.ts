import { error } from '@sveltejs/kit';
import { disposableFrom, matterNumber, recordNumber, type Disposal } from '#decisions/core';
import { readMatter, saveMatter, saveRecord } from '#decisions/server';
import { mayDo, sessionOr, valueOr } from '../../answer.ts';
import { answerOf, readForm } from '../../moten/board-forms.server.ts';
import { texts } from '../texts.ts';

export async function load({ locals, params }) {
  const session = sessionOr(locals);
  const read = valueOr(await readMatter(session, { id: params.id }), () => error(404));
  const { matter, records, items, attachments } = read;
  return {
    matter,
    number: matterNumber(matter),
    records: records.map((record) => ({
      ...record,
      attachments: attachments.filter(({ fileId }) => fileId === record.fileId),
      shown: recordNumber(matter, record),
      disposableFrom: disposableFrom(record, matter.closedOn),
    })),
    items,
    maySave: mayDo(session, 'register.save'),
    mayReadBoard: mayDo(session, 'board.read'),
    breadcrumbs: [{ address: '/diarium', label: texts[locals.language].heading }],
  };
}

export const actions = {
  arende: async ({ locals, params, request }) => {
    const { language } = locals;
    const sent = await readForm(request);
    const done = await saveMatter(sessionOr(locals), {
      id: params.id,
      title: sent.text('rubrik'),
      secrecyMark: sent.textOrNull('sekretess'),
      isClosed: sent.has('avslutat'),
    });
    return answerOf(done, {
      language,
      sent,
      done: texts[language].matter.saved,
      fields: { title: 'rubrik' },
      form: 'arende',
    });
  },
  handling: async ({ locals, request }) => {
    const { language } = locals;
    const sent = await readForm(request);
    const { text, textOrNull } = sent;
    const done = await saveRecord(sessionOr(locals), {
      id: text('handling'),
      title: text('rubrik'),
      counterpart: textOrNull('motpart'),
      secrecyMark: textOrNull('sekretess'),
      disposal: text('gallring') as Disposal,
    });
    return answerOf(done, {
      language,
      sent,
      done: texts[language].matter.saved,
      fields: { title: 'rubrik' },
      form: text('handling'),
    });
  },
};
