import { readPartyOverview } from './party-overview.server.ts';
import { readOverview } from './overview.server.ts';

export async function load({ locals }) {
  const { session, language } = locals;
  if (session?.space.kind === 'party') return { overview: null, party: await readPartyOverview(session, language) };
  return { overview: session ? await readOverview(session, language) : null, party: null };
}
