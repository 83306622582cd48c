// One database server for a test run. DATABASE_URL runs the same tests on another server.
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { clusterPlaces } from '../server/cluster-places.ts';
import { OWNER_ROLE, poolDefaults, type Connections } from '../server/database.ts';
import { localConnections, makeRolesAndDatabase } from '../server/local-server.ts';
import { SUPERUSER } from '../server/make-cluster.ts';
import { migrate } from '../server/migrate.ts';
import { otherConnections, prepareOtherServer } from '../server/other-server.ts';
import { isPidAlive } from '../server/process-identity.ts';
import { findProject } from '../server/project.ts';
import { stopServer } from '../server/run-cluster.ts';
import { superviseLocalServer } from '../server/supervisor.ts';

/** What test files need to make databases of their own; travels to the workers as JSON. */
export type TestServer = {
  /** May create databases. */
  readonly administrator: { readonly [key: string]: string | number };
  readonly isLocal: boolean;
  /** Migrated and empty; copied for every test file. */
  readonly template: string;
  /** For data directories of test files. */
  readonly directory: string;
};

/** Lost data does not matter in tests; durability has tests of its own with these on. */
const fastAndForgetful = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };

export async function startTestServer(): Promise<{ server: TestServer; stop: () => Promise<void> }> {
  const all = join(tmpdir(), `stegvis-test-${process.getuid?.() ?? 0}`);
  await clearKilledRuns(all);
  const directory = join(all, String(process.pid));
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const url = process.env['DATABASE_URL'];
  const started = url ? await otherServer(url) : await localServer(directory);
  const template = `stegvis_test_${process.pid}`;
  const { administrator, isLocal } = started;
  const server: TestServer = { administrator, isLocal, template, directory };
  await makeDatabase(server, { name: template, template: null });
  const client = new pg.Client({ ...poolDefaults, ...connectionsTo(server, template).owner });
  await client.connect();
  await migrate(client, findProject().root);
  await client.end();
  return {
    server,
    stop: async () => {
      await dropDatabase(server, template);
      await started.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

export async function makeDatabase(
  server: TestServer,
  database: { readonly name: string; readonly template: string | null },
): Promise<void> {
  const owner = server.isLocal ? `OWNER ${OWNER_ROLE}` : '';
  const template = database.template ? `TEMPLATE ${database.template}` : '';
  await administer(server, `CREATE DATABASE ${database.name} ${owner} ${template}`);
}

export async function dropDatabase(server: TestServer, name: string): Promise<void> {
  await administer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}

export function connectionsTo(server: TestServer, database: string): Connections {
  if (server.isLocal) return localConnections(String(server.administrator['host']), database);
  const url = new URL(String(server.administrator['connectionString']));
  url.pathname = `/${database}`;
  return otherConnections(url.href);
}

async function administer(server: TestServer, statement: string): Promise<void> {
  const client = new pg.Client({ ...server.administrator });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

type Started = Pick<TestServer, 'administrator' | 'isLocal'> & { readonly stop: () => Promise<void> };

async function localServer(directory: string): Promise<Started> {
  const dataDirectory = join(directory, 'server');
  mkdirSync(dataDirectory, { mode: 0o700 });
  const server = await superviseLocalServer({
    dataDirectory,
    projectRoot: findProject().root,
    isNew: true,
    settings: fastAndForgetful,
  });
  const { host, port } = localConnections(server.socketDirectory).owner;
  await makeRolesAndDatabase(server.socketDirectory);
  return {
    administrator: { host: String(host), port: Number(port), user: SUPERUSER, database: 'postgres' },
    isLocal: true,
    stop: server.release,
  };
}

async function otherServer(url: string): Promise<Started> {
  await prepareOtherServer(url);
  return { administrator: { connectionString: url }, isLocal: false, stop: async () => undefined };
}

/** A run that was killed leaves its server running and its files behind. */
async function clearKilledRuns(all: string): Promise<void> {
  if (!existsSync(all)) return;
  for (const name of readdirSync(all)) {
    if (isPidAlive(Number(name))) continue;
    const directory = join(all, name);
    for (const dataDirectory of [join(directory, 'server'), ...dataDirectoriesIn(directory)]) {
      await stopServer(clusterPlaces(dataDirectory), 'fast');
    }
    rmSync(directory, { recursive: true, force: true });
  }
}

function dataDirectoriesIn(directory: string): string[] {
  return readdirSync(directory).map((name) => join(directory, name));
}
