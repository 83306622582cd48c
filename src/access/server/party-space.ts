// A party's space: made at the machine, for the association that gets its packages, with the processor agreement that lets
// people in when the server holds an association too.
import { enterSpace, newId, type Installation, type Tx } from '#database/server';
import { accept, isIsoDate, refuse, type Instant, type IsoDate, type Result } from '#kernel';
import { sql } from 'kysely';
import * as v from 'valibot';
import { useCase, type Context } from './use-case.ts';

/** `s` is the space asked about. The party's own installation, without an association beside it, needs no agreement. */
export const isSpaceOpen = sql<boolean>`(s.kind = 'association' OR s.agreed_on IS NOT NULL
  OR NOT EXISTS (SELECT FROM space AS o WHERE o.kind = 'association'))`;

/** Whether people may be let into a space. */
export async function isOpenSpace(tx: Tx, spaceId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('space as s')
    .select(isSpaceOpen.as('isOpen'))
    .where('s.id', '=', spaceId)
    .executeTakeFirstOrThrow();
  return row.isOpen;
}

export type PartySpace = {
  readonly id: string;
  readonly name: string;
  /** Its own number; the association's where it was not given. */
  readonly orgNumber: string;
  readonly associationOrgNumber: string;
};

export type CannotMakePartySpace =
  | { readonly kind: 'noName' }
  /** Another space has the name: an association's, or a party's for another association. */
  | { readonly kind: 'nameTaken'; readonly name: string; readonly orgNumber: string };

/** Makes a party's space, as the owner. The same name for the same association once more gives the one that is there. */
export async function makePartySpace(
  { database }: Pick<Installation, 'database'>,
  wanted: {
    readonly name: string;
    readonly orgNumber: string | null;
    /** Checked and in the form `NNNNNN-NNNN`. */
    readonly associationOrgNumber: string;
    readonly createdAt: Instant;
  },
): Promise<Result<PartySpace & { readonly isNew: boolean }, CannotMakePartySpace>> {
  const name = wanted.name.trim();
  if (name === '') return refuse({ kind: 'noName' });
  const { associationOrgNumber, createdAt } = wanted;
  const orgNumber = wanted.orgNumber ?? associationOrgNumber;
  return database.asOwner(async (tx) => {
    await sql`SELECT pg_advisory_xact_lock(hashtextextended('stegvis.space', 0))`.execute(tx);
    const same = await tx
      .selectFrom('space')
      .select(['id', 'kind', 'name', 'orgNumber', 'associationOrgNumber'])
      .where(sql`lower(name COLLATE swedish)`, '=', sql`lower(${name} COLLATE swedish)`)
      .executeTakeFirst();
    if (same) {
      const isIt =
        same.kind === 'party' &&
        same.associationOrgNumber === associationOrgNumber &&
        (wanted.orgNumber === null || wanted.orgNumber === same.orgNumber);
      if (!isIt) return refuse({ kind: 'nameTaken', name: same.name, orgNumber: same.orgNumber });
      return accept({ id: same.id, name: same.name, orgNumber: same.orgNumber, associationOrgNumber, isNew: false });
    }
    const id = newId();
    await enterSpace(tx, id);
    await tx
      .insertInto('space')
      .values({ id, kind: 'party', name, orgNumber, associationOrgNumber, createdAt })
      .execute();
    return accept({ id, name, orgNumber, associationOrgNumber, isNew: true });
  });
}

/** The processor agreement under which a party's space may be on a server that somebody else runs. */
export type ProcessorAgreement = { readonly number: string; readonly agreedOn: IsoDate };

/** What is known of the present party space. */
export type PartyFacts = {
  /** The association that gets its packages. */
  readonly associationOrgNumber: string | null;
  readonly agreement: ProcessorAgreement | null;
};

export async function partyFacts({ tx, space }: Pick<Context, 'tx' | 'space'>): Promise<PartyFacts> {
  const row = await tx
    .selectFrom('space')
    .select(['associationOrgNumber', 'agreementNumber', 'agreedOn'])
    .where('id', '=', space.id)
    .executeTakeFirstOrThrow();
  const { associationOrgNumber, agreementNumber, agreedOn } = row;
  const agreement = agreementNumber === null || agreedOn === null ? null : { number: agreementNumber, agreedOn };
  return { associationOrgNumber, agreement };
}

export type CannotRecordAgreement = { readonly kind: 'notAParty' | 'comingDay' };

/** Records the agreement, or the one that replaced it. */
export const recordAgreement = useCase({
  permission: 'access.manage',
  action: 'access.recordAgreement',
  input: v.object({
    number: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100)),
    agreedOn: v.pipe(v.string(), v.check(isIsoDate)),
  }),
  async run({ tx, space, today }, { number, agreedOn }): Promise<Result<ProcessorAgreement, CannotRecordAgreement>> {
    if (space.kind !== 'party') return refuse({ kind: 'notAParty' });
    if (agreedOn > today) return refuse({ kind: 'comingDay' });
    await tx.updateTable('space').set({ agreementNumber: number, agreedOn }).where('id', '=', space.id).execute();
    return accept({ number, agreedOn });
  },
  details: ({ value }) => ({ agreedOn: value.agreedOn }),
});
