import { renameSpace, type Space } from '#access/server';
import type { Tx } from '#database/server';
import type { BoardSeat, Mandate, Member, Organisation, StaffPost } from '#organisation/core';

/** What is known of the association whose space this is. */
export async function findOrganisation(tx: Tx, space: Space): Promise<Organisation> {
  const association = await tx
    .selectFrom('association')
    .select(['county', 'seat', 'vision', 'chartPreset'])
    .executeTakeFirstOrThrow();
  const members = await tx
    .selectFrom('member')
    .select(['slug', 'kind', 'name', 'validFrom', 'validTo', 'counterpartyObject', 'shareOfKommunQuarter'])
    .orderBy('place')
    .execute();
  const boardSeats = await tx.selectFrom('boardSeat').select(['role', 'appointedBy']).orderBy('place').execute();
  // The name in the list of spaces is the newest: another use case may have changed it since the session began.
  const { name } = await tx.selectFrom('space').select('name').where('id', '=', space.id).executeTakeFirstOrThrow();
  return { association: { name, orgNumber: space.orgNumber, ...association }, members, boardSeats };
}

export type AssociationChange = {
  readonly name: string;
  readonly county: string | null;
  readonly seat: string | null;
  readonly vision: string | null;
};

export async function saveAssociation(tx: Tx, space: Space, change: AssociationChange): Promise<void> {
  const { name, ...rest } = change;
  await renameSpace(tx, space, name);
  await tx.updateTable('association').set(rest).execute();
}

/** Puts these members and seats in place of the ones there were. */
export async function replaceMembers(
  tx: Tx,
  stated: { readonly members: readonly Member[]; readonly boardSeats: readonly BoardSeat[] },
): Promise<void> {
  await tx.deleteFrom('boardSeat').execute();
  await tx.deleteFrom('member').execute();
  const members = stated.members.map((member, place) => ({ ...member, place }));
  if (members.length > 0) await tx.insertInto('member').values(members).execute();
  const seats = stated.boardSeats.map((seat, place) => ({ ...seat, place }));
  if (seats.length > 0) await tx.insertInto('boardSeat').values(seats).execute();
}

export async function listMandates(tx: Tx): Promise<Mandate[]> {
  return tx
    .selectFrom('mandate')
    .select(['role', 'appointedBy', 'name', 'validFrom', 'validTo'])
    .orderBy('place')
    .execute();
}

/** Puts these mandates in place of the ones there were, and the places of a day with them. */
export async function replaceMandates(
  tx: Tx,
  stated: { readonly mandates: readonly Mandate[]; readonly boardSeats: readonly BoardSeat[] },
): Promise<void> {
  await tx.deleteFrom('mandate').execute();
  await tx.deleteFrom('boardSeat').execute();
  const mandates = stated.mandates.map((mandate, place) => ({ ...mandate, place }));
  if (mandates.length > 0) await tx.insertInto('mandate').values(mandates).execute();
  const seats = stated.boardSeats.map((seat, place) => ({ ...seat, place }));
  if (seats.length > 0) await tx.insertInto('boardSeat').values(seats).execute();
}

export async function listStaff(tx: Tx): Promise<StaffPost[]> {
  return tx
    .selectFrom('staffPost')
    .select(['role', 'employer', 'shareOfFullTime', 'sharedWith', 'ownShare', 'validFrom', 'validTo', 'note'])
    .orderBy('place')
    .execute();
}

export async function replaceStaff(tx: Tx, posts: readonly StaffPost[]): Promise<void> {
  await tx.deleteFrom('staffPost').execute();
  if (posts.length === 0) return;
  await tx
    .insertInto('staffPost')
    .values(posts.map((post, place) => ({ ...post, place })))
    .execute();
}
