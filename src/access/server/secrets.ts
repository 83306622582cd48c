// What links, log-ins and second factors are made of. The database holds hashes and sealed texts, never what opens.
import { argon2, createCipheriv, createDecipheriv, createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { deriveKey, readMasterKey, type Installation } from '#database/server';
import { assert } from '#kernel';

/** 256 random bits, as it stands in links and cookies. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Under which an e-mail address or an identity is found. */
export function lookupHash(kind: 'email' | 'identity', ...parts: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([kind, ...parts]))
    .digest('hex');
}

/** Addresses differ by nothing but case in practice. */
export function normalEmail(text: string): string {
  return text.trim().toLowerCase();
}

// Argon2id at OWASP's first choice: 19 MiB, two passes, one lane.
const ARGON2 = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;
const hashWithArgon2 = promisify(argon2);

/** `argon2id$19456$2$1$SALT$HASH`, base64url. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const { memory, passes, parallelism } = ARGON2;
  const hash = await hashWithArgon2('argon2id', { ...ARGON2, message: password.normalize('NFC'), nonce });
  return ['argon2id', memory, passes, parallelism, nonce.toString('base64url'), hash.toString('base64url')].join('$');
}

/** With the parameters the hash was made with. Null takes as long as a hash would, and is never right. */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const [kind, memory, passes, parallelism, nonce, hash] = (kept ?? (await decoy())).split('$');
  assert(kind === 'argon2id' && nonce !== undefined && hash !== undefined, 'a kept password is an argon2id hash');
  const made = await hashWithArgon2('argon2id', {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: ARGON2.tagLength,
    message: password.normalize('NFC'),
    nonce: Buffer.from(nonce, 'base64url'),
  });
  return timingSafeEqual(made, Buffer.from(hash, 'base64url')) && kept !== null;
}

let decoyHash: Promise<string> | undefined;

function decoy(): Promise<string> {
  decoyHash ??= hashPassword(newToken());
  return decoyHash;
}

/** Encrypted and bound to its owner: a row copied to another person does not open. */
export function seal(installation: Pick<Installation, 'keyFile'>, owner: string, text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', sealKey(installation), nonce).setAAD(Buffer.from(owner));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
}

/** Null when it was changed, moved or sealed with another key. */
export function unseal(installation: Pick<Installation, 'keyFile'>, owner: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  try {
    const cipher = createDecipheriv('aes-256-gcm', sealKey(installation), bytes.subarray(0, 12))
      .setAAD(Buffer.from(owner))
      .setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

const sealKeys = new Map<string, Buffer>();

function sealKey({ keyFile }: Pick<Installation, 'keyFile'>): Buffer {
  const known = sealKeys.get(keyFile) ?? deriveKey(readMasterKey(keyFile), 'sealed secrets');
  sealKeys.set(keyFile, known);
  return known;
}
