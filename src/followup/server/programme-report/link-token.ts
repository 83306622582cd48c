// The token of a link: the space it leads to and a secret of 256 bits, as one word of an address.
import { createHash, randomBytes } from 'node:crypto';

const SPACE_BYTES = 16;
const SECRET_BYTES = 32;

export type MadeToken = { readonly token: string; readonly secretHash: string };

/** A new token. It is given out once; what is kept is the hash of its secret. */
export function makeToken(spaceId: string): MadeToken {
  const space = Buffer.from(spaceId.replaceAll('-', ''), 'hex');
  const secret = randomBytes(SECRET_BYTES);
  return { token: Buffer.concat([space, secret]).toString('base64url'), secretHash: hashOf(secret) };
}

/**
 * What a token says. One that was never made by us is read as zeros, so that it costs the same work as a guess and is
 * answered alike.
 */
export function readToken(token: string): { readonly spaceId: string; readonly secretHash: string } {
  const isToken = /^[A-Za-z0-9_-]{64}$/.test(token);
  const bytes = Buffer.from(isToken ? token : 'A'.repeat(64), 'base64url');
  const hex = bytes.subarray(0, SPACE_BYTES).toString('hex');
  const spaceId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { spaceId, secretHash: hashOf(bytes.subarray(SPACE_BYTES)) };
}

/** A secret of 256 random bits needs no slow hash: it cannot be tried through. */
function hashOf(secret: Uint8Array): string {
  return createHash('sha256').update(secret).digest('hex');
}
