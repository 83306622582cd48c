import { redirect } from '@sveltejs/kit';
import { associations } from './board.server.ts';

export async function load() {
  const all = await associations();
  const [only, another] = all;
  if (only && !another) redirect(303, `/anslagstavla/${only.orgNumber}`);
  return { associations: all };
}
