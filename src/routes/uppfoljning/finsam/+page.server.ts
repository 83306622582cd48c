import { followupTabs } from '../tabs.ts';
import { associationSheet } from './sheet.server.ts';

export async function load({ locals, url }) {
  const { session, ...page } = await associationSheet({ locals, url });
  return { ...page, ...followupTabs(session, locals.language, '/uppfoljning/finsam') };
}
