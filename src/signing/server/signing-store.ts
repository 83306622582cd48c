import type { Tx } from '#database/server';
import type { Instant } from '#kernel';
import type { ReportOf } from '#reports/core';
import type { LockedForm, SignatureDetails, SignedCopy, VersionOf } from '#signing/core';
import { sql } from 'kysely';

export type LockedFile = { readonly form: LockedForm; readonly sha256: string; readonly bytes: Buffer };

/** The accessible one first. */
export async function findLockedFiles(tx: Tx, of: VersionOf): Promise<LockedFile[]> {
  return tx
    .selectFrom('lockedFile')
    .select(['form', 'sha256', 'bytes'])
    .where('year', '=', of.year)
    .where('kind', '=', of.kind)
    .where('version', '=', of.version)
    .orderBy('form')
    .execute();
}

export async function keepLockedFile(
  tx: Tx,
  file: LockedFile & VersionOf & { readonly keptAt: Instant },
): Promise<void> {
  const { form, sha256, bytes, year, kind, version, keptAt } = file;
  await tx
    .insertInto('lockedFile')
    .values({ form, sha256, bytes, year, kind, version, keptAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Versions of which a file is kept. */
export async function listKeptVersions(tx: Tx): Promise<(VersionOf & { readonly sha256: string })[]> {
  return tx.selectFrom('lockedFile').select(['year', 'kind', 'version', 'sha256']).execute();
}

type NewCopy = Omit<SignedCopy, 'details' | 'publication' | 'sizeBytes'> & { readonly bytes: Uint8Array };

export async function addCopy(tx: Tx, { bytes, found, ...copy }: NewCopy): Promise<void> {
  await tx
    .insertInto('signedCopy')
    .values({ ...copy, bytes: Buffer.from(bytes), sizeBytes: bytes.length, found: JSON.stringify(found) })
    .execute();
}

/** Signed copies, those brought back last first. */
export async function listCopies(
  tx: Tx,
  of: Partial<VersionOf & { id: string; sha256: string }>,
): Promise<SignedCopy[]> {
  const rows = await tx
    .selectFrom('signedCopy')
    .leftJoin('actor', (join) => join.on(sql`actor.id::text`, '=', sql.ref('signed_copy.received_by')))
    .leftJoin('signedPublication', 'signedPublication.copyId', 'signedCopy.id')
    .leftJoinLateral(
      (from) =>
        from
          .selectFrom('signatureDetails')
          .select(['service', 'reference', 'signers'])
          .whereRef('signatureDetails.copyId', '=', 'signedCopy.id')
          .orderBy('revision', 'desc')
          .limit(1)
          .as('details'),
      (join) => join.onTrue(),
    )
    .select([
      'signedCopy.id',
      'signedCopy.year',
      'signedCopy.kind',
      'signedCopy.version',
      'way',
      'fileName',
      'sizeBytes',
      'sha256',
      'found',
      'receivedAt',
      sql<string>`coalesce(actor.name, '–')`.as('receivedBy'),
      'details.service',
      'details.reference',
      'details.signers',
      'publishedAt',
      'showsSigned',
    ])
    .$if(of.year !== undefined, (rest) => rest.where('signedCopy.year', '=', of.year ?? 0))
    .$if(of.kind !== undefined, (rest) => rest.where('signedCopy.kind', '=', of.kind ?? 'annual'))
    .$if(of.id !== undefined, (rest) => rest.where('signedCopy.id', '=', of.id ?? ''))
    .$if(of.sha256 !== undefined, (rest) => rest.where('sha256', '=', of.sha256 ?? ''))
    .orderBy('receivedAt', 'desc')
    .orderBy('signedCopy.id', 'desc')
    .execute();
  return rows.map(({ service, reference, signers, publishedAt, showsSigned, ...copy }) => ({
    ...copy,
    details: service === null || reference === null || signers === null ? null : { service, reference, signers },
    publication: publishedAt === null || showsSigned === null ? null : { publishedAt, showsSigned },
  }));
}

export async function findCopy(tx: Tx, of: { id: string } | { sha256: string }): Promise<SignedCopy | undefined> {
  return (await listCopies(tx, of))[0];
}

export async function findCopyBytes(tx: Tx, id: string): Promise<Uint8Array | undefined> {
  const row = await tx.selectFrom('signedCopy').select('bytes').where('id', '=', id).executeTakeFirst();
  return row?.bytes;
}

export async function addDetails(
  tx: Tx,
  { copyId, details, ...saved }: { copyId: string; details: SignatureDetails; savedAt: Instant; savedBy: string },
): Promise<void> {
  const { last } = await tx
    .selectFrom('signatureDetails')
    .select(sql<number>`coalesce(max(revision), 0)::integer`.as('last'))
    .where('copyId', '=', copyId)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('signatureDetails')
    .values({ copyId, revision: last + 1, ...details, signers: JSON.stringify(details.signers), ...saved })
    .execute();
}

export async function publishCopy(
  tx: Tx,
  {
    year,
    kind,
    ...publication
  }: ReportOf & {
    copyId: string;
    showsSigned: boolean;
    publishedAt: Instant;
    publishedBy: string;
  },
): Promise<void> {
  await tx
    .insertInto('signedPublication')
    .values({ year, kind, ...publication })
    .onConflict((conflict) => conflict.columns(['spaceId', 'year', 'kind']).doUpdateSet(publication))
    .execute();
}

export async function withdrawPublication(tx: Tx, copyId: string): Promise<void> {
  await tx.deleteFrom('signedPublication').where('copyId', '=', copyId).execute();
}
