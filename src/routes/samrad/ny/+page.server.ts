import { dayInSweden, yearOf } from '#kernel';
import { sessionOr } from '../../answer.ts';
import { saveSent } from '../save.server.ts';
import { texts } from '../texts.ts';

export function load({ locals }) {
  const year = yearOf(dayInSweden(sessionOr(locals).clock()));
  return { year, breadcrumbs: [{ address: '/samrad', label: texts[locals.language].heading }] };
}

export const actions = {
  default: ({ locals, request }) => saveSent(locals, request, null),
};
