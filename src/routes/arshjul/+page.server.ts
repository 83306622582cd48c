import { fail, redirect } from '@sveltejs/kit';
import { titleIn } from '#decisions/core';
import { markWheelItem, restoreWheelItem } from '#decisions/server';
import { mayDo, sessionOr } from '../answer.ts';
import { faultOf } from './form.ts';
import { texts } from './texts.ts';
import { readWheelPage, titleOf } from './wheel-page.server.ts';

export async function load({ locals, url }) {
  const { session, year, today, entries, removed } = await readWheelPage(locals, url.searchParams);
  const { language } = locals;
  return {
    year,
    today,
    mayChange: mayDo(session, 'wheel.save'),
    entries: entries.map((entry) => ({ ...entry, title: titleOf(entry, language) })),
    removed: removed.map(({ id, title, titleInEnglish }) => ({
      id,
      title: titleIn(year, language === 'en' ? (titleInEnglish ?? title) : title),
    })),
    did: url.searchParams.get('gjort'),
  };
}

export const actions = {
  klar: (event) => mark(event, true),
  ogjord: (event) => mark(event, false),
  tillbaka: async ({ locals, request, url }) => {
    const id = String((await request.formData()).get('id') ?? '');
    const restored = await restoreWheelItem(sessionOr(locals), { id });
    if (restored.ok)
      redirect(303, `/arshjul?ar=${encodeURIComponent(url.searchParams.get('ar') ?? '')}&gjort=tillbaka`);
    return fail(422, { errors: [faultOf(restored.refusal, texts[locals.language])] });
  },
};

async function mark({ locals, request }: { locals: App.Locals; request: Request }, isDone: boolean) {
  const form = await request.formData();
  const marked = await markWheelItem(sessionOr(locals), {
    id: String(form.get('id') ?? ''),
    year: Number(form.get('ar')),
    isDone,
  });
  if (marked.ok) return { errors: [] };
  return fail(422, { errors: [faultOf(marked.refusal, texts[locals.language])] });
}
