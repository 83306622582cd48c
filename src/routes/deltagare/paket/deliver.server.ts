// From a party's space to the association's in the same installation: the packages as they were made, and nothing else.
import type { Session } from '#access/server';
import { asHandedOver, type FollowUpPackage } from '#followup/core';
import { handOverPackages } from '#followup/server';

export type Delivered = { readonly kind: 'sent' | 'notHere' } | { readonly kind: 'refused'; readonly why: string };

export async function deliver(session: Session, packages: readonly FollowUpPackage[]): Promise<Delivered> {
  for (const association of new Set(packages.map((one) => one.association))) {
    const own = packages.filter((one) => one.association === association);
    const done = await handOverPackages(session, asHandedOver(association, own));
    if (done.ok) continue;
    if (done.refusal.kind === 'notHere') return { kind: 'notHere' };
    return { kind: 'refused', why: done.refusal.kind === 'notReceived' ? done.refusal.why : done.refusal.kind };
  }
  return { kind: 'sent' };
}
