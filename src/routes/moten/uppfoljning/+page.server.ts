import { readFollowUp, saveDelegated, tickAction } from '#decisions/server';
import { mayDo, sessionOr, valueOr } from '../../answer.ts';
import { answerOf, readForm } from '../board-forms.server.ts';
import { texts } from '../texts.ts';

export async function load({ locals }) {
  const session = sessionOr(locals);
  const read = valueOr(await readFollowUp(session, {}), (refusal: never) => refusal);
  return {
    ...read,
    maySave: mayDo(session, 'board.save'),
    breadcrumbs: [{ address: '/moten', label: texts[locals.language].name }],
  };
}

export const actions = {
  klar: async ({ locals, request }) => {
    const { language } = locals;
    const sent = await readForm(request);
    const done = await tickAction(sessionOr(locals), {
      id: sent.text('atgard'),
      isDone: sent.text('laget') === 'klart',
    });
    return answerOf(done, { language, sent, done: texts[language].followUp.ticked });
  },
  delegation: async ({ locals, request }) => {
    const { language } = locals;
    const sent = await readForm(request);
    const { text } = sent;
    const done = await saveDelegated(sessionOr(locals), {
      decidedOn: text('dag'),
      decidedBy: text('vem'),
      point: text('punkt'),
      decision: text('beslut'),
    });
    const fields = { decidedOn: 'dag', decidedBy: 'vem', decision: 'beslut' } as const;
    return answerOf(done, { language, sent, done: texts[language].followUp.added, fields, form: 'delegation' });
  },
};
