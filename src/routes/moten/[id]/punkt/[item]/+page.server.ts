import { error, redirect } from '@sveltejs/kit';
import type { ItemKind } from '#decisions/core';
import { addAction, removeItem, removeItemFile, saveItem } from '#decisions/server';
import { sessionOr } from '../../../../answer.ts';
import { answerOf, faultAt, readForm } from '../../../board-forms.server.ts';
import { meetingPage } from '../../../meeting.server.ts';
import { texts } from '../../../texts.ts';

export async function load({ locals, params }) {
  const read = await meetingPage(locals, params.id);
  const at = read.items.findIndex(({ id }) => id === params.item);
  const item = read.items[at] ?? error(404);
  return {
    meeting: read.meeting,
    item,
    next: read.items[at + 1]?.id ?? null,
    files: read.files.filter(({ itemId }) => itemId === item.id),
    actions: read.actions.filter(({ itemId }) => itemId === item.id),
    people: read.attendance.filter(({ role }) => role !== 'other').map(({ name }) => name),
    matters: read.matters,
    isOpen: ['planned', 'called', 'open', 'closed'].includes(read.meeting.state),
    maySave: read.maySave,
    breadcrumbs: [...read.breadcrumbs, { address: `/moten/${params.id}`, label: read.heading }],
  };
}

export const actions = {
  spara: async ({ locals, params, request }) => {
    const { language } = locals;
    const sent = await readForm(request);
    const { form, text, textOrNull } = sent;
    const reservedBy = text('reservant');
    if (reservedBy !== '' && text('motiv') === '') return faultAt('motiv', { language, sent, form: 'spara' });
    const done = await saveItem(sessionOr(locals), {
      id: params.item,
      version: Number(text('version')),
      kind: text('slag') as ItemKind,
      title: text('rubrik'),
      background: textOrNull('bakgrund'),
      proposal: textOrNull('forslag'),
      matterId: textOrNull('arende'),
      motions: textOrNull('yrkanden'),
      vote: textOrNull('omrostning'),
      outcome: text('antas') === '' ? textOrNull('beslut') : textOrNull('forslag'),
      conflicts: form.getAll('jav').map(String),
      reservations: [
        ...form.getAll('kvar').flatMap((index) => {
          const [name, why] = [text(`reservant.${String(index)}`), text(`motiv.${String(index)}`)];
          return why === '' ? [] : [{ name, text: why }];
        }),
        ...(reservedBy === '' ? [] : [{ name: reservedBy, text: text('motiv') }]),
      ],
    });
    return answerOf(done, {
      language,
      sent,
      done: texts[language].item.saved,
      fields: { title: 'rubrik' },
      form: 'spara',
    });
  },
  'ta-bort': async ({ locals, params, request }) => {
    const { language } = locals;
    const sent = await readForm(request);
    const done = await removeItem(sessionOr(locals), { id: params.item });
    if (done.ok) redirect(303, `/moten/${params.id}`);
    return answerOf(done, { language, sent, done: '' });
  },
  'ta-bort-fil': async ({ locals, params, request }) => {
    const { language } = locals;
    const sent = await readForm(request);
    const done = await removeItemFile(sessionOr(locals), { item: params.item, file: sent.text('fil') });
    return answerOf(done, { language, sent, done: texts[language].item.saved });
  },
  atgard: async ({ locals, params, request }) => {
    const { language } = locals;
    const sent = await readForm(request);
    const done = await addAction(sessionOr(locals), {
      item: params.item,
      what: sent.text('vad'),
      responsible: sent.text('vem'),
      dueOn: sent.dayOrNull('klart'),
    });
    const fields = { what: 'vad', responsible: 'vem', dueOn: 'klart' } as const;
    return answerOf(done, { language, sent, done: texts[language].item.actionAdded, fields, form: 'atgard' });
  },
};
