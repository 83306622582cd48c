import { confirmSecondFactor, proposeSecondFactor, removeOwnSecondFactor } from '#access/server';
import { now } from '#kernel';
import { error, fail, redirect } from '@sveltejs/kit';
import { running } from '../../running.ts';
import { texts } from '../texts.ts';
import { isTooOften } from '../../too-often.server.ts';

export async function load({ locals }) {
  locals.hasSecret = true;
  const loggedIn = locals.loggedIn ?? error(403);
  const breadcrumbs = [{ address: '/konto', label: texts[locals.language].heading }];
  const proposed = await proposeSecondFactor(running().installation, loggedIn);
  if (!proposed.ok) return { proposal: null, isStrong: loggedIn.strength === 'two', breadcrumbs };
  return { proposal: proposed.value, isStrong: false, breadcrumbs };
}

export const actions = {
  confirm: async (event) => {
    event.locals.hasSecret = true;
    const { personId, tokenHash } = event.locals.loggedIn ?? error(403);
    const code = String((await event.request.formData()).get('kod') ?? '').slice(0, 40);
    if (isTooOften(event)) return fail(429, { fault: 'tooOften' as const });
    const confirmed = await confirmSecondFactor(running().installation, { personId, tokenHash, code, at: now() });
    if (!confirmed.ok) return fail(422, { fault: confirmed.refusal.kind });
    return { recoveryCodes: confirmed.value };
  },
  remove: async ({ locals }) => {
    const loggedIn = locals.loggedIn ?? error(403);
    if (loggedIn.strength !== 'two') error(403);
    await removeOwnSecondFactor(running().installation, { personId: loggedIn.personId, at: now() });
    redirect(303, '/konto/tvafaktor');
  },
};
