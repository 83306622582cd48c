import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import type { ServerUser } from './server-user.ts';

export type Run = {
  readonly program: string;
  /** `{}` stands for the cluster directory. */
  readonly words: readonly string[];
  readonly clusterDirectory: string;
  readonly user: ServerUser;
  readonly logFile: string;
};

/**
 * Starts a PostgreSQL program on a cluster directory. As root, the program's user may not pass the directories above
 * (a data directory has mode 0700, and so may everything above it): it is given the opened directory itself and
 * reaches it as /proc/self/fd/3.
 */
export function runOnCluster(run: Run): ChildProcess {
  const log = openSync(run.logFile, 'a', 0o600);
  const directory =
    run.user === null ? null : openSync(run.clusterDirectory, constants.O_RDONLY | constants.O_DIRECTORY);
  try {
    const reached = directory === null ? run.clusterDirectory : '/proc/self/fd/3';
    return spawn(
      run.program,
      run.words.map((word) => (word === '{}' ? reached : word)),
      {
        ...run.user,
        cwd: '/',
        // Own session: Ctrl-C on a command must not stop the server that others use.
        detached: true,
        stdio: directory === null ? ['ignore', log, log] : ['ignore', log, log, directory],
        env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
      },
    );
  } finally {
    closeSync(log);
    if (directory !== null) closeSync(directory);
  }
}

/** Waits for the end; the exit code, or null when a signal ended it or it could not be started. */
export function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => {
    child.once('exit', resolve);
    child.once('error', () => resolve(null));
  });
}
