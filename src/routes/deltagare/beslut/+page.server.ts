import { sessionOr } from '../../answer.ts';
import {
  followReceiver,
  loadDecisions,
  saveBands,
  saveDecision,
} from '../../uppfoljning/beslut/decisions-page.server.ts';
import { tabsOf } from '../tabs.ts';
import { texts as registerTexts } from '../texts.ts';

const seenBy = (locals: App.Locals) => ({ session: sessionOr(locals), language: locals.language });

export async function load({ locals }) {
  const words = registerTexts[locals.language];
  return {
    ...(await loadDecisions(seenBy(locals))),
    tabsLabel: words.tabs,
    tabs: tabsOf(sessionOr(locals), words, '/deltagare/beslut'),
  };
}

export const actions = {
  beslut: ({ locals, request }) => saveDecision(request, seenBy(locals)),
  folj: ({ locals }) => followReceiver(seenBy(locals)),
  aldrar: ({ locals, request }) => saveBands(request, seenBy(locals)),
};
