import { chownSync, lstatSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerUser } from './server-user.ts';

export const SOCKET_PORT = 5432;
const SOCKET_NAME = `.s.PGSQL.${SOCKET_PORT}`;
/** Linux allows 107 bytes, macOS 103. */
const LONGEST_PATH_BYTES = 103;

/**
 * A short directory only the server's user can pass: the path of a socket may be no longer than 107 bytes, and the
 * data directory's can be. The one of a killed server is used again, so that those who were connected find it.
 */
export function socketDirectory(user: ServerUser, previous: string): string {
  if (isSafe(previous, user)) {
    for (const name of [SOCKET_NAME, `${SOCKET_NAME}.lock`]) rmSync(join(previous, name), { force: true });
    return previous;
  }
  const place = [tmpdir(), '/tmp'].find(
    (parent) => Buffer.byteLength(`${parent}/stegvis-XXXXXX/${SOCKET_NAME}`) <= LONGEST_PATH_BYTES,
  );
  const made = mkdtempSync(join(place ?? '/tmp', 'stegvis-'));
  if (user) chownSync(made, user.uid, user.gid);
  return made;
}

function isSafe(directory: string, user: ServerUser): boolean {
  if (!/\/stegvis-\w{6}$/.test(directory)) return false;
  const status = lstatSync(directory, { throwIfNoEntry: false });
  const owner = user?.uid ?? process.getuid?.();
  return status !== undefined && status.isDirectory() && status.uid === owner && (status.mode & 0o777) === 0o700;
}
