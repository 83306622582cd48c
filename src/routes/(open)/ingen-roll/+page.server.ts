import { redirect } from '@sveltejs/kit';

export function load({ locals }) {
  if (!locals.loggedIn) redirect(303, '/logga-in');
  if (locals.session) redirect(303, '/');
  return { email: locals.loggedIn.email };
}
