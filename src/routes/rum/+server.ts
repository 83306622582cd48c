// The space in which somebody with several acts from now on.
import { chooseSpace } from '#access/server';
import { error, redirect } from '@sveltejs/kit';
import { running } from '../running.ts';

export async function POST({ locals, request }) {
  const wanted = String((await request.formData()).get('rum') ?? '');
  if (!locals.loggedIn || !(await chooseSpace(running().installation, locals.loggedIn, wanted))) error(403);
  // Pages of one space mean nothing in another.
  redirect(303, '/');
}
