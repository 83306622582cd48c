// From a party's space to the association's in the same installation: the packages as they were made, and nothing else.
import { findSpace, openSession, type Session } from '#access/server';
import type { FollowUpPackage } from '#followup/core';
import { receiveMadePackages } from '#followup/server';

export type Delivered = { readonly kind: 'sent' | 'notHere' } | { readonly kind: 'refused'; readonly why: string };

/** The trail of the association says which party it came from. */
export async function deliver(session: Session, packages: readonly FollowUpPackage[]): Promise<Delivered> {
  const { installation, space, clock } = session;
  for (const association of new Set(packages.map((one) => one.association))) {
    const found = await findSpace(installation, { association });
    if (!found.ok || found.value.kind !== 'association') return { kind: 'notHere' };
    const receiver = await openSession(installation, {
      actor: { kind: 'operator', name: space.name },
      spaceId: found.value.id,
      clock,
    });
    const own = packages.filter((one) => one.association === association);
    const done = await receiveMadePackages(receiver, {
      packages: own as Parameters<typeof receiveMadePackages>[1]['packages'],
    });
    if (!done.ok) return { kind: 'refused', why: done.refusal.kind };
  }
  return { kind: 'sent' };
}
