// Who uses the local server. The first to come starts it, the last to leave stops it; one that was killed is forgotten.
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clusterPlaces, type ClusterPlaces } from './cluster-places.ts';
import { readIdentity, takeLock, withFileLock } from './file-lock.ts';
import { isRunning, ownIdentity } from './process-identity.ts';
import { OpenRefusal } from './refusal.ts';
import { ensureRunning, stopServer, type ServerSettings } from './run-cluster.ts';

export type SupervisedServer = {
  readonly socketDirectory: string;
  /** Starts the server again when it was killed; returns at once when it answers. */
  readonly revive: () => Promise<void>;
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
  openDataDirectory(places, options.isNew);
  const mine = join(places.users, `${process.pid}-${randomBytes(4).toString('hex')}`);
  const join_ = (): Promise<{ socketDirectory: string }> => ensureRunning(places, options);
  const { socketDirectory } = await withFileLock(places.lock, async () => {
    mkdirSync(places.users, { recursive: true, mode: 0o700 });
    writeFileSync(mine, JSON.stringify(ownIdentity()), { mode: 0o600 });
    try {
      return await join_();
    } catch (error) {
      rmSync(mine, { force: true });
      throw error;
    }
  });
  return {
    socketDirectory,
    revive: async () => void (await withFileLock(places.lock, join_)),
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

function openDataDirectory(places: ClusterPlaces, isNew: boolean): void {
  const { dataDirectory } = places;
  if (!existsSync(places.cluster) && !isNew) {
    throw new OpenRefusal(
      'noInstallation',
      `there is no installation in ${dataDirectory}; make one with ./stegvis init.`,
    );
  }
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const status = statSync(dataDirectory);
  if (status.uid === process.getuid?.() && (status.mode & 0o777) !== 0o700) chmodSync(dataDirectory, 0o700);
}

function livingUsers(places: ClusterPlaces): number {
  let living = 0;
  for (const name of readdirSync(places.users)) {
    const path = join(places.users, name);
    const identity = readIdentity(path);
    if (identity && isRunning(identity)) living += 1;
    else rmSync(path, { force: true });
  }
  return living;
}
