// Codes of a device (RFC 6238, by otplib) and recovery codes for the day it is lost.
import { randomInt } from 'node:crypto';
import { enterPerson, type Installation, type Tx } from '#database/server';
import { accept, assert, refuse, type Instant, type Result } from '#kernel';
import { generateSecret, generateURI, verify } from 'otplib';
import { hashToken, seal, unseal } from './secrets.ts';

const STEP_SECONDS = 30;
const RECOVERY_CODES = 10;

export type SecondFactorSecret = {
  /** Base32, to type into an app. */
  readonly secret: string;
  /** `otpauth://…`, to open or to draw as a QR code. */
  readonly uri: string;
};

/** The secret of a second factor that is not confirmed yet: made at the first question, the same at the next. */
export async function proposeSecondFactor(
  installation: Installation,
  who: { readonly personId: string; readonly email: string },
): Promise<Result<SecondFactorSecret, { readonly kind: 'hasSecondFactor' }>> {
  const { personId, email } = who;
  const kept = await installation.database.outsideSpaces(async (tx) => {
    await enterPerson(tx, personId);
    const fresh = seal(installation, personId, generateSecret());
    await tx
      .insertInto('personSecondFactor')
      .values({ personId, secret: fresh, confirmedAt: null })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return tx
      .selectFrom('personSecondFactor')
      .select(['secret', 'confirmedAt'])
      .where('personId', '=', personId)
      .executeTakeFirstOrThrow();
  });
  if (kept.confirmedAt !== null) return refuse({ kind: 'hasSecondFactor' });
  const secret = unseal(installation, personId, kept.secret);
  assert(secret !== null, 'the secret was sealed with the key of this installation');
  return accept({ secret, uri: generateURI({ issuer: 'Stegvis', label: email, secret }) });
}

/** The first right code makes the factor count. Returns recovery codes, which are shown this once. */
export async function confirmSecondFactor(
  installation: Installation,
  shown: {
    readonly personId: string;
    readonly tokenHash: string;
    readonly code: string;
    readonly at: Instant;
  },
): Promise<Result<readonly string[], { readonly kind: 'wrongCode' | 'hasSecondFactor' }>> {
  const { personId, tokenHash, code, at } = shown;
  const recoveryCodes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
  return installation.database.outsideSpaces(async (tx) => {
    await enterPerson(tx, personId);
    const factor = await factorOf(tx, personId);
    if (factor?.confirmedAt) return refuse({ kind: 'hasSecondFactor' });
    if (!factor || !(await useDeviceCode(tx, { installation, personId, code, at, factor }))) {
      return refuse({ kind: 'wrongCode' });
    }
    await tx.updateTable('personSecondFactor').set({ confirmedAt: at }).where('personId', '=', personId).execute();
    await tx.deleteFrom('personRecoveryCode').where('personId', '=', personId).execute();
    await tx
      .insertInto('personRecoveryCode')
      .values(recoveryCodes.map((one) => ({ personId, hash: hashToken(one), usedAt: null })))
      .execute();
    // What was opened with a password alone elsewhere ends; this log-in has now shown both.
    await tx.deleteFrom('logIn').where('personId', '=', personId).where('tokenHash', '!=', tokenHash).execute();
    await tx.updateTable('logIn').set({ strength: 'two' }).where('tokenHash', '=', tokenHash).execute();
    return accept(recoveryCodes);
  });
}

/** Takes the second factor away, for another device. The caller has seen to it that the log-in is a strong one. */
export async function removeSecondFactor(tx: Tx, personId: string): Promise<void> {
  await enterPerson(tx, personId);
  await tx.deleteFrom('personSecondFactor').where('personId', '=', personId).execute();
  await tx.deleteFrom('personRecoveryCode').where('personId', '=', personId).execute();
}

type Shown = {
  readonly installation: Pick<Installation, 'keyFile'>;
  readonly personId: string;
  readonly code: string;
  readonly at: Instant;
};

/** Whether the code is right now; each is good once. The transaction is the person's. */
export async function useSecondFactor(tx: Tx, shown: Shown): Promise<boolean> {
  const factor = await factorOf(tx, shown.personId);
  if (!factor?.confirmedAt) return false;
  return (await useDeviceCode(tx, { ...shown, factor })) || useRecoveryCode(tx, shown);
}

type Factor = { readonly secret: string; readonly confirmedAt: Instant | null; readonly lastStep: number };

async function useDeviceCode(tx: Tx, shown: Shown & { readonly factor: Factor }): Promise<boolean> {
  const { installation, personId, at, factor } = shown;
  const token = shown.code.replaceAll(/\s/g, '');
  const secret = unseal(installation, personId, factor.secret);
  if (secret === null || !/^\d{6}$/.test(token)) return false;
  const epoch = Math.floor(Date.parse(at) / 1000);
  const verdict = await verify({ secret, token, epoch, epochTolerance: STEP_SECONDS });
  if (!verdict.valid) return false;
  const step = Math.floor(epoch / STEP_SECONDS) + ('delta' in verdict ? (verdict.delta ?? 0) : 0);
  if (step <= factor.lastStep) return false;
  await tx.updateTable('personSecondFactor').set({ lastStep: step }).where('personId', '=', personId).execute();
  return true;
}

async function useRecoveryCode(tx: Tx, { personId, code, at }: Shown): Promise<boolean> {
  const used = await tx
    .updateTable('personRecoveryCode')
    .set({ usedAt: at })
    .where('personId', '=', personId)
    .where('hash', '=', hashToken(normalRecoveryCode(code)))
    .where('usedAt', 'is', null)
    .executeTakeFirst();
  return used.numUpdatedRows === 1n;
}

function factorOf(tx: Tx, personId: string): Promise<Factor | undefined> {
  return tx
    .selectFrom('personSecondFactor')
    .select(['secret', 'confirmedAt', 'lastStep'])
    .where('personId', '=', personId)
    .forUpdate()
    .executeTakeFirst();
}

/** Without letters and digits that look alike. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** `k3xq-m7wp-ze2n`: 59 bits. */
function newRecoveryCode(): string {
  const letters = Array.from({ length: 12 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return normalRecoveryCode(letters);
}

function normalRecoveryCode(typed: string): string {
  const letters = typed.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return (letters.match(/.{1,4}/g) ?? []).join('-');
}
