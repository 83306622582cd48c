import { fail } from '@sveltejs/kit';
import { capabilities, type Capability } from '#organisation/core';
import { readCapabilities, saveCapabilities } from '#organisation/server';
import { mayDo, sessionOr, stopAt, valueOr } from '../answer.ts';
import { texts } from './texts.ts';

export async function load({ locals }) {
  const session = sessionOr(locals);
  const switchedOn = valueOr(await readCapabilities(session, {}), (refusal: never) => refusal);
  const words = texts[locals.language].capabilities;
  return {
    mayChange: mayDo(session, 'settings.save'),
    parts: capabilities.map((id) => ({ id, ...words[id], isOn: switchedOn.includes(id) })),
  };
}

export const actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    // Input of outside: the use case's schema refuses what is not a capability.
    const switchedOn = form.getAll('del') as Capability[];
    const saved = await saveCapabilities(sessionOr(locals), { switchedOn });
    if (saved.ok) return { isSaved: true };
    if (saved.refusal.kind === 'denied') stopAt(saved.refusal);
    return fail(422, { isSaved: false });
  },
};
