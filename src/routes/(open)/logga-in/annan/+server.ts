// To the log-in service and, with what must be remembered in a sealed cookie, back again.
import { seal } from '#access/server';
import { redirect } from '@sveltejs/kit';
import { cookieOptions, wayBack } from '../../../log-in-cookie.ts';
import { running } from '../../../running.ts';
import { isTooOften } from '../../../too-often.server.ts';
import { ROUND_COOKIE, ROUND_SECONDS, type Round } from './round.ts';

export async function GET(event) {
  const { installation, openId } = running();
  if (!openId || isTooOften(event)) redirect(303, '/logga-in?fel=kontakt');
  const begun = await openId.begin(`${event.url.origin}/logga-in/annan/svar`);
  if (!begun.ok) {
    console.error('the log-in service cannot be reached', begun.refusal.cause);
    redirect(303, '/logga-in?fel=kontakt');
  }
  const { url, round } = begun.value;
  const till = wayBack(event.url, event.url.searchParams.get('till'));
  // Whoever is logged in joins the identity to herself; for the others it must be known already.
  const kept: Round = { ...round, till, personId: event.locals.loggedIn?.personId ?? null };
  event.cookies.set(ROUND_COOKIE, seal(installation, ROUND_COOKIE, JSON.stringify(kept)), {
    ...cookieOptions(event),
    maxAge: ROUND_SECONDS,
  });
  // Where the issuer says that people log in; nobody else chose it.
  redirect(303, url.href, { external: true });
}
