// Who uses the local server. The first to come starts it, the last to leave stops it; one that was killed is forgotten.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clusterPlaces, type ClusterPlaces } from './cluster-places.ts';
import { readIdentity, takeLock, withFileLock } from './file-lock.ts';
import { makeRolesAndDatabase } from './local-server.ts';
import { isRunning, ownIdentity } from './process-identity.ts';
import { OpenRefusal } from './refusal.ts';
import { ensureRunning, stopServer, type ServerSettings } from './run-cluster.ts';

export type SupervisedServer = {
  readonly socketDirectory: string;
  /** Starts the server again when it was killed; returns at once when it answers. */
  readonly revive: () => Promise<void>;
  /** Makes the roles and the database that are missing. */
  readonly furnish: () => Promise<void>;
  readonly release: () => Promise<void>;
};

export type Supervise = {
  readonly dataDirectory: string;
  readonly projectRoot: string;
  readonly isNew: boolean;
  readonly settings?: ServerSettings;
};

/** Joins or starts the server of a data directory. */
export async function superviseLocalServer(options: Supervise): Promise<SupervisedServer> {
  const places = clusterPlaces(options.dataDirectory);
  if (!existsSync(places.cluster) && !options.isNew) {
    throw new OpenRefusal(
      'noInstallation',
      `there is no installation in ${options.dataDirectory}; make one with ./stegvis init.`,
    );
  }
  const mine = join(places.users, `${process.pid}-${randomBytes(4).toString('hex')}`);
  const findServer = (): Promise<{ socketDirectory: string }> => ensureRunning(places, options);
  const { socketDirectory } = await withFileLock(places.lock, async () => {
    mkdirSync(places.users, { recursive: true, mode: 0o700 });
    writeFileSync(mine, JSON.stringify(ownIdentity()), { mode: 0o600 });
    try {
      return await findServer();
    } catch (error) {
      rmSync(mine, { force: true });
      throw error;
    }
  });
  return {
    socketDirectory,
    // Several processes may find a new cluster at once.
    furnish: () => withFileLock(places.lock, () => makeRolesAndDatabase(socketDirectory)),
    revive: async () => void (await withFileLock(places.lock, findServer)),
    release: () =>
      withFileLock(places.lock, async () => {
        rmSync(mine, { force: true });
        if (livingUsers(places) === 0) await stopServer(places, 'fast');
      }),
  };
}

/** Makes this process the one that serves a data directory, or refuses. Returns how to give it up. */
export function claimServing(dataDirectory: string): () => void {
  const { serveLock } = clusterPlaces(dataDirectory);
  const holder = takeLock(serveLock);
  if (holder) {
    throw new OpenRefusal(
      'alreadyServed',
      `${dataDirectory} is already served by process ${holder.pid}; stop that one, or give --data another directory.`,
    );
  }
  return () => rmSync(serveLock, { force: true });
}

function livingUsers(places: ClusterPlaces): number {
  // Someone may have removed the data directory while it was in use.
  if (!existsSync(places.users)) return 0;
  let living = 0;
  for (const name of readdirSync(places.users)) {
    const path = join(places.users, name);
    const identity = readIdentity(path);
    if (identity && isRunning(identity)) living += 1;
    else rmSync(path, { force: true });
  }
  return living;
}
