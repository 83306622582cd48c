import { redirect } from '@sveltejs/kit';
import { planMeeting, readBodies } from '#decisions/server';
import { addDays } from '#kernel';
import { sessionOr, valueOr } from '../../answer.ts';
import { answerOf, faultAt, readForm } from '../board-forms.server.ts';
import { headFields, headOf } from '../head.server.ts';
import { texts } from '../texts.ts';

export async function load({ locals }) {
  const { bodies, today } = valueOr(await readBodies(sessionOr(locals), {}), (refusal: never) => refusal);
  return {
    bodies: bodies.map(({ id, name }) => ({ value: id, label: name })),
    suggested: addDays(today, 21),
    breadcrumbs: [{ address: '/moten', label: texts[locals.language].name }],
  };
}

export const actions = {
  default: async ({ locals, request }) => {
    const { language } = locals;
    const sent = await readForm(request);
    if (sent.text('organ') === '') return faultAt('organ', { language, sent });
    const done = await planMeeting(sessionOr(locals), { body: sent.text('organ'), ...headOf(sent) });
    if (done.ok) redirect(303, `/moten/${done.value.id}`);
    return answerOf(done, { language, sent, done: '', fields: headFields });
  },
};
