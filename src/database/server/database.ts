import type { Tx } from './tables.ts';

/** The only ways into the database. All are transactions; a thrown error rolls back. */
export type Database = {
  /** As the application role, seeing one space only. */
  readonly inSpace: <T>(scope: SpaceScope, run: (tx: Tx) => Promise<T>) => Promise<T>;
  /** As the application role, seeing no space: the list of spaces and the actors. */
  readonly outsideSpaces: <T>(run: (tx: Tx) => Promise<T>) => Promise<T>;
  /** As the owner of the tables: migrations, new spaces, backup and restore. Row-level security holds here too. */
  readonly asOwner: <T>(run: (tx: Tx) => Promise<T>) => Promise<T>;
};

export type SpaceScope = { readonly spaceId: string; readonly access: 'read' | 'write' };
