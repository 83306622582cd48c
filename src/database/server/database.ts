import { CamelCasePlugin, Kysely, PostgresDialect, sql, type PostgresPool } from 'kysely';
import pg from 'pg';
import { openReliably } from './reliable-pool.ts';
import type { Tables, Tx } from './tables.ts';
import { typeParsers } from './parsers.ts';

/** The only ways into the database. All are transactions; a thrown error rolls back. */
export type Database = {
  /**
   * As the application role, seeing one space only. Reading sees one moment of the database throughout
   * (repeatable read) and cannot write.
   */
  readonly inSpace: <T>(scope: SpaceScope, run: (tx: Tx) => Promise<T>) => Promise<T>;
  /** As the application role, seeing no space: the list of spaces and the actors. */
  readonly outsideSpaces: <T>(run: (tx: Tx) => Promise<T>) => Promise<T>;
  /** As the owner of the tables: new spaces, backup and restore. Row-level security holds here too. */
  readonly asOwner: <T>(run: (tx: Tx) => Promise<T>) => Promise<T>;
};

export type SpaceScope = { readonly spaceId: string; readonly access: 'read' | 'write' };

/** How to reach a server in both roles. */
export type Connections = { readonly application: pg.PoolConfig; readonly owner: pg.PoolConfig };

export const OWNER_ROLE = 'stegvis_owner';
export const APPLICATION_ROLE = 'stegvis_app';

/**
 * Options every connection starts with; the parsers rely on the first two. The rows of one space are read in a few
 * milliseconds, and starting parallel workers takes longer than that.
 */
export const SESSION_OPTIONS =
  '-c TimeZone=UTC -c DateStyle=ISO,YMD -c client_min_messages=warning -c max_parallel_workers_per_gather=0';

export type OpenDatabase = { readonly database: Database; readonly close: () => Promise<void> };

/** Opens the pools (no connection is made yet). `revive` is called when the server does not answer. */
export function openDatabase(connections: Connections, revive: () => Promise<void>): OpenDatabase {
  const application = kyselyOn(new pg.Pool({ ...poolDefaults, ...connections.application, max: 10 }), revive);
  const owner = kyselyOn(new pg.Pool({ ...poolDefaults, ...connections.owner, max: 2 }), revive);
  return {
    database: {
      inSpace: (scope, run) =>
        (scope.access === 'read'
          ? application.transaction().setAccessMode('read only').setIsolationLevel('repeatable read')
          : application.transaction()
        ).execute(async (tx) => {
          await enterSpace(tx, scope.spaceId);
          return run(tx);
        }),
      outsideSpaces: (run) => application.transaction().execute(run),
      asOwner: (run) => owner.transaction().execute(run),
    },
    close: async () => {
      await Promise.all([application.destroy(), owner.destroy()]);
    },
  };
}

/** Binds a transaction to a space; row-level security shows and accepts the rows of no other. */
export async function enterSpace(tx: Tx, spaceId: string): Promise<void> {
  await sql`SELECT set_config('stegvis.space_id', ${spaceId}, true)`.execute(tx);
}

/** Shows a transaction the rows of a person who logs in, beside those of its space. */
export async function enterPerson(tx: Tx, personId: string): Promise<void> {
  await sql`SELECT set_config('stegvis.person_id', ${personId}, true)`.execute(tx);
}

/** Kysely as every part of Stegvis uses it: camelCase in code, snake_case in SQL, keys inside JSON untouched. */
export function kyselyOn(pool: pg.Pool, revive: () => Promise<void>): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: openReliably(pool, revive) as unknown as PostgresPool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
}

export const poolDefaults: pg.PoolConfig = {
  types: typeParsers,
  options: SESSION_OPTIONS,
  idleTimeoutMillis: 30_000,
  // A pool that waits must not keep a command from ending.
  allowExitOnIdle: true,
};
