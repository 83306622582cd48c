// Two records of one person: found by pseudonym, seen side by side, joined, and parted again.
import { formatsIn } from '#design/core';
import { compareParticipants, joinParticipants, partParticipants, readPartyProgrammes } from '#participants/server';
import { redirect } from '@sveltejs/kit';
import { isAccessRefusal, sessionOr, stopAt, valueOr } from '../../../answer.ts';
import { faulty, refused, sentForm, wordsIn } from '../../forms.server.ts';
import { labels } from '../../labels.ts';
import { readOne } from '../../one.server.ts';
import { besideEachOther } from './side-by-side.ts';
import { texts } from '../texts.ts';

export async function load({ locals, params, url, setHeaders }) {
  const one = await readOne(locals, params.id);
  const words = texts[locals.language].join;
  setHeaders({ 'cache-control': 'no-store' });
  const asked = (url.searchParams.get('med') ?? '').trim().slice(0, 40);
  const compared =
    asked === ''
      ? null
      : await compareParticipants(sessionOr(locals), { id: one.participation.participantId, pseudonym: asked });
  if (compared && !compared.ok && isAccessRefusal(compared.refusal)) stopAt(compared.refusal);
  const fault = compared && !compared.ok ? (wordsIn(locals.language).faults[compared.refusal.kind] ?? '') : null;
  const programmes = valueOr(await readPartyProgrammes(sessionOr(locals), {}), (refusal: never) => refusal);
  const root = one.participant.joinedTo ?? one.participant.id;
  return {
    heading: words.heading(one.pseudonym),
    asked,
    notFound: fault === null ? [] : [{ fieldId: 'med', text: fault }],
    pair: compared?.ok
      ? besideEachOther(compared.value, {
          say: labels[locals.language],
          words: wordsIn(locals.language),
          own: words,
          nameOf: (slug) => programmes.find((programme) => programme.slug === slug)?.name ?? slug,
          date: formatsIn(locals.language).date,
        })
      : null,
    records:
      one.records.length < 2 ? [] : one.records.map(({ id, pseudonym }) => ({ id, pseudonym, isRoot: id === root })),
    breadcrumbs: one.breadcrumbs,
  };
}

export const actions = {
  sammanfor: async ({ locals, params, request }) => {
    const form = await sentForm(request);
    if (!form.isChecked('saker')) {
      return faulty(form, [{ fieldId: 'saker', text: texts[locals.language].join.tick }]);
    }
    const { participation } = await readOne(locals, params.id);
    const done = await joinParticipants(sessionOr(locals), {
      id: participation.participantId,
      to: form.text('andra', 40),
    });
    if (done.ok) redirect(303, `/deltagare/${params.id}?sparat`);
    return refused(done.refusal, { form, words: wordsIn(locals.language), places: {}, fallback: 'saker' });
  },
  isar: async ({ locals, params, request }) => {
    const form = await sentForm(request);
    const done = await partParticipants(sessionOr(locals), { id: form.text('post', 40) });
    if (done.ok) redirect(303, `/deltagare/${params.id}?sparat`);
    return refused(done.refusal, { form, words: wordsIn(locals.language), places: {}, fallback: 'poster' });
  },
};
