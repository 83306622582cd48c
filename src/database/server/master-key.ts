// The installation's one secret, kept outside the database. What needs a key derives its own from it.
import { hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { OpenRefusal } from './refusal.ts';

const KEY_BYTES = 32;

/** `STEGVIS_KEY_FILE`, else a file in the data directory. */
export function keyFileOf(dataDirectory: string, environment: Readonly<Record<string, string | undefined>>): string {
  const given = environment['STEGVIS_KEY_FILE'];
  return given ? resolve(given) : join(dataDirectory, 'keys', 'stegvis.key');
}

/** Makes the file with a new key when there is none; two processes at once end with one key. */
export function makeKeyFile(path: string): void {
  if (existsSync(path)) {
    readMasterKey(path);
    return;
  }
  writeKeyFile(path, randomBytes(KEY_BYTES));
}

export function writeKeyFile(path: string, key: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const mine = `${path}.${randomBytes(4).toString('hex')}`;
  writeFileSync(mine, `${Buffer.from(key).toString('hex')}\n`, { mode: 0o600 });
  try {
    linkSync(mine, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(mine);
  }
}

export function readMasterKey(path: string): Uint8Array {
  const text = readFileSync(path, 'utf8').trim();
  if (/^[0-9a-f]{64}$/.test(text)) return Buffer.from(text, 'hex');
  throw new OpenRefusal('badConfiguration', `${path} is not a key file of Stegvis (64 hexadecimal characters).`);
}

/** A key for one purpose; knowing it tells nothing of the master key or of the others. */
export function deriveKey(masterKey: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', masterKey, '', `stegvis ${purpose}`, KEY_BYTES));
}

/** Names a key without giving it away: 16 hexadecimal characters. */
export function keyId(masterKey: Uint8Array): string {
  return deriveKey(masterKey, 'key id').subarray(0, 8).toString('hex');
}
