import { changeAssociation, readOrganisation } from '#organisation/server';
import { fail } from '@sveltejs/kit';
import { mayDo, sessionOr, valueOr } from '../answer.ts';
import { texts } from './texts.ts';

export async function load({ locals }) {
  const session = sessionOr(locals);
  const { association } = valueOr(await readOrganisation(session, {}), (refusal: never) => refusal);
  return { association, maySave: mayDo(session, 'organisation.save') };
}

const fields = ['namn', 'lan', 'sate', 'vision'] as const;

export const actions = {
  default: async ({ locals, request }) => {
    const { facts: words } = texts[locals.language];
    const form = await request.formData();
    const typed = Object.fromEntries(fields.map((name) => [name, String(form.get(name) ?? '').trim()])) as Record<
      (typeof fields)[number],
      string
    >;
    const errors = [
      ...(typed.namn === '' ? [{ fieldId: 'namn', text: words.nameMissing }] : []),
      ...(typed.namn.length > 200 ? [{ fieldId: 'namn', text: words.nameTooLong }] : []),
      ...(['lan', 'sate', 'vision'] as const)
        .filter((name) => typed[name].length > 4000)
        .map((fieldId) => ({ fieldId, text: words.textTooLong })),
    ];
    if (errors.length > 0) return fail(422, { errors, typed });
    const saved = await changeAssociation(sessionOr(locals), {
      name: typed.namn,
      county: typed.lan || null,
      seat: typed.sate || null,
      vision: typed.vision || null,
    });
    valueOr(saved, (refusal: never) => refusal);
    return { errors: [], typed, isSaved: true };
  },
};
