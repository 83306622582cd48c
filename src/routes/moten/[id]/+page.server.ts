import {
  addItem,
  addWheelItems,
  callMeeting,
  cancelMeeting,
  closeMeeting,
  moveItem,
  openMeeting,
  reportDelegated,
  saveMeeting,
} from '#decisions/server';
import type { ItemKind } from '#decisions/core';
import { sessionOr } from '../../answer.ts';
import { answerOf, readForm } from '../board-forms.server.ts';
import { headFields, headOf, linesOf } from '../head.server.ts';
import { meetingPage } from '../meeting.server.ts';
import { texts } from '../texts.ts';

export const load = ({ locals, params }) => meetingPage(locals, params.id);

type Event = { locals: App.Locals; params: { id: string }; request: Request };

async function step(
  { locals, params, request }: Event,
  take: typeof callMeeting,
  name: 'kalla' | 'oppna' | 'avsluta' | 'stall-in',
) {
  const { language } = locals;
  const sent = await readForm(request);
  const done = await take(sessionOr(locals), { id: params.id });
  return answerOf(done, { language, sent, done: texts[language].meeting.stepDone[name] });
}

export const actions = {
  kalla: (event) => step(event, callMeeting, 'kalla'),
  oppna: (event) => step(event, openMeeting, 'oppna'),
  avsluta: (event) => step(event, closeMeeting, 'avsluta'),
  'stall-in': (event) => step(event, cancelMeeting, 'stall-in'),
  uppgifter: async ({ locals, params, request }) => {
    const { language } = locals;
    const sent = await readForm(request);
    const { textOrNull } = sent;
    const done = await saveMeeting(sessionOr(locals), {
      id: params.id,
      ...headOf(sent),
      endsAt: textOrNull('slutar')?.replace('.', ':') ?? null,
      chair: textOrNull('ordforande'),
      secretary: textOrNull('sekreterare'),
      approvers: linesOf(sent.form.getAll('justerare').join('\n')),
    });
    return answerOf(done, {
      language,
      sent,
      done: texts[language].head.saved,
      fields: headFields,
      form: 'uppgifter',
    });
  },
  'lagg-till': async ({ locals, params, request }) => {
    const { language } = locals;
    const sent = await readForm(request);
    const { text, textOrNull } = sent;
    const done = await addItem(sessionOr(locals), {
      meeting: params.id,
      kind: (text('slag') || 'decision') as ItemKind,
      title: text('rubrik'),
      proposal: textOrNull('forslag'),
      matterId: textOrNull('arende'),
    });
    return answerOf(done, {
      language,
      sent,
      done: texts[language].meeting.added,
      fields: { title: 'rubrik' },
      form: 'lagg-till',
    });
  },
  flytta: async ({ locals, request }) => {
    const { language } = locals;
    const sent = await readForm(request);
    const done = await moveItem(sessionOr(locals), {
      id: sent.text('punkt'),
      direction: sent.text('at') === 'upp' ? 'up' : 'down',
    });
    return answerOf(done, { language, sent, done: texts[language].head.saved });
  },
  arshjul: async ({ locals, params, request }) => {
    const { language } = locals;
    const sent = await readForm(request);
    const done = await addWheelItems(sessionOr(locals), { id: params.id });
    return answerOf(done, { language, sent, done: ({ added }) => texts[language].meeting.wheelDone(added) });
  },
  delegation: async ({ locals, params, request }) => {
    const { language } = locals;
    const sent = await readForm(request);
    const done = await reportDelegated(sessionOr(locals), { meeting: params.id });
    return answerOf(done, {
      language,
      sent,
      done: ({ reported }) => texts[language].meeting.delegatedDone(reported),
    });
  },
};
