import { linkIdentity, logInByIdentity, unseal } from '#access/server';
import { now } from '#kernel';
import { redirect } from '@sveltejs/kit';
import { cookieOptions, setLogIn } from '../../../../log-in-cookie.ts';
import { running } from '../../../../running.ts';
import { ROUND_COOKIE, type Round } from '../round.ts';

export async function GET(event) {
  const { installation, openId } = running();
  const sealed = event.cookies.get(ROUND_COOKIE);
  event.cookies.delete(ROUND_COOKIE, cookieOptions(event));
  const opened = sealed === undefined ? null : unseal(installation, ROUND_COOKIE, sealed);
  if (!openId || opened === null) redirect(303, '/logga-in?fel=svar');
  const round = JSON.parse(opened) as Round;
  const finished = await openId.finish(event.url, round);
  if (!finished.ok) {
    console.error('the log-in service did not vouch for anybody', finished.refusal.cause);
    redirect(303, '/logga-in?fel=svar');
  }
  const identity = { ...finished.value, at: now() };
  if (round.personId !== null) {
    // Only if she is still the one who left.
    if (event.locals.loggedIn?.personId !== round.personId) redirect(303, '/logga-in?fel=svar');
    const linked = await linkIdentity(installation, { ...identity, personId: round.personId });
    redirect(303, linked.ok ? '/konto?kopplad' : '/konto?fel=annans');
  }
  const began = await logInByIdentity(installation, identity);
  if (!began.ok) redirect(303, '/logga-in?fel=okand');
  setLogIn(event, began.value.token);
  redirect(303, round.till);
}
