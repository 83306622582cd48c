import { dayInSweden } from '#kernel';
import { endParticipation } from '#participants/server';
import { redirect } from '@sveltejs/kit';
import { sessionOr } from '../../../answer.ts';
import { faulty, refused, sentForm, warned, wordsIn, type Places } from '../../forms.server.ts';
import { labels, optionsOf } from '../../labels.ts';
import { readOne } from '../../one.server.ts';

export async function load({ locals, params, setHeaders }) {
  const session = sessionOr(locals);
  const say = labels[locals.language];
  const { programme, pseudonym, breadcrumbs } = await readOne(locals, params.id);
  setHeaders({ 'cache-control': 'no-store' });
  return {
    pseudonym,
    today: dayInSweden(session.clock()),
    reasons: optionsOf(say.exitReasons),
    codes: optionsOf(say.exitCodes),
    subsidies: optionsOf(say.subsidies),
    occupations: optionsOf(say.occupations),
    incomes: optionsOf(say.incomes),
    tracks: programme?.usesTracks
      ? optionsOf(say.tracks).map(({ value, label }) => ({ value, label: `${value}: ${label}` }))
      : [],
    questions: (programme?.questions ?? []).filter(({ asked }) => asked === 'exit'),
    breadcrumbs,
  };
}

const places: Places = {
  on: { fieldId: 'datum', say: 'day' },
  reason: { fieldId: 'orsak', say: 'choose' },
  code: { fieldId: 'precision', say: 'code' },
  subsidyLevel: { fieldId: 'grad', say: 'number' },
  occupationExtent: { fieldId: 'omfattning', say: 'number' },
  incomeSupport: { fieldId: 'forsorjning', say: 'number' },
};

export const actions = {
  default: async ({ locals, params, request }) => {
    const session = sessionOr(locals);
    const words = wordsIn(locals.language);
    const form = await sentForm(request);
    const warning = warned(form, ['kommentar', 'var'], words);
    if (warning) return warning;
    const reason = form.text('orsak');
    const subsidyKind = form.orNull('subvention');
    if (subsidyKind !== null && reason !== '' && reason !== 'workSubsidised') {
      return faulty(form, [{ fieldId: 'subvention', text: words.input.subsidy }]);
    }
    const level = form.number('grad');
    const done = await endParticipation(session, {
      id: params.id,
      on: form.text('datum'),
      reason: reason as 'other',
      code: form.orNull('precision') as 'pension',
      subsidyKind: subsidyKind as 'osa',
      subsidyLevel: level === null ? null : level / 100,
      continuedWhere: form.orNull('var'),
      workAbility: form.yesNo('formaga'),
      occupation: form.orNull('sysselsattning') as 'studies',
      occupationExtent: form.number('omfattning'),
      incomeSupport: form.incomes('forsorjning'),
      strengthenedCooperation: form.yesNo('forstarkt'),
      track: form.orNull('spar') as '1',
      answers: Object.fromEntries(
        Object.keys(form.typed())
          .filter((name) => name.startsWith('fraga-') && form.text(name) !== '')
          .map((name) => [name.slice('fraga-'.length), form.text(name, 500)]),
      ),
      text: form.text('kommentar'),
    });
    if (done.ok) redirect(303, `/deltagare/${params.id}?sparat`);
    return refused(done.refusal, {
      form,
      words,
      places:
        reason !== '' && form.text('precision') !== ''
          ? { ...places, '': { fieldId: 'precision', say: 'code' } }
          : places,
      fieldOf: { comingDay: 'datum', tooEarly: 'datum' },
      fallback: 'orsak',
    });
  },
};
