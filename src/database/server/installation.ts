import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { accept, refuse, type Result } from '#kernel';
import { applyDestroyedKeys } from './data-keys.ts';
import { openDatabase, poolDefaults, type Connections, type Database } from './database.ts';
import { isUnmade, localConnections } from './local-server.ts';
import { keyFileOf, makeKeyFile } from './master-key.ts';
import { migrate } from './migrate.ts';
import { otherConnections, prepareOtherServer } from './other-server.ts';
import { findProject } from './project.ts';
import { OpenRefusal, type CannotOpen } from './refusal.ts';
import { openDataDirectory, refuseForeignDirectory } from './data-directory.ts';
import { claimServing, superviseLocalServer } from './supervisor.ts';

/** A running Stegvis: its files, its database and how to let go of it. */
export type Installation = {
  /** Directory of the package.json named stegvis. */
  readonly projectRoot: string;
  readonly version: string;
  /** Absolute; mode 0700. Keys, audit heads and, by default, the database cluster live in it. */
  readonly dataDirectory: string;
  readonly database: Database;
  /** For what needs a connection of its own: backup, restore, tests. */
  readonly connections: Connections;
  /** Where the trail's newest entry of each space is kept outside the database. */
  readonly auditHeadDirectory: string;
  /** File with the installation's master key. */
  readonly keyFile: string;
  /** Lets go; the last user of a local server stops it. */
  readonly close: () => Promise<void>;
};

export type OpenInstallation = {
  readonly dataDirectory: string;
  /** `server`: the one `serve` process of a data directory; a second one is refused. Default `command`. */
  readonly kind?: 'command' | 'server';
  /** Creates what is missing (`init`, `demo`, `restore`); without it a missing installation is refused. */
  readonly isNew?: boolean;
  /** Names a new data directory may already hold, besides our own; any other is taken for someone else's. */
  readonly mayHold?: readonly string[];
  /** Default `process.env`. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Only these migrations: `restore` loads into the tables of the backup's time. */
  readonly upTo?: readonly string[];
};

/** Opens the installation of a data directory: starts or joins its database and brings it up to date. */
export async function openInstallation(options: OpenInstallation): Promise<Result<Installation, CannotOpen>> {
  const undo: (() => Promise<void> | void)[] = [];
  const close = async (): Promise<void> => {
    while (undo.length > 0) await undo.pop()?.();
  };
  try {
    return accept(await open(options, undo, close));
  } catch (error) {
    await close();
    if (error instanceof OpenRefusal) return refuse(error.refusal);
    throw error;
  }
}

async function open(
  options: OpenInstallation,
  undo: (() => Promise<void> | void)[],
  close: () => Promise<void>,
): Promise<Installation> {
  const project = findProject();
  const dataDirectory = resolve(options.dataDirectory);
  const environment = options.environment ?? process.env;
  if (options.isNew) refuseForeignDirectory(dataDirectory, options.mayHold ?? []);
  const url = environment['DATABASE_URL'];
  const keyFile = keyFileOf(dataDirectory, environment);
  if (!options.isNew && !existsSync(dataDirectory)) {
    throw new OpenRefusal(
      'noInstallation',
      `there is no installation in ${dataDirectory}; make one with ./stegvis init.`,
    );
  }
  openDataDirectory(dataDirectory);
  if (options.kind === 'server') undo.push(claimServing(dataDirectory));
  const server = url
    ? await reachOtherServer(url)
    : await startLocalServer({ dataDirectory, projectRoot: project.root, isNew: options.isNew ?? false }, undo);
  keepKeyFile(keyFile, options.isNew ?? false);
  await migrateAsOwner(server, { root: project.root, upTo: options.upTo, keyFile });
  const { database, close: closePools } = openDatabase(server.connections, server.revive);
  undo.push(closePools);
  return {
    projectRoot: project.root,
    version: project.version,
    dataDirectory,
    database,
    connections: server.connections,
    auditHeadDirectory: join(dataDirectory, 'audit'),
    keyFile,
    close,
  };
}

/** A key is made with the installation; later a missing one is lost or misnamed, and a new one would hide that. */
function keepKeyFile(keyFile: string, isNew: boolean): void {
  if (!isNew && !existsSync(keyFile)) {
    throw new OpenRefusal(
      'badConfiguration',
      `the key file ${keyFile} is missing; put it back (STEGVIS_KEY_FILE names it).`,
    );
  }
  makeKeyFile(keyFile);
}

type Reached = {
  readonly connections: Connections;
  readonly revive: () => Promise<void>;
  readonly furnish: () => Promise<void>;
};

async function reachOtherServer(url: string): Promise<Reached> {
  await prepareOtherServer(url);
  return { connections: otherConnections(url), revive: async () => undefined, furnish: async () => undefined };
}

async function startLocalServer(
  where: { readonly dataDirectory: string; readonly projectRoot: string; readonly isNew: boolean },
  undo: (() => Promise<void> | void)[],
): Promise<Reached> {
  const server = await superviseLocalServer(where);
  undo.push(server.release);
  return { ...server, connections: localConnections(server.socketDirectory) };
}

async function migrateAsOwner(
  server: Reached,
  to: { readonly root: string; readonly upTo: readonly string[] | undefined; readonly keyFile: string },
): Promise<void> {
  const client = await connectAsOwner(server);
  try {
    await migrate(client, to.root, to.upTo);
    // A backup may have brought back what was destroyed since it was made.
    await applyDestroyedKeys(client, to);
  } finally {
    await client.end();
  }
}

async function connectAsOwner({ connections, furnish }: Reached): Promise<pg.Client> {
  const attempt = async (): Promise<pg.Client> => {
    const client = new pg.Client({ ...poolDefaults, ...connections.owner });
    await client.connect();
    return client;
  };
  try {
    return await attempt();
  } catch (error) {
    if (!isUnmade(error)) throw error;
    await furnish();
    return attempt();
  }
}
