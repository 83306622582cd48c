import { redirect } from '@sveltejs/kit';
import { dayInSweden, yearOf } from '#kernel';
import { sessionOr } from '../../answer.ts';

export const load = ({ locals }) =>
  redirect(307, `/ekonomi/rekvisitioner/${yearOf(dayInSweden(sessionOr(locals).clock()))}`);
