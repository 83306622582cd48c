// A PostgreSQL that someone else runs, given by DATABASE_URL.
import pg from 'pg';
import { APPLICATION_ROLE, poolDefaults, SESSION_OPTIONS, type Connections } from './database.ts';
import { OpenRefusal } from './refusal.ts';

const OLDEST_VERSION_NUMBER = 150_000;

/** Connections take the application's role at once; the URL's user owns the tables and migrates. */
export function otherConnections(url: string): Connections {
  return {
    owner: { connectionString: url },
    application: { connectionString: url, options: `${SESSION_OPTIONS} -c role=${APPLICATION_ROLE}` },
  };
}

/** Connects as owner, checks the version and makes the application's role when it is missing. */
export async function prepareOtherServer(url: string): Promise<void> {
  const client = new pg.Client({ ...poolDefaults, connectionString: url });
  try {
    await client.connect();
  } catch (error) {
    throw new OpenRefusal('notReachable', `the database of DATABASE_URL does not answer: ${reasonOf(error)}`);
  }
  try {
    const { rows } = await client.query<{ number: string; version: string }>(
      "SELECT current_setting('server_version_num') AS number, current_setting('server_version') AS version",
    );
    if (Number(rows[0]?.number) < OLDEST_VERSION_NUMBER) {
      throw new OpenRefusal(
        'otherMajorVersion',
        `the database of DATABASE_URL is PostgreSQL ${rows[0]?.version}; Stegvis needs 15 or later.`,
      );
    }
    await makeApplicationRole(client);
  } finally {
    await client.end();
  }
}

async function makeApplicationRole(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ exists: boolean; unsafe: boolean; member: boolean }>(
    `SELECT count(*) > 0 AS exists, coalesce(bool_or(rolsuper OR rolbypassrls), false) AS unsafe,
            coalesce(bool_or(pg_has_role(current_user, oid, 'MEMBER')), false) AS member
       FROM pg_roles WHERE rolname = $1`,
    [APPLICATION_ROLE],
  );
  if (rows[0]?.unsafe) {
    throw new OpenRefusal(
      'badConfiguration',
      `the role ${APPLICATION_ROLE} may bypass row-level security; take that right away.`,
    );
  }
  if (rows[0]?.exists && rows[0].member) return;
  try {
    if (!rows[0]?.exists) await client.query(`CREATE ROLE ${APPLICATION_ROLE} NOLOGIN NOSUPERUSER NOBYPASSRLS`);
    await client.query(`GRANT ${APPLICATION_ROLE} TO CURRENT_USER`);
  } catch (error) {
    throw new OpenRefusal(
      'badConfiguration',
      `the user of DATABASE_URL cannot make the role ${APPLICATION_ROLE} (${reasonOf(error)}); as an administrator run ` +
        `CREATE ROLE ${APPLICATION_ROLE} NOLOGIN; GRANT ${APPLICATION_ROLE} TO <that user>;`,
    );
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || (error as NodeJS.ErrnoException).code || error.name;
}
