import { isIsoDate, slug } from '#kernel';
import { readProgrammes } from '#programmes/server';
import { said, USUAL_FEWEST } from '#surveys/core';
import { openRound, readRounds } from '#surveys/server';
import { error, fail, redirect } from '@sveltejs/kit';
import { sessionOr, valueOr } from '../../answer.ts';
import { texts } from '../texts.ts';

export async function load({ locals }) {
  const session = sessionOr(locals);
  const words = texts[locals.language];
  const { rounds, questionnaires } = valueOr(await readRounds(session, {}), () => error(404));
  const programmes = valueOr(await readProgrammes(session, {}), () => error(404));
  return {
    breadcrumbs: [{ address: '/enkater', label: words.heading }],
    questionnaires: questionnaires.map((one) => ({ value: one.id, label: said(one.title, locals.language) })),
    programmes: programmes
      .filter(({ orientation }) => orientation === 'individual')
      .map(({ slug: id, name }) => ({ id, name })),
    previous: rounds.map(({ id, title }) => ({ value: id, label: title })),
  };
}

export const actions = {
  default: async ({ request, locals }) => {
    const session = sessionOr(locals);
    const words = texts[locals.language].new;
    const form = await request.formData();
    const text = (name: string): string => {
      const value = form.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    const programmes = form.getAll('insats').filter((value) => typeof value === 'string');
    const typed = Object.fromEntries(
      ['titel', 'formular', 'fran', 'till', 'grupp', 'antal', 'visning', 'minst', 'lagst', 'fore'].map((name) => [
        name,
        text(name),
      ]),
    );
    const whole = (name: string): number | null => (/^\d{1,6}$/.test(text(name)) ? Number(text(name)) : null);
    const errors = [
      ...(slug(text('titel')) === '' ? [{ fieldId: 'titel', text: words.titleNeeded }] : []),
      ...['fran', 'till']
        .filter((name) => !isIsoDate(text(name)))
        .map((fieldId) => ({ fieldId, text: words.badDay })),
      ...(text('fran') > text('till') ? [{ fieldId: 'till', text: words.endsFirst }] : []),
      ...(programmes.length === 0 && text('grupp') === '' ? [{ fieldId: 'insatser', text: words.chooseWho }] : []),
      ...(programmes.length > 0 && text('grupp') !== '' ? [{ fieldId: 'grupp', text: words.notBoth }] : []),
      ...(text('antal') !== '' && !whole('antal') ? [{ fieldId: 'antal', text: words.badNumber }] : []),
      ...((whole('minst') ?? 0) < 5 ? [{ fieldId: 'minst', text: words.fewestHint }] : []),
      ...((whole('lagst') ?? 101) > 100 ? [{ fieldId: 'lagst', text: words.badLowest }] : []),
    ];
    const sent = { typed, programmes };
    if (errors.length > 0) return fail(400, { errors, ...sent });
    const offered = whole('antal');
    const id = slug(text('titel')).slice(0, 80);
    const opened = await openRound(session, {
      id,
      title: text('titel').slice(0, 200),
      questionnaire: text('formular'),
      from: text('fran'),
      to: text('till'),
      body: programmes.length > 0 ? null : text('grupp'),
      layout: text('visning') === 'all' ? 'all' : 'one',
      fewestShown: whole('minst') ?? USUAL_FEWEST,
      lowestRate: (whole('lagst') ?? 0) / 100,
      previous: text('fore') === '' ? null : text('fore'),
      groups:
        programmes.length > 0
          ? programmes.map((programme) => ({ programme, offered }))
          : [{ programme: null, offered }],
    });
    if (opened.ok) redirect(303, `/enkater/${id}`);
    if (opened.refusal.kind === 'roundExists') {
      return fail(400, { errors: [{ fieldId: 'titel', text: words.exists }], ...sent });
    }
    return error(opened.refusal.kind === 'denied' ? 403 : 400);
  },
};
