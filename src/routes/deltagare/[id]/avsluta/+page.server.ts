import { dayInSweden } from '#kernel';
import { endParticipation } from '#participants/server';
import { redirect } from '@sveltejs/kit';
import { sessionOr } from '../../../answer.ts';
import { endOf, endPlaces, faulty, refused, sentForm, wordsIn } from '../../forms.server.ts';
import { labels } from '../../labels.ts';
import { readOne } from '../../one.server.ts';
import { endOptions } from '../../register-fields.ts';

export async function load({ locals, params, setHeaders }) {
  const session = sessionOr(locals);
  const say = labels[locals.language];
  const { programme, pseudonym, breadcrumbs } = await readOne(locals, params.id);
  setHeaders({ 'cache-control': 'no-store' });
  return {
    pseudonym,
    today: dayInSweden(session.clock()),
    options: endOptions(say, programme),
    breadcrumbs,
  };
}

export const actions = {
  default: async ({ locals, params, request }) => {
    const session = sessionOr(locals);
    const words = wordsIn(locals.language);
    const form = await sentForm(request);
    const end = endOf(form);
    if (end.subsidyKind !== null && (end.reason as string) !== '' && (end.reason as string) !== 'workSubsidised') {
      return faulty(form, [{ fieldId: 'subvention', text: words.input.subsidy }]);
    }
    const { textsAreRead } = form;
    const done = await endParticipation(session, {
      ...end,
      id: params.id,
      on: form.text('datum'),
      text: form.text('kommentar'),
      textsAreRead,
    });
    if (done.ok) redirect(303, `/deltagare/${params.id}?sparat`);
    return refused(done.refusal, {
      form,
      words,
      places:
        form.text('orsak') !== '' && form.text('precision') !== ''
          ? { ...endPlaces, '': { fieldId: 'precision', say: 'code' } }
          : endPlaces,
      fieldOf: { comingDay: 'datum', tooEarly: 'datum' },
      fallback: 'orsak',
    });
  },
};
