import { demoRoles, isDemo, logIn, logInToDemo } from '#access/server';
import { now } from '#kernel';
import { fail, redirect } from '@sveltejs/kit';
import { running } from '../../running.ts';
import { setLogIn, wayBack } from '../../log-in-cookie.ts';
import { isTooOften } from '../../too-often.server.ts';

export function load({ locals, url }) {
  const till = wayBack(url, url.searchParams.get('till'));
  if (locals.loggedIn) redirect(303, till);
  const { installation, openId } = running();
  return {
    till,
    openIdName: openId?.name ?? null,
    demoRoles: isDemo(installation) ? demoRoles : [],
    hasLoggedOut: url.searchParams.has('ut'),
    openIdFault: url.searchParams.get('fel'),
  };
}

export const actions = {
  in: async (event) => {
    const form = await event.request.formData();
    const email = String(form.get('epost') ?? '').slice(0, 200);
    const password = String(form.get('losenord') ?? '').slice(0, 500);
    const till = wayBack(event.url, form.get('till'));
    if (email.trim() === '' || password === '') return fail(422, { kind: 'missing' as const, email, till });
    if (isTooOften(event)) return fail(429, { kind: 'tooOften' as const, email, till });
    const began = await logIn(running().installation, { email, password, at: now() });
    if (!began.ok) return fail(422, { kind: began.refusal.kind, email, till });
    setLogIn(event, began.value.token);
    redirect(303, began.value.strength === 'half' ? `/logga-in/kod?till=${encodeURIComponent(till)}` : till);
  },
  demo: async (event) => {
    const form = await event.request.formData();
    const till = wayBack(event.url, form.get('till'));
    const began = await logInToDemo(running().installation, { role: String(form.get('roll') ?? ''), at: now() });
    if (!began.ok) return fail(403, { kind: began.refusal.kind, email: '', till });
    setLogIn(event, began.value.token);
    redirect(303, till);
  },
};
