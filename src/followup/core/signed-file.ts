// A file of packages from another installation: the packages as one text, the party's public key and its signature on the text.
import * as v from 'valibot';

export const SIGNED_FORMAT = 'stegvis-packages/1';

export const SignedFileInput = v.object({
  format: v.literal(SIGNED_FORMAT),
  /** The party's name; what counts is the key. */
  party: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  /** The packages as JSON, exactly as they were signed. */
  document: v.pipe(v.string(), v.minLength(2)),
  /** Ed25519, base64url. */
  publicKey: v.pipe(v.string(), v.regex(/^[\w-]{43}$/, 'an Ed25519 key is 43 characters of base64url')),
  signature: v.pipe(v.string(), v.regex(/^[\w-]{86}$/, 'an Ed25519 signature is 86 characters of base64url')),
});
export type SignedFile = v.InferOutput<typeof SignedFileInput>;

/** A key as two people compare it on the telephone: `ab12-cd34-…` of its hash. */
export function fingerprintOf(hashHex: string): string {
  return (hashHex.slice(0, 32).match(/.{4}/g) ?? []).join('-');
}
