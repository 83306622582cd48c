// Who a participant is: encrypted under her own key. Only this file and the extract open it.
import type { Context } from '#access/server';
import {
  keepLookupHash,
  keyedHash,
  makeDataKey,
  openDataKeys,
  openUnder,
  ownersOfHash,
  sealUnder,
  spaceKey,
  type DataKey,
  type Tx,
} from '#database/server';
import { accept, refuse, type Result } from '#kernel';
import type { CannotChangeParticipation, Participant, PersonInput } from '#participants/core';
import { sql } from 'kysely';
import personnummer from 'personnummer';
import { participantColumns } from './participation-store.ts';

type Checker = {
  readonly valid: (text: string, options: object) => boolean;
  readonly parse: (text: string, options: object) => { format(long: boolean): string };
};
// The package's types describe its ES form; Node loads the CommonJS one.
const loaded = personnummer as unknown as Checker & { readonly default?: Checker };
const checker: Checker = loaded.default ?? loaded;
const KINDS = { allowCoordinationNumber: true, allowInterimNumber: false };

/** A personnummer or samordningsnummer as twelve digits; null when it is neither. */
export function parseIdentityNumber(text: string): string | null {
  const trimmed = text.trim();
  if (!/^(?:\d{2})?\d{6}[-+ ]?\d{4}$/.test(trimmed)) return null;
  const bare = trimmed.replace(' ', '');
  return checker.valid(bare, KINDS) ? checker.parse(bare, KINDS).format(true).replaceAll(/\D/g, '') : null;
}

/** What sealing needs. */
export type Sealing = Pick<Context, 'tx' | 'space' | 'keyFile'>;

/** Keeps a new participant with her own key. Somebody with the same identity number is told, never made twice. */
export async function makeParticipant(
  context: Pick<Context, 'tx' | 'space' | 'now' | 'newId' | 'keyFile'>,
  person: PersonInput,
): Promise<Result<Pick<Participant, 'id' | 'pseudonym' | 'municipality'>, CannotChangeParticipation>> {
  const { tx, space } = context;
  const number = person.identityNumber ? parseIdentityNumber(person.identityNumber) : null;
  if (person.identityNumber && number === null) return refuse({ kind: 'badIdentityNumber' });
  const master = await spaceKey(tx, context, space.id);
  const hash = number === null ? null : keyedHash(master, number);
  const known = hash === null ? null : await personOfHash(tx, hash, null);
  if (known) return refuse({ kind: 'identityKnown', participantId: known.id, pseudonym: known.pseudonym });
  const id = context.newId();
  const key = await makeDataKey(tx, master, id);
  if (hash !== null) await keepLookupHash(tx, id, hash);
  const pseudonym = pseudonymOf(id);
  await tx
    .insertInto('participant')
    .values({
      id,
      pseudonym,
      sex: person.sex,
      birthYear: person.birthYear,
      municipality: person.municipality,
      isProtected: person.isProtected,
      sealedIdentity: number === null ? null : sealUnder(key, number),
      sealedName: person.workingName ? sealUnder(key, person.workingName) : null,
      createdAt: context.now,
    })
    .execute();
  return accept({ id, pseudonym, municipality: person.municipality });
}

/** Short enough to say on the telephone; it tells nothing of who it is. */
export function pseudonymOf(id: string): string {
  return `D-${id.replaceAll('-', '').slice(-10).toUpperCase()}`;
}

async function personOfHash(tx: Tx, hash: string, except: string | null) {
  const [owner] = await ownersOfHash(tx, hash, except);
  if (!owner) return null;
  return (
    (await tx.selectFrom('participant').select(participantColumns).where('id', '=', owner).executeTakeFirst()) ?? null
  );
}

export type Identity = { readonly identityNumber: string | null; readonly workingName: string | null };

/** Opens names and numbers; null where nothing is kept, where it is locked, or where the key is gone. */
export async function openIdentities(
  context: Sealing,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Identity & { readonly key: DataKey }>> {
  const { tx } = context;
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const keys = await openDataKeys(tx, await openSpaceKey(context), wanted);
  const rows = await tx
    .selectFrom('participant')
    .select(['id', 'sealedIdentity', 'sealedName', 'consentWithdrawnOn'])
    .where('id', '=', sql<string>`ANY(${wanted}::uuid[])`)
    .execute();
  return new Map(
    rows.flatMap(({ id, sealedIdentity, sealedName, consentWithdrawnOn }) => {
      const key = keys.get(id);
      if (!key) return [];
      const isLocked = consentWithdrawnOn !== null;
      const identity = {
        key,
        identityNumber: isLocked ? null : openUnder(key, sealedIdentity),
        workingName: isLocked ? null : openUnder(key, sealedName),
      };
      return [[id, identity] as const];
    }),
  );
}

export function openSpaceKey({ tx, space, ...keys }: Sealing): Promise<DataKey> {
  return spaceKey(tx, keys, space.id);
}

/** Seals a free text under a participant's key; null for nothing, and when her key is gone. */
export async function sealText(context: Sealing, participantId: string, text: string): Promise<string | null> {
  if (text.trim() === '') return null;
  const keys = await openDataKeys(context.tx, await openSpaceKey(context), [participantId]);
  const key = keys.get(participantId);
  return key ? sealUnder(key, text.trim()) : null;
}

/** Gives a participant a number or a name, or takes them away. */
export async function changeIdentity(
  context: Sealing,
  participantId: string,
  change: { readonly identityNumber?: string | null | undefined; readonly workingName?: string | null | undefined },
): Promise<Result<readonly string[], CannotChangeParticipation>> {
  const { tx } = context;
  const master = await openSpaceKey(context);
  const key = (await openDataKeys(tx, master, [participantId])).get(participantId);
  if (!key) return refuse({ kind: 'identityLocked' });
  const before = await tx
    .selectFrom('participant')
    .select(['sealedIdentity', 'sealedName'])
    .where('id', '=', participantId)
    .executeTakeFirst();
  const changed: string[] = [];
  if (change.identityNumber !== undefined) {
    const number = change.identityNumber ? parseIdentityNumber(change.identityNumber) : null;
    if (change.identityNumber && number === null) return refuse({ kind: 'badIdentityNumber' });
    if (number !== openUnder(key, before?.sealedIdentity ?? null)) {
      const hash = number === null ? null : keyedHash(master, number);
      const known = hash === null ? null : await personOfHash(tx, hash, participantId);
      if (known) return refuse({ kind: 'identityKnown', participantId: known.id, pseudonym: known.pseudonym });
      await keepLookupHash(tx, participantId, hash);
      const sealedIdentity = number === null ? null : sealUnder(key, number);
      await tx.updateTable('participant').set({ sealedIdentity }).where('id', '=', participantId).execute();
      changed.push('identityNumber');
    }
  }
  if (
    change.workingName !== undefined &&
    (change.workingName || null) !== openUnder(key, before?.sealedName ?? null)
  ) {
    const sealedName = change.workingName ? sealUnder(key, change.workingName) : null;
    await tx.updateTable('participant').set({ sealedName }).where('id', '=', participantId).execute();
    changed.push('workingName');
  }
  return accept(changed);
}
