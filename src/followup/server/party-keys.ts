// Signatures of parties. A party space's key follows from the installation's master key, so there is nothing more to keep; the
// association pins the public one.
import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { useCase, type Space } from '#access/server';
import { deriveKey, readMasterKey, type Installation, type Tx } from '#database/server';
import { fingerprintOf, SIGNED_FORMAT, type FollowUpPackage, type SignedFile } from '#followup/core';
import { accept, assert, refuse, type Instant } from '#kernel';
import type { Generated } from 'kysely';
import * as v from 'valibot';

declare module '#database/server' {
  interface Tables {
    partyKey: { spaceId: Generated<string>; party: string; publicKey: string; pinnedAt: Instant; pinnedBy: string };
  }
}

/** RFC 8410: what stands before the 32 bytes of an Ed25519 key. */
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** The packages as a file that another installation can trust. */
export function signPackages(
  installation: Pick<Installation, 'keyFile'>,
  space: Space,
  packages: readonly FollowUpPackage[],
): SignedFile {
  assert(space.kind === 'party', 'a party signs its packages');
  const key = signingKey(installation, space);
  const document = JSON.stringify(packages);
  return {
    format: SIGNED_FORMAT,
    party: space.name,
    document,
    publicKey: publicKeyOf(key),
    signature: sign(null, Buffer.from(document), key).toString('base64url'),
  };
}

export function isSigned({ document, publicKey, signature }: SignedFile): boolean {
  const key = createPublicKey({
    key: Buffer.concat([PUBLIC_PREFIX, Buffer.from(publicKey, 'base64url')]),
    format: 'der',
    type: 'spki',
  });
  return verify(null, Buffer.from(document), key, Buffer.from(signature, 'base64url'));
}

/** What two people compare before a key is pinned. */
export function fingerprintOfKey(publicKey: string): string {
  return fingerprintOf(createHash('sha256').update(publicKey).digest('hex'));
}

function signingKey({ keyFile }: Pick<Installation, 'keyFile'>, { id }: Space): KeyObject {
  const seed = deriveKey(readMasterKey(keyFile), `package signing ${id}`);
  return createPrivateKey({ key: Buffer.concat([PRIVATE_PREFIX, seed]), format: 'der', type: 'pkcs8' });
}

function publicKeyOf(key: KeyObject): string {
  return createPublicKey(key)
    .export({ format: 'der', type: 'spki' })
    .subarray(PUBLIC_PREFIX.length)
    .toString('base64url');
}

export async function isPinned(tx: Tx, publicKey: string): Promise<boolean> {
  const row = await tx.selectFrom('partyKey').select('party').where('publicKey', '=', publicKey).executeTakeFirst();
  return row !== undefined;
}

/** From now on the association takes files signed with this key. */
export const pinPartyKey = useCase({
  permission: 'followup.save',
  action: 'followup.pinKey',
  input: v.object({
    party: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
    publicKey: v.pipe(v.string(), v.regex(/^[\w-]{43}$/, 'an Ed25519 key is 43 characters of base64url')),
  }),
  async run({ tx, now, actor }, { party, publicKey }) {
    if (await isPinned(tx, publicKey)) return refuse({ kind: 'keyIsPinned' });
    await tx.insertInto('partyKey').values({ party, publicKey, pinnedAt: now, pinnedBy: actor.id }).execute();
    return accept({ party, fingerprint: fingerprintOfKey(publicKey) });
  },
  details: ({ value }) => ({ party: value.party, fingerprint: value.fingerprint }),
});
