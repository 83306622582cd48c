import { readOverview } from './overview.server.ts';

export async function load({ locals }) {
  const { session, language } = locals;
  return { overview: session ? await readOverview(session, language) : null };
}
