import { partySheet } from '../../uppfoljning/finsam/sheet.server.ts';
import { tabsOf } from '../tabs.ts';
import { texts } from '../texts.ts';

export async function load({ locals, url, setHeaders }) {
  // Exact counts of the party's own staff.
  setHeaders({ 'cache-control': 'no-store' });
  const { session, ...page } = await partySheet({ locals, url });
  const words = texts[locals.language];
  return { ...page, tabsLabel: words.tabs, tabs: tabsOf(session, words, '/deltagare/finsam') };
}
