import type { SpaceKind } from '#access/core';
import { enterSpace, newId, type Installation, type Tx } from '#database/server';
import { accept, refuse, type Instant, type Result } from '#kernel';
import type { Space } from './session.ts';

export type WantedSpace = {
  /** Name or organisation number of the association. */
  readonly association?: string | undefined;
  /** Name of the space. */
  readonly space?: string | undefined;
};

export type CannotFindSpace = {
  readonly kind: 'noSpace' | 'noSuchSpace' | 'severalSpaces';
  /** English, for the command line. */
  readonly sentence: string;
};

/** The space to act in; it need not be named while there is only one. */
export async function findSpace(
  installation: Installation,
  wanted: WantedSpace = {},
): Promise<Result<Space, CannotFindSpace>> {
  const spaces = await listSpaces(installation);
  if (spaces.length === 0) {
    return refuse({ kind: 'noSpace', sentence: 'there is no association yet; make one with ./stegvis init.' });
  }
  const fitting = choose(
    spaces.filter((space) => fits(space, wanted)),
    wanted,
  );
  const [first, second] = fitting;
  if (first && !second) return accept(first);
  const list = spaces.map(({ name, orgNumber }) => `${name} (${orgNumber})`).join(', ');
  if (first) {
    return refuse({
      kind: 'severalSpaces',
      sentence: `there are several; choose with --association or --space: ${list}.`,
    });
  }
  const asked = wanted.space ?? wanted.association ?? '';
  return refuse({ kind: 'noSuchSpace', sentence: `there is no "${asked}" here; there is: ${list}.` });
}

/** Every space, in Swedish order. */
export async function listSpaces({ database }: Pick<Installation, 'database'>): Promise<Space[]> {
  return database.outsideSpaces((tx) =>
    tx
      .selectFrom('space')
      .select(['id', 'kind', 'name', 'orgNumber'])
      .orderBy('name', (order) => order.collate('swedish'))
      .execute(),
  );
}

/** The parties' spaces in the same installation whose packages go to an association. */
export async function listPartySpacesOf(
  { database }: Pick<Installation, 'database'>,
  associationOrgNumber: string,
): Promise<Space[]> {
  return database.outsideSpaces((tx) =>
    tx
      .selectFrom('space')
      .select(['id', 'kind', 'name', 'orgNumber'])
      .where('kind', '=', 'party')
      .where('associationOrgNumber', '=', associationOrgNumber)
      .orderBy('name', (order) => order.collate('swedish'))
      .execute(),
  );
}

export type NewSpace = {
  readonly kind: SpaceKind;
  readonly name: string;
  /** Checked and in the form `NNNNNN-NNNN`. */
  readonly orgNumber: string;
  readonly createdAt: Instant;
};

/** Makes a space, as the owner: the application itself may not. Refuses a second one of the same number. */
export async function createSpace(
  { database }: Pick<Installation, 'database'>,
  space: NewSpace,
): Promise<Result<string, { readonly kind: 'spaceExists'; readonly id: string; readonly name: string }>> {
  const id = newId();
  return database.asOwner(async (tx) => {
    await enterSpace(tx, id);
    const made = await tx
      .insertInto('space')
      .values({ id, ...space })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows) return accept(id);
    const existing = await tx
      .selectFrom('space')
      .select(['id', 'name'])
      .where('kind', '=', space.kind)
      .where('orgNumber', '=', space.orgNumber)
      .executeTakeFirstOrThrow();
    return refuse({ kind: 'spaceExists', ...existing });
  });
}

/** Gives the present space another name. */
export async function renameSpace(tx: Tx, space: Space, name: string): Promise<void> {
  await tx.updateTable('space').set({ name }).where('id', '=', space.id).execute();
}

/** A party space is meant when it is named, or when there is nothing else. */
function choose(fitting: readonly Space[], { space }: WantedSpace): readonly Space[] {
  const associations = fitting.filter(({ kind }) => kind === 'association');
  return space === undefined && associations.length > 0 ? associations : fitting;
}

function fits(space: Space, wanted: WantedSpace): boolean {
  const { association, space: spaceName } = wanted;
  if (spaceName !== undefined && !isSame(space.name, spaceName) && space.id !== spaceName.trim()) return false;
  if (association === undefined) return true;
  const digits = association.replaceAll(/\D/g, '');
  return (
    isSame(space.name, association) ||
    // A party space is chosen by its name; the number beside it may be that of the association it delivers to.
    (spaceName !== undefined && space.kind === 'party') ||
    (digits.length >= 10 && space.orgNumber.replace('-', '') === digits.slice(-10))
  );
}

function isSame(a: string, b: string): boolean {
  return a.toLocaleLowerCase('sv') === b.trim().toLocaleLowerCase('sv');
}
