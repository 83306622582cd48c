import { error, fail, redirect } from '@sveltejs/kit';
import { RESPONSIBLES } from '#decisions/core';
import { saveWheelItem } from '#decisions/server';
import { dayInSweden, yearOf } from '#kernel';
import { mayDo, sessionOr } from '../../answer.ts';
import { faultOf, readItemForm, type TypedItem } from '../form.ts';
import { texts } from '../texts.ts';

export function load({ locals, url }) {
  const session = sessionOr(locals);
  if (!mayDo(session, 'wheel.save')) error(403);
  const asked = Number(url.searchParams.get('ar'));
  const year = asked >= 2000 && asked <= 2200 ? asked : yearOf(dayInSweden(session.clock()));
  const typed: TypedItem = {
    // A form that is sent twice is one item.
    id: crypto.randomUUID(),
    title: '',
    due: '',
    from: '',
    responsible: 'office',
    often: '1',
    scope: 'alla',
  };
  return {
    typed,
    responsibles: RESPONSIBLES,
    breadcrumbs: [{ address: `/arshjul?ar=${year}`, label: texts[locals.language].heading(year) }],
  };
}

export const actions = {
  default: async ({ locals, request }) => {
    const words = texts[locals.language];
    const { typed, errors, item, dueOn } = readItemForm(await request.formData(), words);
    if (errors.length > 0) return fail(422, { typed, errors });
    const saved = await saveWheelItem(sessionOr(locals), item);
    if (saved.ok) redirect(303, `/arshjul?ar=${yearOf(dueOn)}&gjort=sparat`);
    return fail(422, { typed, errors: [faultOf(saved.refusal, words)] });
  },
};
