import { error, redirect } from '@sveltejs/kit';
import { addItemFile } from '#decisions/server';
import { sessionOr } from '../../answer.ts';
import { answerOf, faultAt, fileOf, readForm } from '../board-forms.server.ts';
import { meetingPage } from '../meeting.server.ts';
import { texts } from '../texts.ts';

export async function load({ locals, url }) {
  const meeting = url.searchParams.get('mote') ?? error(404);
  const read = await meetingPage(locals, meeting);
  const item = read.items.find(({ id }) => id === url.searchParams.get('punkt')) ?? error(404);
  return {
    item: { id: item.id, title: item.title },
    meeting,
    isTooLarge: url.searchParams.get('fel') === 'for-stor',
    breadcrumbs: [
      ...read.breadcrumbs,
      { address: `/moten/${meeting}`, label: read.heading },
      { address: `/moten/${meeting}/punkt/${item.id}`, label: item.title },
    ],
  };
}

export const actions = {
  default: async ({ locals, request, url }) => {
    const { language } = locals;
    const sent = await readForm(request);
    const file = await fileOf(sent.form);
    if (!file) return faultAt('fil', { language, sent });
    const item = url.searchParams.get('punkt') ?? '';
    const done = await addItemFile(sessionOr(locals), { item, title: sent.textOrNull('namn'), file });
    if (done.ok) redirect(303, `/moten/${done.value.meeting}/punkt/${item}`);
    return answerOf(done, { language, sent, done: texts[language].item.saved, fields: { title: 'namn' } });
  },
};
