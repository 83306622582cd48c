import { dayInSweden } from '#kernel';
import { listParticipations, readPartyProgrammes, refer } from '#participants/server';
import { redirect } from '@sveltejs/kit';
import { sessionOr, valueOr } from '../../answer.ts';
import { faulty, personFaults, personOf, refused, sentForm, wordsIn, type Places } from '../forms.server.ts';
import { labels, optionsOf } from '../labels.ts';

export async function load({ locals, setHeaders }) {
  const session = sessionOr(locals);
  const words = wordsIn(locals.language);
  const say = labels[locals.language];
  setHeaders({ 'cache-control': 'no-store' });
  const programmes = valueOr(await readPartyProgrammes(session, {}), (refusal: never) => refusal);
  return {
    programmes: programmes.map(({ slug, name }) => ({ value: slug, label: name })),
    sexes: optionsOf(say.sexes),
    referrers: optionsOf(say.referrers),
    authorities: optionsOf(say.authorities).filter(({ value }) => value !== session.employer),
    own: session.employer ? say.authorities[session.employer] : null,
    today: dayInSweden(session.clock()),
    breadcrumbs: [{ address: '/deltagare', label: words.heading }],
  };
}

const places: Places = {
  programme: { fieldId: 'insats', say: 'choose' },
  participant: { fieldId: 'kon', say: 'choose' },
  'participant.sex': { fieldId: 'kon', say: 'choose' },
  'participant.birthYear': { fieldId: 'fodelsear', say: 'number' },
  referrer: { fieldId: 'remittent', say: 'choose' },
  referrerUnit: { fieldId: 'enhet', say: 'needed' },
  referredOn: { fieldId: 'datum', say: 'day' },
};

export const actions = {
  default: async ({ locals, request }) => {
    const session = sessionOr(locals);
    const words = wordsIn(locals.language);
    const form = await sentForm(request);
    const pseudonym = form.text('kand', 40);
    const known = pseudonym === '' ? null : await findByPseudonym(session, pseudonym);
    if (pseudonym !== '' && known === null) {
      return faulty(form, [{ fieldId: 'kand', text: words.faults['noSuchParticipant'] ?? '' }]);
    }
    const errors = known === null ? personFaults(form, words) : [];
    if (errors.length > 0) return faulty(form, errors);
    const done = await refer(session, {
      programme: form.text('insats', 200),
      participant: known ? { id: known } : personOf(form),
      referrer: form.text('remittent') as 'region',
      referrerUnit: form.orNull('enhet'),
      referredOn: form.text('datum'),
      reason: form.text('skal'),
      sharedWith: form.authorities('delas'),
      textsAreRead: form.textsAreRead,
    });
    if (done.ok) redirect(303, `/deltagare/${done.value.id}`);
    const fieldOf = {
      badIdentityNumber: 'nummer',
      identityKnown: 'kand',
      comingDay: 'datum',
      intakeStopped: 'insats',
      alreadyOpen: 'insats',
      sharedWithNobody: 'delas',
    };
    return refused(done.refusal, { form, words, places, fieldOf, fallback: 'insats' });
  },
};

/** Among the rows that her authority may see. */
async function findByPseudonym(session: ReturnType<typeof sessionOr>, pseudonym: string): Promise<string | null> {
  const listed = valueOr(await listParticipations(session, { search: pseudonym }), (refusal: never) => refusal);
  const found = listed.rows.find((row) => row.pseudonym.toLowerCase() === pseudonym.toLowerCase());
  return found?.participantId ?? null;
}
