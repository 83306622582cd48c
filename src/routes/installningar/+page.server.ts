import { fail } from '@sveltejs/kit';
import { capabilities, type Capability } from '#organisation/core';
import { readCapabilities, saveCapabilities } from '#organisation/server';
import { alone } from '../alone.server.ts';
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
  default: ({ locals, request }) =>
    alone({ locals, request }, async (form) => {
      // Input of outside: the use case's schema refuses what is not a capability.
      const ticked = form.getAll('del') as Capability[];
      const shown = form.getAll('visad') as Capability[];
      const session = sessionOr(locals);
      const before = valueOr(await readCapabilities(session, {}), (refusal: never) => refusal);
      // What somebody else switched meanwhile, and this form did not, stays as it is.
      const others = before.filter((one) => !shown.includes(one));
      const gone = shown.filter((one) => !before.includes(one));
      const switchedOn = [...ticked.filter((one) => !gone.includes(one)), ...others];
      const saved = await saveCapabilities(session, { switchedOn });
      if (saved.ok) return { isSaved: true };
      if (saved.refusal.kind === 'denied') stopAt(saved.refusal);
      return fail(422, { isSaved: false });
    }),
};
