import { logOut } from '#access/server';
import { redirect } from '@sveltejs/kit';
import { clearLogIn, logInTokenOf } from '../log-in-cookie.ts';
import { running } from '../running.ts';

export async function POST(event) {
  const token = logInTokenOf(event);
  if (token !== undefined) await logOut(running().installation, token);
  clearLogIn(event);
  // Texts that were never saved wait in the tab; whoever uses the computer next must not find them.
  event.setHeaders({ 'clear-site-data': '"storage"' });
  redirect(303, '/logga-in?ut');
}
