// Language and light of the pages, kept in this browser only. Anybody may choose, before log-in too.
import { colorSchemeOf, languageOf } from '#design/core';
import { redirect } from '@sveltejs/kit';
import { placeWithin } from '../../place-within.ts';

const oneYear = 365 * 24 * 60 * 60;

export async function POST({ request, cookies, url }) {
  const form = await request.formData();
  const options = { path: '/', httpOnly: true, sameSite: 'lax', maxAge: oneYear } as const;
  if (form.has('sprak')) cookies.set('sprak', languageOf(form.get('sprak')), options);
  if (form.has('utseende')) cookies.set('utseende', colorSchemeOf(form.get('utseende')), options);
  redirect(303, placeWithin(form.get('tillbaka'), url.origin));
}
