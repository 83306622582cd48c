import { sessionOr } from '../../answer.ts';
import { followupTabs } from '../tabs.ts';
import { loadDecisions, saveBands, saveDecision } from './decisions-page.server.ts';

export async function load({ locals }) {
  const session = sessionOr(locals);
  return {
    ...(await loadDecisions({ session, language: locals.language })),
    ...followupTabs(session, locals.language, '/uppfoljning/beslut'),
  };
}

export const actions = {
  beslut: ({ locals, request }) => saveDecision(request, { session: sessionOr(locals), language: locals.language }),
  aldrar: ({ locals, request }) => saveBands(request, { session: sessionOr(locals), language: locals.language }),
};
