// Keys of data about single people: made, opened and destroyed here, so that a restore can destroy them again before anybody
// gets in. AES-256-GCM everywhere; what is sealed is bound to its owner and does not open in another row.
import { createCipheriv, createDecipheriv, createHmac, createSecretKey, randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { assert, type IsoDate } from '#kernel';
import { sql, type Generated } from 'kysely';
import type pg from 'pg';
import { insertMany } from './insert-many.ts';
import type { Installation } from './installation.ts';
import { deriveKey, readMasterKey } from './master-key.ts';
import type { Tx } from './tables.ts';

declare module '#database/server' {
  interface Tables {
    dataKey: {
      spaceId: Generated<string>;
      ownerId: string;
      wrapped: string | null;
      lookupHash: Generated<string | null>;
      destroyedOn: IsoDate | null;
      decision: string | null;
    };
  }
}

type Keys = Pick<Installation, 'keyFile'>;

/** A key that encrypts and hashes for one owner; null where it was destroyed. */
export type DataKey = { readonly ownerId: string; readonly bytes: Buffer };

/** The space's own key, made when there is none. It wraps the others and hashes for finding doubles. */
export async function spaceKey(tx: Tx, keys: Keys, spaceId: string): Promise<DataKey> {
  const wrapping = { ownerId: spaceId, bytes: masterWrap(keys) };
  const found = await tx.selectFrom('dataKey').select('wrapped').where('ownerId', '=', spaceId).executeTakeFirst();
  if (found?.wrapped) return { ownerId: spaceId, bytes: unwrap(wrapping, found.wrapped) };
  const bytes = randomBytes(32);
  await tx
    .insertInto('dataKey')
    .values({ ownerId: spaceId, wrapped: wrap(wrapping, bytes), destroyedOn: null, decision: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const kept = await tx
    .selectFrom('dataKey')
    .select('wrapped')
    .where('ownerId', '=', spaceId)
    .executeTakeFirstOrThrow();
  assert(kept.wrapped, 'the key of a space is never destroyed');
  return { ownerId: spaceId, bytes: unwrap(wrapping, kept.wrapped) };
}

/** A new key for somebody, as the row that keeps it (for `insertMany`) and as itself. */
export function newDataKey(space: DataKey, ownerId: string): { readonly key: DataKey; readonly wrapped: string } {
  const bytes = randomBytes(32);
  return { key: { ownerId, bytes }, wrapped: wrap({ ownerId, bytes: space.bytes }, bytes) };
}

/** Keeps many new keys at once. */
export async function insertDataKeys(
  tx: Tx,
  keys: readonly { readonly ownerId: string; readonly wrapped: string }[],
): Promise<void> {
  await insertMany(
    tx,
    'data_key',
    keys.map(({ ownerId, wrapped }) => ({ owner_id: ownerId, wrapped })),
  );
}

export async function makeDataKey(tx: Tx, space: DataKey, ownerId: string): Promise<DataKey> {
  const { key, wrapped } = newDataKey(space, ownerId);
  await tx.insertInto('dataKey').values({ ownerId, wrapped, destroyedOn: null, decision: null }).execute();
  return key;
}

/** The keys that are left, by owner. */
export async function openDataKeys(
  tx: Tx,
  space: DataKey,
  ownerIds: readonly string[],
): Promise<ReadonlyMap<string, DataKey>> {
  if (ownerIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('dataKey')
    .select(['ownerId', 'wrapped'])
    .where('ownerId', '=', sql<string>`ANY(${[...ownerIds]}::uuid[])`)
    .where('wrapped', 'is not', null)
    .execute();
  return new Map(
    rows.map(({ ownerId, wrapped }) => [
      ownerId,
      { ownerId, bytes: unwrap({ ownerId, bytes: space.bytes }, wrapped ?? '') },
    ]),
  );
}

/** Encrypts under somebody's key. */
export function sealUnder(key: DataKey, text: string): string {
  return wrap(key, Buffer.from(text, 'utf8'));
}

/** Null when it was changed, or moved here from another row, or when the key is gone. */
export function openUnder(key: DataKey | undefined, sealed: string | null): string | null {
  if (!key || sealed === null) return null;
  try {
    return unwrap(key, sealed).toString('utf8');
  } catch {
    return null;
  }
}

/** The same text gives the same hash in one space; without the master key it cannot be tried out. */
export function keyedHash(space: DataKey, text: string): string {
  const bytes = deriveKey(space.bytes, 'identity hash');
  return createHmac('sha256', bytes).update(text).digest('hex');
}

/** Whose key has the hash of an identity, other than `except`. */
export async function ownersOfHash(tx: Tx, hash: string, except: string | null): Promise<string[]> {
  const rows = await tx.selectFrom('dataKey').select('ownerId').where('lookupHash', '=', hash).execute();
  return rows.map(({ ownerId }) => ownerId).filter((ownerId) => ownerId !== except);
}

/** Keeps the hash with which an owner is found, or takes it away. */
export async function keepLookupHash(tx: Tx, ownerId: string, hash: string | null): Promise<void> {
  await tx.updateTable('dataKey').set({ lookupHash: hash }).where('ownerId', '=', ownerId).execute();
}

export type Destroyed = {
  readonly spaceId: string;
  readonly ownerId: string;
  readonly on: IsoDate;
  readonly decision: string;
};

/**
 * Destroys keys: first in the list beside the key file, which outlives the database, then in the database. A crash between
 * the two is mended at the next opening.
 */
export async function destroyDataKeys(tx: Tx, keys: Keys, destroyed: readonly Destroyed[]): Promise<void> {
  if (destroyed.length === 0) return;
  appendDestroyed(destroyedKeysFile(keys), destroyed);
  await sql`UPDATE data_key SET wrapped = null, lookup_hash = null, destroyed_on = d.on, decision = d.decision
      FROM json_to_recordset(${JSON.stringify(destroyed)}::json) AS d ("ownerId" uuid, "on" date, decision text)
     WHERE data_key.owner_id = d."ownerId" AND data_key.wrapped IS NOT NULL`.execute(tx);
}

/** The list of destroyed keys lies beside the master key: it must survive what a backup would bring back. */
export function destroyedKeysFile({ keyFile }: Keys): string {
  return join(dirname(keyFile), 'destroyed-keys.txt');
}

function appendDestroyed(path: string, destroyed: readonly Destroyed[]): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const file = openSync(path, 'a', 0o600);
  try {
    writeSync(file, destroyed.map((one) => `${JSON.stringify(one)}\n`).join(''));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** What a list says; a last line that was cut off by a crash is not a promise yet. */
export function readDestroyed(path: string): readonly Destroyed[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return line === '' ? [] : [JSON.parse(line) as Destroyed];
      } catch {
        return [];
      }
    });
}

/** Destroys again what the list says, as the owner of the tables and before anybody is let in. How many came back. */
export async function applyDestroyedKeys(client: pg.ClientBase, keys: Keys): Promise<number> {
  const bySpace = Map.groupBy(readDestroyed(destroyedKeysFile(keys)), ({ spaceId }) => spaceId);
  const { rows: there } = await client.query<{ table: string | null }>(
    `SELECT to_regclass('data_key')::text AS table`,
  );
  if (bySpace.size === 0 || !there[0]?.table) return 0;
  let back = 0;
  await client.query('BEGIN');
  for (const [spaceId, destroyed] of bySpace) {
    await client.query("SELECT set_config('stegvis.space_id', $1, true)", [spaceId]);
    const { rowCount } = await client.query(
      `UPDATE data_key SET wrapped = null, lookup_hash = null, destroyed_on = d.on, decision = d.decision
         FROM json_to_recordset($1::json) AS d ("ownerId" uuid, "on" date, decision text)
        WHERE data_key.owner_id = d."ownerId" AND data_key.wrapped IS NOT NULL`,
      [JSON.stringify(destroyed)],
    );
    back += rowCount ?? 0;
  }
  await client.query('COMMIT');
  return back;
}

function masterWrap({ keyFile }: Keys): Buffer {
  return deriveKey(readMasterKey(keyFile), 'space keys');
}

function wrap(key: DataKey, plain: Buffer): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', createSecretKey(key.bytes), nonce).setAAD(Buffer.from(key.ownerId));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
}

function unwrap(key: DataKey, sealed: string): Buffer {
  const bytes = Buffer.from(sealed, 'base64url');
  // Bytes as they are make Node guess what kind of key they might be, which takes longer than to decipher a name.
  const decipher = createDecipheriv('aes-256-gcm', createSecretKey(key.bytes), bytes.subarray(0, 12))
    .setAAD(Buffer.from(key.ownerId))
    .setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
}
