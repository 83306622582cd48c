import { openSession, type Clock, type Session } from '#access/server';
import type { Installation } from '#database/server';
import { dayInSweden, now } from '#kernel';
import { findLinkedReport } from './link-store.ts';
import { readToken } from './link-token.ts';

/**
 * The session of whoever holds a link: on the link's space, with the one report it leads to. Null for every token that
 * opens nothing, whatever the reason; each costs one look in the database.
 */
export async function openReportLink(
  installation: Installation,
  token: string,
  clock: Clock = now,
): Promise<Session | null> {
  const { spaceId, secretHash } = readToken(token);
  const today = dayInSweden(clock());
  const found = await installation.database.inSpace({ spaceId, access: 'read' }, (tx) =>
    findLinkedReport(tx, { secretHash, today }),
  );
  if (!found) return null;
  return openSession(installation, { actor: { kind: 'link', name: found.reportId }, spaceId, clock });
}
