import { dayInSweden } from '#kernel';
import { CHECKS } from '#participants/core';
import { enrolParticipant } from '#participants/server';
import { redirect } from '@sveltejs/kit';
import { sessionOr } from '../../../answer.ts';
import { faulty, refused, sentForm, startOf, startPlaces, wordsIn } from '../../forms.server.ts';
import { labels } from '../../labels.ts';
import { readOne } from '../../one.server.ts';
import { startOptions } from '../../register-fields.ts';

export async function load({ locals, params, setHeaders }) {
  const session = sessionOr(locals);
  const say = labels[locals.language];
  const { participation, programme, pseudonym, breadcrumbs } = await readOne(locals, params.id);
  setHeaders({ 'cache-control': 'no-store' });
  return {
    pseudonym,
    shared: participation.sharedWith,
    today: dayInSweden(session.clock()),
    options: startOptions(say, programme),
    breadcrumbs,
  };
}

export const actions = {
  default: async ({ locals, params, request }) => {
    const session = sessionOr(locals);
    const words = wordsIn(locals.language);
    const form = await sentForm(request);
    const overrides = Object.fromEntries(
      Object.keys(CHECKS).map((check) => [check, form.text(`skal-${check}`, 500)] as const),
    );
    const { textsAreRead } = form;
    const done = await enrolParticipant(session, {
      ...startOf(form),
      id: params.id,
      on: form.text('datum'),
      overrides,
      textsAreRead,
    });
    if (done.ok) redirect(303, `/deltagare/${params.id}?sparat`);
    const { refusal } = done;
    if (refusal.kind === 'needsOverride') {
      const missing = refusal.checks.filter((check) => form.text(`skal-${check}`) === '');
      const errors = missing.map((check) => ({
        fieldId: `skal-${check}`,
        text: `${labels[locals.language].checks[check]}. ${words.faults['needsOverride'] ?? ''}`,
      }));
      return faulty(form, errors);
    }
    return refused(refusal, {
      form,
      words,
      places: startPlaces,
      fieldOf: { comingDay: 'datum', tooEarly: 'datum', sharedWithNobody: 'delas' },
      fallback: 'datum',
    });
  },
};
