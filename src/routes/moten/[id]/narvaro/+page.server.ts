import { presenceOf } from '#decisions/core';
import { readMeeting, saveAttendance } from '#decisions/server';
import { error } from '@sveltejs/kit';
import { sessionOr, valueOr } from '../../../answer.ts';
import { answerOf, faultAt, readForm } from '../../board-forms.server.ts';
import { linesOf } from '../../head.server.ts';
import { meetingPage } from '../../meeting.server.ts';
import { texts } from '../../texts.ts';

export const load = ({ locals, params }) => meetingPage(locals, params.id);

export const actions = {
  default: async ({ locals, params, request }) => {
    const { language } = locals;
    const session = sessionOr(locals);
    const sent = await readForm(request);
    const { attendance } = valueOr(await readMeeting(session, { id: params.id }), () => error(404));
    const present = attendance
      .filter(({ role }) => role !== 'other')
      .map(({ name }, index) => ({ name, presence: presenceOf(sent.text(`narvaro.${index}`)), serves: null }));
    const first = sent.text('utanfor');
    if (first !== '' && sent.text('skal') === '') return faultAt('skal', { language, sent });
    const done = await saveAttendance(session, {
      meeting: params.id,
      present,
      others: linesOf(sent.text('ovriga')),
      calledFirst: first === '' ? null : { name: first, reason: sent.text('skal') },
    });
    return answerOf(done, { language, sent, done: ({ serving }) => texts[language].attendance.done(serving) });
  },
};
