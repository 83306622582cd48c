// Locks between processes as files that name their holder. A holder that was killed holds nothing.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isRunning, ownIdentity, type ProcessIdentity } from './process-identity.ts';

const PAUSE_MS = 15;

/** Runs while this process holds the lock; waits for another living holder. */
export async function withFileLock<T>(path: string, run: () => Promise<T>): Promise<T> {
  while (takeLock(path) !== null) await pause(PAUSE_MS);
  try {
    return await run();
  } finally {
    rmSync(path, { force: true });
  }
}

/** Takes the lock and returns null, or returns its living holder. */
export function takeLock(path: string): ProcessIdentity | null {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const mine = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(mine, JSON.stringify(ownIdentity()), { mode: 0o600 });
  try {
    for (;;) {
      if (linkIfFree({ from: mine, to: path })) return null;
      const holder = readIdentity(path);
      if (holder && isRunning(holder)) return holder;
      clearStale(path, holder);
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

/** The living holder of a lock, if any. */
export function holderOf(path: string): ProcessIdentity | null {
  const holder = readIdentity(path);
  return holder && isRunning(holder) ? holder : null;
}

export function readIdentity(path: string): ProcessIdentity | null {
  try {
    const { pid, started } = JSON.parse(readFileSync(path, 'utf8')) as Partial<ProcessIdentity>;
    return typeof pid === 'number' && typeof started === 'string' ? { pid, started } : null;
  } catch {
    return null;
  }
}

/** Moves a dead holder's file away; when another process was faster, what was moved is its lock and goes back. */
function clearStale(path: string, dead: ProcessIdentity | null): void {
  const aside = `${path}.stale.${process.pid}.${randomBytes(4).toString('hex')}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  const moved = readIdentity(aside);
  const isTheDeadOne = moved?.pid === dead?.pid && moved?.started === dead?.started;
  if (!isTheDeadOne) linkIfFree({ from: aside, to: path });
  rmSync(aside, { force: true });
}

function linkIfFree(names: { from: string; to: string }): boolean {
  try {
    linkSync(names.from, names.to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
