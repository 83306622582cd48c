import type { Tx } from '#database/server';
import { assert, type Instant, type IsoDate } from '#kernel';
import type { DocumentOf, LockedForm, SignatureDetails, SignedCopy, VersionOf } from '#signing/core';
import { sql } from 'kysely';

export type LockedFile = { readonly form: LockedForm; readonly sha256: string; readonly bytes: Buffer };

/** The accessible one first. */
export async function findLockedFiles(tx: Tx, of: DocumentOf & { readonly version: number }): Promise<LockedFile[]> {
  const { year, meetingId, kind } = keyOf(of);
  return tx
    .selectFrom('lockedFile')
    .select(['form', 'sha256', 'bytes'])
    .where('year', 'is not distinct from', year)
    .where('kind', '=', kind)
    .where('meetingId', 'is not distinct from', meetingId)
    .where('version', '=', of.version)
    .orderBy('form')
    .execute();
}

/** The columns that say of what. */
function keyOf(of: DocumentOf) {
  return of.kind === 'minutes'
    ? { kind: of.kind, year: null, meetingId: of.meetingId }
    : { kind: of.kind, year: of.year, meetingId: null };
}

export async function keepLockedFile(
  tx: Tx,
  { of, file, keptAt }: { readonly of: VersionOf; readonly file: LockedFile; readonly keptAt: Instant },
): Promise<void> {
  await tx
    .insertInto('lockedFile')
    .values({ ...file, ...keyOf(of), version: of.version, keptAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Versions of which a file is kept. */
export async function listKeptVersions(tx: Tx): Promise<{ readonly of: VersionOf; readonly sha256: string }[]> {
  const rows = await tx
    .selectFrom('lockedFile')
    .leftJoin('minutesToSign', (join) =>
      join
        .onRef('minutesToSign.meetingId', '=', 'lockedFile.meetingId')
        .onRef('minutesToSign.version', '=', 'lockedFile.version'),
    )
    .select(['lockedFile.year', 'kind', 'lockedFile.meetingId', 'lockedFile.version', 'body', 'heldOn', 'sha256'])
    .execute();
  return rows.map(({ sha256, ...row }) => ({ of: versionOf(row), sha256 }));
}

type VersionRow = {
  readonly kind: VersionOf['kind'];
  readonly year: number | null;
  readonly meetingId: string | null;
  readonly version: number;
  readonly body: string | null;
  readonly heldOn: IsoDate | null;
};

function versionOf({ kind, year, meetingId, version, body, heldOn }: VersionRow): VersionOf {
  if (kind !== 'minutes') {
    assert(year !== null, 'a report has a year');
    return { kind, year, version };
  }
  assert(meetingId !== null && body !== null && heldOn !== null, 'minutes have a meeting');
  return { kind, meetingId, version, body, heldOn };
}

type NewCopy = Omit<SignedCopy, 'details' | 'publication' | 'sizeBytes'> & { readonly bytes: Uint8Array };

export async function addCopy(tx: Tx, { of, bytes, found, ...copy }: NewCopy): Promise<void> {
  await tx
    .insertInto('signedCopy')
    .values({
      ...copy,
      ...keyOf(of),
      version: of.version,
      bytes: Buffer.from(bytes),
      sizeBytes: bytes.length,
      found: JSON.stringify(found),
    })
    .execute();
}

/** Signed copies, those brought back last first. */
export async function listCopies(
  tx: Tx,
  wanted: { readonly of?: DocumentOf; readonly id?: string; readonly sha256?: string },
): Promise<SignedCopy[]> {
  const key = wanted.of && keyOf(wanted.of);
  const rows = await tx
    .selectFrom('signedCopy')
    .leftJoin('actor', (join) => join.on(sql`actor.id::text`, '=', sql.ref('signed_copy.received_by')))
    .leftJoin('minutesToSign', (join) =>
      join
        .onRef('minutesToSign.meetingId', '=', 'signedCopy.meetingId')
        .onRef('minutesToSign.version', '=', 'signedCopy.version'),
    )
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
      'signedCopy.meetingId',
      'signedCopy.version',
      'minutesToSign.body',
      'minutesToSign.heldOn',
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
    .$if(key !== undefined, (rest) =>
      rest
        .where('signedCopy.kind', '=', key?.kind ?? 'annual')
        .where('signedCopy.year', 'is not distinct from', key?.year ?? null)
        .where('signedCopy.meetingId', 'is not distinct from', key?.meetingId ?? null),
    )
    .$if(wanted.id !== undefined, (rest) => rest.where('signedCopy.id', '=', wanted.id ?? ''))
    .$if(wanted.sha256 !== undefined, (rest) => rest.where('sha256', '=', wanted.sha256 ?? ''))
    .orderBy('receivedAt', 'desc')
    .orderBy('signedCopy.id', 'desc')
    .execute();
  return rows.map((row) => {
    const { service, reference, signers, publishedAt, showsSigned, ...rest } = row;
    const {
      kind: _kind,
      year: _year,
      meetingId: _meeting,
      version: _version,
      body: _body,
      heldOn: _day,
      ...copy
    } = rest;
    return {
      ...copy,
      of: versionOf(row),
      details: service === null || reference === null || signers === null ? null : { service, reference, signers },
      publication: publishedAt === null || showsSigned === null ? null : { publishedAt, showsSigned },
    };
  });
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
    of,
    ...publication
  }: {
    of: DocumentOf;
    copyId: string;
    showsSigned: boolean;
    publishedAt: Instant;
    publishedBy: string;
  },
): Promise<void> {
  await tx
    .insertInto('signedPublication')
    .values({ ...keyOf(of), ...publication })
    .onConflict((conflict) => conflict.columns(['spaceId', 'year', 'kind', 'meetingId']).doUpdateSet(publication))
    .execute();
}

export async function withdrawPublication(tx: Tx, copyId: string): Promise<void> {
  await tx.deleteFrom('signedPublication').where('copyId', '=', copyId).execute();
}
