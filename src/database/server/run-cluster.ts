// Starts, adopts and stops the local server. Called with the start lock held.
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import type { ClusterPlaces } from './cluster-places.ts';
import { lastLines, shorten } from './log-file.ts';
import { makeOrFindCluster } from './make-cluster.ts';
import { disownStaleFile, isOurServer, readPostmaster, type Postmaster } from './postmaster-file.ts';
import { isPidAlive } from './process-identity.ts';
import { OpenRefusal } from './refusal.ts';
import { runOnCluster } from './run-as.ts';
import { serverUser } from './server-user.ts';
import { SOCKET_PORT, socketDirectory } from './socket-directory.ts';

export type ServerSettings = Readonly<Record<string, string>>;

const POLL_MS = 5;
/** Recovery after a crash reads what was written since the last checkpoint; a full disk cache makes it slow. */
const LONGEST_START_MS = 120_000;
const LONGEST_STOP_MS = 30_000;
/** How long a server that answers no more is given before it is killed. */
const LONGEST_SILENCE_MS = 4_000;
const LONGEST_KILL_MS = 2_000;
/** How long backends of a killed server may take to see that it is gone. */
const LONGEST_LEFTOVER_MS = 15_000;

const settings: ServerSettings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '100',
  jit: 'off',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
};

/** A server that answers, on this cluster: the running one, an orphan that is taken over, or a new one. */
export async function ensureRunning(
  places: ClusterPlaces,
  options: { readonly projectRoot: string; readonly settings?: ServerSettings },
): Promise<{ socketDirectory: string }> {
  const left = existsSync(places.cluster) ? readPostmaster(places.cluster) : null;
  if (left && isOurServer(left)) {
    if (await answers(left, places)) return { socketDirectory: left.socketDirectory };
    await stopServer(places, 'kill');
  }
  const binaries = await makeOrFindCluster(places, options.projectRoot);
  return startServer(places, binaries, { ...settings, ...options.settings });
}

/** Stops the server if one runs. `fast` ends connections cleanly; `kill` is for one that does not answer. */
export async function stopServer(places: ClusterPlaces, how: 'fast' | 'kill'): Promise<void> {
  const postmaster = readPostmaster(places.cluster);
  if (!postmaster || !isOurServer(postmaster)) return;
  // SIGINT is PostgreSQL's fast shutdown, SIGQUIT its immediate one (recovery at the next start).
  signal(postmaster.pid, how === 'fast' ? 'SIGINT' : 'SIGQUIT');
  if (!(await gone(postmaster.pid, how === 'fast' ? LONGEST_STOP_MS : LONGEST_KILL_MS))) {
    signal(postmaster.pid, 'SIGKILL');
    await gone(postmaster.pid, LONGEST_STOP_MS);
  }
  if (how === 'fast') rmSync(postmaster.socketDirectory, { recursive: true, force: true });
}

/** Waits while it starts or recovers; false when it is stopping, gone or silent. */
async function answers(found: Postmaster, places: ClusterPlaces): Promise<boolean> {
  const start = performance.now();
  let silentSince: number | null = null;
  for (;;) {
    const postmaster = readPostmaster(places.cluster);
    if (!postmaster || postmaster.pid !== found.pid || !isPidAlive(found.pid)) return false;
    if (postmaster.status === 'ready') {
      silentSince ??= performance.now();
      if (await accepts(postmaster.socketDirectory)) return true;
      if (performance.now() - silentSince >= LONGEST_SILENCE_MS) return false;
    }
    if (postmaster.status === 'stopping') {
      await gone(found.pid, LONGEST_STOP_MS);
      return false;
    }
    if (performance.now() - start > LONGEST_START_MS) return false;
    await pause(POLL_MS);
  }
}

async function startServer(
  places: ClusterPlaces,
  binaries: Binaries,
  allSettings: ServerSettings,
): Promise<{ socketDirectory: string }> {
  const user = serverUser(places.cluster);
  mkdirSync(dirname(places.log), { recursive: true, mode: 0o700 });
  shorten(places.log);
  const start = performance.now();
  for (;;) {
    const stale = readPostmaster(places.cluster);
    if (stale && isPidAlive(stale.pid)) disownStaleFile(places.cluster);
    const sockets = socketDirectory(user, stale?.socketDirectory ?? '');
    const child = runOnCluster({
      program: join(binaries.directory, 'postgres'),
      words: [
        '-D',
        '{}',
        '-k',
        sockets,
        ...Object.entries(allSettings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      clusterDirectory: places.cluster,
      user,
      logFile: places.log,
    });
    child.unref();
    const failure = await readyOrEnded({ child, places, sockets, start });
    if (failure === null) return { socketDirectory: sockets };
    const isLeftover = /still in use|already exists/.test(failure);
    if (!isLeftover || performance.now() - start > LONGEST_LEFTOVER_MS) {
      throw new OpenRefusal('doesNotStart', `the database does not start: ${failure}`);
    }
    await pause(100);
  }
}

type Starting = {
  readonly child: ChildProcess;
  readonly places: ClusterPlaces;
  readonly sockets: string;
  /** When the first attempt began, in milliseconds of `performance.now()`. */
  readonly start: number;
};

/** Null when it answers, else why it ended. */
async function readyOrEnded({ child, places, sockets, start }: Starting): Promise<string | null> {
  const failures: Error[] = [];
  child.once('error', (error) => failures.push(error));
  while (child.exitCode === null && child.signalCode === null && failures.length === 0) {
    const running = readPostmaster(places.cluster);
    if (running?.pid === child.pid && running?.status === 'ready' && (await accepts(sockets))) return null;
    if (performance.now() - start > LONGEST_START_MS) signal(child.pid ?? 0, 'SIGQUIT');
    await pause(POLL_MS);
  }
  return failures[0] ? String(failures[0]) : lastLines(places.log);
}

/**
 * Whether a server answers, and not only its socket: a stopped process still lets others connect. Asks for encryption
 * (the protocol's first question) and takes any answer.
 */
function accepts(directory: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(join(directory, `.s.PGSQL.${SOCKET_PORT}`));
    const finish = (isAccepted: boolean): void => {
      socket.destroy();
      resolve(isAccepted);
    };
    socket.setTimeout(LONGEST_SILENCE_MS, () => finish(false));
    socket.once('connect', () => socket.write(SSL_REQUEST));
    socket.once('data', () => finish(true));
    socket.once('close', () => finish(false));
    socket.once('error', () => finish(false));
  });
}

const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);

async function gone(pid: number, withinMs: number): Promise<boolean> {
  const start = performance.now();
  while (isPidAlive(pid)) {
    if (performance.now() - start > withinMs) return false;
    await pause(POLL_MS);
  }
  return true;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
