// From the association to the parties' registers in the same installation: when a programme takes nobody new in.
import { listPartySpacesOf, openSession, type Session } from '#access/server';
import type { IsoDate } from '#kernel';
import { takeIntakeStop } from '#participants/server';

type Stop = { readonly from: IsoDate; readonly reason: string };

/** The names of the parties that run the programme and now have the stop; their trails say which association it came from. */
export async function tellParties(
  session: Session,
  of: { readonly programme: string; readonly stop: Stop | null },
): Promise<string[]> {
  const { installation, space, clock } = session;
  const told: string[] = [];
  for (const party of await listPartySpacesOf(installation, space.orgNumber)) {
    const receiver = await openSession(installation, {
      actor: { kind: 'operator', name: space.name },
      spaceId: party.id,
      clock,
    });
    const done = await takeIntakeStop(receiver, { ...of, association: space.name });
    if (done.ok && done.value.isRunHere) told.push(party.name);
  }
  return told;
}
