import { error, fail, redirect } from '@sveltejs/kit';
import { defaultOf, RESPONSIBLES } from '#decisions/core';
import { moveWheelItem, removeWheelItem, restoreWheelItem, saveWheelItem } from '#decisions/server';
import { yearOf } from '#kernel';
import { alone, isOvertaken } from '../../alone.server.ts';
import { mayDo, sessionOr } from '../../answer.ts';
import { faultOf, readItemForm, type TypedItem } from '../form.ts';
import { texts } from '../texts.ts';
import { readWheelPage, titleOf } from '../wheel-page.server.ts';

export async function load({ locals, url, params }) {
  const { session, year, entries, items } = await readWheelPage(locals, url.searchParams);
  if (!mayDo(session, 'wheel.save')) error(403);
  const item = items.find(({ id }) => id === params.id) ?? error(404);
  const entry = entries.find(({ itemId }) => itemId === params.id) ?? error(404);
  const words = texts[locals.language];
  return {
    year,
    name: titleOf(entry, locals.language),
    law: item.law,
    isDefault: defaultOf(item.id) !== undefined,
    typed: fieldsOf(item, entry),
    responsibles: RESPONSIBLES,
    breadcrumbs: [{ address: `/arshjul?ar=${year}`, label: words.heading(year) }],
  };
}

type Page = Awaited<ReturnType<typeof readWheelPage>>;

function fieldsOf(item: Page['items'][number], entry: Page['entries'][number] | undefined): TypedItem {
  return {
    id: item.id,
    title: item.title,
    due: entry?.due ?? '',
    from: entry?.from ?? '',
    responsible: item.responsible,
    often: String(item.intervalYears),
    scope: entry?.isMoved ? 'bara' : 'alla',
  };
}

export const actions = {
  spara: ({ locals, request, params, url }) =>
    alone({ locals, request }, async (form) => {
      const words = texts[locals.language];
      const { session, year, items, entries } = await readWheelPage(locals, url.searchParams);
      const before = items.find(({ id }) => id === params.id) ?? error(404);
      const { typed, errors, item, dueOn } = readItemForm(form, words, before);
      const entry = entries.find(({ itemId }) => itemId === params.id);
      if (isOvertaken(form, fieldsOf(before, entry))) return fail(409, { typed, errors: [], isOvertaken: true });
      if (errors.length > 0) return fail(422, { typed, errors });
      if (typed.scope === 'bara') {
        const moved = await moveWheelItem(session, { id: params.id, year, to: dueOn });
        if (!moved.ok) return fail(422, { typed, errors: [faultOf(moved.refusal, words)] });
        redirect(303, `/arshjul?ar=${year}&gjort=sparat`);
      }
      const saved = await saveWheelItem(session, { ...item, id: params.id });
      if (!saved.ok) return fail(422, { typed, errors: [faultOf(saved.refusal, words)] });
      // The new day holds for all years, this one too.
      const unmoved = await moveWheelItem(session, { id: params.id, year, to: null });
      if (!unmoved.ok && unmoved.refusal.kind !== 'notThatYear') {
        return fail(422, { typed, errors: [faultOf(unmoved.refusal, words)] });
      }
      redirect(303, `/arshjul?ar=${yearOf(dueOn)}&gjort=sparat`);
    }),
  tabort: async ({ locals, params, url }) => {
    const removed = await removeWheelItem(sessionOr(locals), { id: params.id });
    if (removed.ok) redirect(303, `${back(url)}&gjort=borttaget`);
    return fail(422, { typed: null, errors: [faultOf(removed.refusal, texts[locals.language])] });
  },
  aterstall: async ({ locals, params, url }) => {
    const restored = await restoreWheelItem(sessionOr(locals), { id: params.id });
    if (restored.ok) redirect(303, `${back(url)}&gjort=tillbaka`);
    return fail(422, { typed: null, errors: [faultOf(restored.refusal, texts[locals.language])] });
  },
};

function back(url: URL): string {
  return `/arshjul?ar=${encodeURIComponent(url.searchParams.get('ar') ?? '')}`;
}
