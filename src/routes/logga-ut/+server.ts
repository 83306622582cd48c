import { logOut } from '#access/server';
import { redirect } from '@sveltejs/kit';
import { clearLogIn, logInTokenOf } from '../log-in-cookie.ts';
import { running } from '../running.ts';

export async function POST(event) {
  const token = logInTokenOf(event);
  if (token !== undefined) await logOut(running().installation, token);
  clearLogIn(event);
  redirect(303, '/logga-in?ut');
}
