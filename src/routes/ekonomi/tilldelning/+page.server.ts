import { redirect } from '@sveltejs/kit';
import { dayInSweden, yearOf } from '#kernel';
import { sessionOr } from '../../answer.ts';

/** From September on, the year that is planned is the next one. */
export function load({ locals }) {
  const today = dayInSweden(sessionOr(locals).clock());
  const year = yearOf(today) + (today.slice(5) >= '08-01' ? 1 : 0);
  redirect(307, `/ekonomi/tilldelning/${year}`);
}
