import { fail, redirect } from '@sveltejs/kit';
import { isIsoDate } from '#kernel';
import { saveConsultation } from '#reports/server';
import { isAccessRefusal, sessionOr, stopAt } from '../answer.ts';

/** Saves what a consultation is called and when it is; leads to it, or gives back what was typed. */
export async function saveSent(locals: App.Locals, request: Request, id: string | null) {
  const sent = await request.formData();
  const text = (name: string): string => String(sent.get(name) ?? '').trim();
  const typed = { rubrik: text('rubrik'), dag: text('dag'), ar: text('ar'), inledning: text('inledning') };
  const year = Number(typed.ar);
  const isReady =
    typed.rubrik !== '' &&
    typed.rubrik.length <= 200 &&
    isIsoDate(typed.dag) &&
    Number.isInteger(year) &&
    year >= 2000 &&
    year <= 2100;
  if (!isReady) return fail(422, { typed });
  const saved = await saveConsultation(sessionOr(locals), {
    id,
    title: typed.rubrik,
    heldOn: typed.dag,
    year,
    introduction: typed.inledning,
  });
  if (saved.ok) redirect(303, `/samrad/${saved.value.consultation}?sparad`);
  if (isAccessRefusal(saved.refusal)) stopAt(saved.refusal);
  return fail(409, { typed });
}
