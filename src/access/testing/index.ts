// For tests of every room: a session in a space of its own, and transactions that leave nothing behind.
import type { Actor } from '#access/core';
import { openSession, type Session } from '#access/server';
import { enterSpace, newId, type Tx } from '#database/server';
import { rolledBack, testInstallation } from '#database/testing';
import type { Instant } from '#kernel';

export const TEST_MOMENT: Instant = '2026-11-22T10:00:00.000Z';

export type TestSession = {
  readonly actor?: Actor;
  readonly spaceKind?: 'association' | 'party';
  readonly now?: Instant;
  /** Another session in the same database: its own space, unless `spaceId` is given. */
  readonly beside?: Session;
  readonly spaceId?: string;
};

let spacesMade = 0;

/** An operator in a new association space, in a database of the test file's own; the clock stands still. */
export async function testSession(wanted: TestSession = {}): Promise<Session> {
  const installation = wanted.beside?.installation ?? (await testInstallation());
  const moment = wanted.now ?? TEST_MOMENT;
  const spaceId = wanted.spaceId ?? newId();
  if (!wanted.spaceId) {
    await installation.database.asOwner(async (tx) => {
      await enterSpace(tx, spaceId);
      spacesMade += 1;
      const space = {
        id: spaceId,
        kind: wanted.spaceKind ?? 'association',
        name: `Samordningsförbundet Provet ${spacesMade}`,
        orgNumber: `222000-${String(spacesMade).padStart(4, '0')}`,
        createdAt: moment,
      };
      await tx.insertInto('space').values(space).execute();
    });
  }
  const actor = wanted.actor ?? { kind: 'operator', name: 'prov' };
  return openSession(installation, { actor, spaceId, clock: () => moment });
}

/** Calls use cases in transactions that are all undone at the end. */
export function rolledBackSession<T>(session: Session, run: (session: Session) => Promise<T>): Promise<T> {
  return rolledBack(session.installation, (installation) =>
    run({ ...session, installation, database: installation.database }),
  );
}

/** Calls store functions with a `tx` in the session's space; undone at the end. */
export function inTestTransaction<T>(session: Session, run: (tx: Tx) => Promise<T>): Promise<T> {
  return rolledBack(session.installation, ({ database }) =>
    database.inSpace({ spaceId: session.space.id, access: 'write' }, run),
  );
}
