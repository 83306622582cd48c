import { error } from '@sveltejs/kit';
import { readMeeting } from '#decisions/server';
import { formatsIn } from '#design/core';
import { mayDo, sessionOr, valueOr } from '../answer.ts';
import { texts } from './texts.ts';

/** A meeting with its heading and the way back; 404 when it is not there. */
export async function meetingPage(locals: App.Locals, id: string) {
  const session = sessionOr(locals);
  const read = valueOr(await readMeeting(session, { id }), () => error(404));
  const words = texts[locals.language];
  const { meeting } = read;
  return {
    ...read,
    maySave: mayDo(session, 'board.save'),
    mayApprove: mayDo(session, 'board.approve'),
    heading: words.meeting.heading(meeting.body.name, formatsIn(locals.language).date(meeting.heldOn)),
    sentence: words.meeting.sentence(words.states[meeting.state], meeting.startsAt, meeting.location),
    breadcrumbs: [{ address: '/moten', label: words.name }],
  };
}
