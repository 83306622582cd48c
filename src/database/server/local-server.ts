// The database inside a supervised local cluster: its two roles, and how to reach it.
import pg from 'pg';
import { APPLICATION_ROLE, OWNER_ROLE, poolDefaults, type Connections } from './database.ts';
import { SUPERUSER } from './make-cluster.ts';
import { SOCKET_PORT } from './socket-directory.ts';

export const DATABASE_NAME = 'stegvis';

/** Logged in as the role itself, so that nothing a statement says gives the application more. */
export function localConnections(socketDirectory: string, database: string = DATABASE_NAME): Connections {
  const reach = { host: socketDirectory, port: SOCKET_PORT, database };
  return { application: { ...reach, user: APPLICATION_ROLE }, owner: { ...reach, user: OWNER_ROLE } };
}

/** Makes the roles and the database that are missing; a kill in between leaves nothing that stands in the way. */
export async function makeRolesAndDatabase(socketDirectory: string): Promise<void> {
  const client = new pg.Client({
    ...poolDefaults,
    host: socketDirectory,
    port: SOCKET_PORT,
    user: SUPERUSER,
    database: 'postgres',
  });
  await client.connect();
  try {
    for (const role of [OWNER_ROLE, APPLICATION_ROLE]) {
      const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
      if (!rowCount) await client.query(`CREATE ROLE ${role} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE`);
    }
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE_NAME]);
    if (!rowCount) await client.query(`CREATE DATABASE ${DATABASE_NAME} OWNER ${OWNER_ROLE}`);
  } finally {
    await client.end();
  }
}

/** The role or the database does not exist: a cluster whose making was cut short, or a new one. */
export function isUnmade(error: unknown): boolean {
  const code = (error as Partial<pg.DatabaseError>).code ?? '';
  return ['28000', '3D000', '28P01'].includes(code);
}
