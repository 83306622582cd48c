// A consent is withdrawn, or given again. What happens is said before; the box is asked for by the server.
import { formatsIn } from '#design/core';
import { noteConsent, readPartyProgrammes } from '#participants/server';
import { redirect } from '@sveltejs/kit';
import { sessionOr, valueOr } from '../../../answer.ts';
import { faulty, refused, sentForm, wordsIn, type Places } from '../../forms.server.ts';
import { labels } from '../../labels.ts';
import { readOne } from '../../one.server.ts';
import { texts } from '../texts.ts';

export async function load({ locals, params, setHeaders }) {
  const one = await readOne(locals, params.id);
  const say = labels[locals.language];
  const words = texts[locals.language].consent;
  setHeaders({ 'cache-control': 'no-store' });
  const programmes = valueOr(await readPartyProgrammes(sessionOr(locals), {}), (refusal: never) => refusal);
  const { consentWithdrawnOn } = one.participant;
  return {
    heading: words.heading(one.pseudonym),
    today: one.today,
    records: words.records(one.records.length),
    withdrawn: consentWithdrawnOn && words.since(formatsIn(locals.language).date(consentWithdrawnOn)),
    open: [one.participation, ...one.others]
      .filter(({ state }) => !['declined', 'withdrawn', 'exited', 'misregistered'].includes(state))
      .map(({ id, programme, state }) => ({
        address: state === 'enrolled' ? `/deltagare/${id}/avsluta` : `/deltagare/${id}#besked`,
        programme: programmes.find(({ slug }) => slug === programme)?.name ?? programme,
        state: say.states[state],
      })),
    breadcrumbs: one.breadcrumbs,
  };
}

const places: Places = { on: { fieldId: 'datum', say: 'day' } };

export const actions = {
  default: async ({ locals, params, request }) => {
    const form = await sentForm(request);
    const words = texts[locals.language].consent;
    const { participation, participant } = await readOne(locals, params.id);
    const isGiven = participant.consentWithdrawnOn !== null;
    if (!form.isChecked('saker')) {
      return faulty(form, [{ fieldId: 'saker', text: isGiven ? words.againTick : words.tick }]);
    }
    const done = await noteConsent(sessionOr(locals), {
      id: participation.participantId,
      what: isGiven ? 'given' : 'withdrawn',
      on: form.text('datum'),
    });
    if (done.ok) redirect(303, `/deltagare/${params.id}?sparat`);
    return refused(done.refusal, {
      form,
      words: wordsIn(locals.language),
      places,
      fieldOf: { comingDay: 'datum' },
      fallback: 'datum',
    });
  },
};
