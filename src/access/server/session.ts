import { rolesOfKind, type Actor, type EmployerKind, type Role, type SpaceKind } from '#access/core';
import { newId, type Database, type Installation } from '#database/server';
import { assert, now, type Instant } from '#kernel';
import type { SeenTrail } from './as-if-alone.ts';

export type Space = {
  readonly id: string;
  readonly kind: SpaceKind;
  readonly name: string;
  /** `NNNNNN-NNNN` of whom the space belongs to; of its association where a party's own was not given. */
  readonly orgNumber: string;
};

/** One actor in one space: what every use case is called with. */
export type Session = {
  readonly database: Database;
  readonly installation: Installation;
  readonly space: Space;
  readonly actor: Actor & { readonly id: string };
  readonly roles: readonly Role[];
  /** Whether who acts showed more than a password: a second factor, or being at the machine itself. */
  readonly isStrong: boolean;
  /** The authority she works for in a party space; nobody's at the machine itself. */
  readonly employer?: EmployerKind | null;
  readonly clock: Clock;
  /** Of `asIfAlone`: nothing is saved when something else was saved meanwhile. */
  readonly seen?: SeenTrail;
};

/** Gives the present moment. Tests pass a fixed one. */
export type Clock = () => Instant;

export type OpenSession = {
  readonly actor: Actor;
  readonly spaceId: string;
  /** Default: the machine's. */
  readonly clock?: Clock;
};

/** Lets an actor who has not logged in act in a space. The space must exist: its id comes from `findSpace`, never from outside. */
export async function openSession(installation: Installation, who: OpenSession): Promise<Session> {
  const clock = who.clock ?? now;
  const { database } = installation;
  const { space, actorId } = await database.outsideSpaces(async (tx) => ({
    space: await tx
      .selectFrom('space')
      .select(['id', 'kind', 'name', 'orgNumber'])
      .where('id', '=', who.spaceId)
      .executeTakeFirst(),
    actorId: await tx
      .selectFrom('actor')
      .select('id')
      .where('kind', '=', who.actor.kind)
      .where('name', '=', who.actor.name)
      .executeTakeFirst(),
  }));
  assert(who.actor.kind !== 'person', 'a person acts through her log-in');
  assert(space, `the space ${who.spaceId} exists`);
  const id = actorId?.id ?? (await registerActor(database, who.actor, clock()));
  const roles = rolesOfKind[who.actor.kind];
  return {
    database,
    installation,
    space,
    actor: { ...who.actor, id },
    roles,
    isStrong: who.actor.kind === 'operator',
    clock,
  };
}

/**
 * Who acts in a party's space, at the association that gets its packages: the same actor, with the one role that hands them
 * over. Null when the association has no space in this installation.
 */
export async function atReceiver(
  session: Session,
  { association }: { readonly association: string },
): Promise<Session | null> {
  assert(session.space.kind === 'party', 'packages are handed over from the space of a party');
  const space = await session.database.outsideSpaces((tx) =>
    tx
      .selectFrom('space')
      .select(['id', 'kind', 'name', 'orgNumber'])
      .where('kind', '=', 'association')
      .where('orgNumber', '=', association)
      .executeTakeFirst(),
  );
  return space ? { ...session, space, roles: ['packageGiver'], employer: null } : null;
}

async function registerActor(database: Database, actor: Actor, createdAt: Instant): Promise<string> {
  return database.outsideSpaces(async (tx) => {
    await tx
      .insertInto('actor')
      .values({ id: newId(), kind: actor.kind, name: actor.name, createdAt })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const registered = await tx
      .selectFrom('actor')
      .select('id')
      .where('kind', '=', actor.kind)
      .where('name', '=', actor.name)
      .executeTakeFirstOrThrow();
    return registered.id;
  });
}
