import { dayInSweden } from '#kernel';
import { CHECKS } from '#participants/core';
import { enrolParticipant } from '#participants/server';
import { redirect } from '@sveltejs/kit';
import { sessionOr } from '../../../answer.ts';
import { faulty, refused, sentForm, wordsIn, type Places } from '../../forms.server.ts';
import { labels, optionsOf } from '../../labels.ts';
import { readOne } from '../../one.server.ts';

export async function load({ locals, params, setHeaders }) {
  const session = sessionOr(locals);
  const say = labels[locals.language];
  const { participation, programme, pseudonym, breadcrumbs } = await readOne(locals, params.id);
  setHeaders({ 'cache-control': 'no-store' });
  return {
    pseudonym,
    shared: participation.sharedWith,
    today: dayInSweden(session.clock()),
    educations: optionsOf(say.educations),
    occupations: optionsOf(say.occupations),
    incomes: optionsOf(say.incomes),
    durations: optionsOf(say.durations),
    authorities: optionsOf(say.authorities),
    bases: optionsOf(say.bases),
    questions: (programme?.questions ?? []).filter(({ asked }) => asked === 'start'),
    breadcrumbs,
  };
}

const places: Places = {
  on: { fieldId: 'datum', say: 'day' },
  education: { fieldId: 'utbildning', say: 'choose' },
  occupation: { fieldId: 'sysselsattning', say: 'choose' },
  incomeSupport: { fieldId: 'forsorjning', say: 'number' },
  supportDuration: { fieldId: 'tid', say: 'choose' },
  legalBasis: { fieldId: 'grund', say: 'choose' },
  consentOn: { fieldId: 'samtycke', say: 'day' },
  consentVersion: { fieldId: 'samtyckesversion', say: 'consent' },
  '': { fieldId: 'samtycke', say: 'consent' },
};

export const actions = {
  default: async ({ locals, params, request }) => {
    const session = sessionOr(locals);
    const words = wordsIn(locals.language);
    const form = await sentForm(request);
    const overrides = Object.fromEntries(
      Object.keys(CHECKS).map((check) => [check, form.text(`skal-${check}`, 500)] as const),
    );
    const answers = Object.fromEntries(
      Object.keys(form.typed())
        .filter((name) => name.startsWith('fraga-') && form.text(name) !== '')
        .map((name) => [name.slice('fraga-'.length), form.text(name, 500)]),
    );
    const done = await enrolParticipant(session, {
      id: params.id,
      on: form.text('datum'),
      education: form.text('utbildning') as 'unknown',
      occupation: (form.orNull('sysselsattning') as 'studies') ?? null,
      incomeSupport: form.incomes('forsorjning'),
      supportDuration: form.orNull('tid'),
      needsFrom: form.authorities('behov'),
      legalBasis: form.text('grund') as 'consent',
      consentOn: form.orNull('samtycke'),
      consentVersion: form.orNull('samtyckesversion'),
      sharedWith: form.authorities('delas'),
      overrides,
      answers,
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
      places,
      fieldOf: { comingDay: 'datum', tooEarly: 'datum', sharedWithNobody: 'delas' },
      fallback: 'datum',
    });
  },
};
