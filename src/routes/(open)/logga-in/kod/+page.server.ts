import { confirmCode, isHalfIn } from '#access/server';
import { now } from '#kernel';
import { fail, redirect } from '@sveltejs/kit';
import { logInTokenOf, setLogIn, wayBack } from '../../../log-in-cookie.ts';
import { running } from '../../../running.ts';
import { isTooOften } from '../../../too-often.server.ts';

export async function load(event) {
  const token = logInTokenOf(event);
  const till = wayBack(event.url, event.url.searchParams.get('till'));
  if (event.locals.loggedIn) redirect(303, till);
  if (token === undefined || !(await isHalfIn(running().installation, token, now()))) redirect(303, '/logga-in');
  return { till };
}

export const actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const token = logInTokenOf(event);
    if (token === undefined) redirect(303, '/logga-in');
    if (isTooOften(event)) return fail(429, { kind: 'tooOften' as const });
    const code = String(form.get('kod') ?? '').slice(0, 40);
    const began = await confirmCode(running().installation, { token, code, at: now() });
    if (!began.ok) return fail(422, { kind: began.refusal.kind });
    setLogIn(event, began.value.token);
    redirect(303, wayBack(event.url, form.get('till')));
  },
};
