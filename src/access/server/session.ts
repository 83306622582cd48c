import type { Actor, Role, SpaceKind } from '#access/core';
import type { Database, Installation } from '#database/server';
import type { Instant } from '#kernel';

export type Space = { readonly id: string; readonly kind: SpaceKind; readonly name: string };

/** One actor in one space: what every use case is called with. */
export type Session = {
  readonly database: Database;
  readonly installation: Installation;
  readonly space: Space;
  readonly actor: Actor & { readonly id: string };
  readonly roles: readonly Role[];
  readonly clock: Clock;
};

/** Gives the present moment. Tests pass a fixed one. */
export type Clock = () => Instant;

export async function openSession(
  installation: Installation,
  who: { readonly actor: Actor; readonly spaceId: string; readonly clock?: Clock },
): Promise<Session> {
  throw new Error(`being built: ${installation.version} ${who.spaceId}`);
}
