import type { Association } from '#organisation/core';
import { changeAssociation, readOrganisation } from '#organisation/server';
import { fail } from '@sveltejs/kit';
import { alone, isOvertaken } from '../alone.server.ts';
import { mayDo, sessionOr, valueOr } from '../answer.ts';
import { texts } from './texts.ts';

async function read(locals: App.Locals) {
  const session = sessionOr(locals);
  const { association } = valueOr(await readOrganisation(session, {}), (refusal: never) => refusal);
  return { session, association, saved: fieldsOf(association) };
}

const fields = ['namn', 'lan', 'sate', 'vision'] as const;
type Fields = Record<(typeof fields)[number], string>;

function fieldsOf({ name, county, seat, vision }: Association): Fields {
  return { namn: name, lan: county ?? '', sate: seat ?? '', vision: vision ?? '' };
}

export async function load({ locals }) {
  const { session, association, saved } = await read(locals);
  return { association, saved, maySave: mayDo(session, 'organisation.save') };
}

type Answer = {
  readonly errors: readonly { readonly fieldId: string; readonly text: string }[];
  readonly typed: Fields;
  readonly isSaved?: true;
  readonly isOvertaken?: true;
};

export const actions = {
  default: ({ locals, request }) =>
    alone({ locals, request }, async (form) => {
      const { facts: words } = texts[locals.language];
      const { session, saved: before } = await read(locals);
      const typed = Object.fromEntries(fields.map((name) => [name, String(form.get(name) ?? '').trim()])) as Fields;
      if (isOvertaken(form, before)) {
        return fail(409, { errors: [], typed, isOvertaken: true } satisfies Answer as Answer);
      }
      const errors = [
        ...(typed.namn === '' ? [{ fieldId: 'namn', text: words.nameMissing }] : []),
        ...(typed.namn.length > 200 ? [{ fieldId: 'namn', text: words.nameTooLong }] : []),
        ...(['lan', 'sate', 'vision'] as const)
          .filter((name) => typed[name].length > 4000)
          .map((fieldId) => ({ fieldId, text: words.textTooLong })),
      ];
      if (errors.length > 0) return fail(422, { errors, typed } satisfies Answer as Answer);
      const saved = await changeAssociation(session, {
        name: typed.namn,
        county: typed.lan || null,
        seat: typed.sate || null,
        vision: typed.vision || null,
      });
      valueOr(saved, (refusal: never) => refusal);
      const answer: Answer = { errors: [], typed, isSaved: true };
      return answer;
    }),
};
