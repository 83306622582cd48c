// postmaster.pid: what a running server says about itself, and what a killed one left behind.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine, isPidAlive } from './process-identity.ts';

export type Postmaster = {
  readonly pid: number;
  readonly socketDirectory: string;
  readonly status: 'starting' | 'stopping' | 'ready' | 'standby' | '';
};

export function readPostmaster(clusterDirectory: string): Postmaster | null {
  let lines: string[];
  try {
    lines = readFileSync(pidFile(clusterDirectory), 'utf8').split('\n');
  } catch {
    return null;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return { pid, socketDirectory: lines[4] ?? '', status: (lines[7] ?? '').trim() as Postmaster['status'] };
}

/** Whether the process that the file names is our server, and not one that was given its number later. */
export function isOurServer(postmaster: Postmaster): boolean {
  if (!isPidAlive(postmaster.pid)) return false;
  // The socket directory has a random name and stands on the server's command line.
  return postmaster.socketDirectory !== '' && commandLine(postmaster.pid).includes(postmaster.socketDirectory);
}

/**
 * Puts this process's number into a stale file. PostgreSQL skips the number of its own parent and then still looks
 * for left-over backends through the file's shared memory key; deleting the file would take that guard away.
 */
export function disownStaleFile(clusterDirectory: string): void {
  const [, ...rest] = readFileSync(pidFile(clusterDirectory), 'utf8').split('\n');
  writeFileSync(pidFile(clusterDirectory), [String(process.pid), ...rest].join('\n'));
}

function pidFile(clusterDirectory: string): string {
  return join(clusterDirectory, 'postmaster.pid');
}
