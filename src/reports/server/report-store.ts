import type { Tx } from '#database/server';
import type { Instant } from '#kernel';
import type { Finding } from '#control/core';
import type { ReportDocument, ReportHead, ReportOf, SectionComment, SectionText, SectionWork } from '#reports/core';
import { sql } from 'kysely';

/** One writer at a time: the second waits here, and then sees what the first one saved. Ends with the transaction. */
export async function takeTurn(tx: Tx, what: 'text' | 'lock'): Promise<void> {
  const key = `reports.${what} `;
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${key} || current_space_id()::text, 0))`.execute(tx);
}

type Saved = { readonly savedAt: Instant; readonly savedBy: string };

export async function findHead(tx: Tx, of: ReportOf): Promise<ReportHead | undefined> {
  return tx
    .selectFrom('report')
    .select(['year', 'kind', 'atDay as at', 'registerNumber', 'datedOn', 'signers'])
    .where('year', '=', of.year)
    .where('kind', '=', of.kind)
    .executeTakeFirst();
}

export async function saveHead(tx: Tx, head: ReportHead, saved: Saved): Promise<void> {
  const { year, kind, at, registerNumber, datedOn } = head;
  const values = {
    atDay: at,
    registerNumber,
    datedOn,
    signers: head.signers && JSON.stringify(head.signers),
    ...saved,
  };
  await tx
    .insertInto('report')
    .values({ year, kind, ...values })
    .onConflict((conflict) => conflict.columns(['spaceId', 'year', 'kind']).doUpdateSet(values))
    .execute();
}

export async function listTexts(tx: Tx, of: ReportOf): Promise<SectionText[]> {
  return tx
    .selectFrom('reportText')
    .select(['sectionId', 'markdown', 'owner', 'version'])
    .where('year', '=', of.year)
    .where('kind', '=', of.kind)
    .where('isCurrent', '=', true)
    .orderBy('sectionId')
    .execute();
}

/** The text of one section that holds now. */
export async function findText(tx: Tx, of: SectionOf): Promise<SectionText | undefined> {
  return tx
    .selectFrom('reportText')
    .select(['sectionId', 'markdown', 'owner', 'version'])
    .where('year', '=', of.year)
    .where('kind', '=', of.kind)
    .where('sectionId', '=', of.sectionId)
    .where('isCurrent', '=', true)
    .executeTakeFirst();
}

export async function addText(
  tx: Tx,
  text: Omit<SectionText, 'version'> & ReportOf,
  saved: Saved & { readonly version: number },
): Promise<void> {
  const { year, kind, sectionId, markdown, owner } = text;
  await tx
    .updateTable('reportText')
    .set({ isCurrent: false })
    .where('year', '=', year)
    .where('kind', '=', kind)
    .where('sectionId', '=', sectionId)
    .execute();
  await tx
    .insertInto('reportText')
    .values({ year, kind, sectionId, markdown, owner, isCurrent: true, ...saved })
    .execute();
}

export type TextVersion = {
  readonly version: number;
  readonly markdown: string;
  readonly savedAt: Instant;
  readonly savedBy: string;
  readonly isCurrent: boolean;
};

/** Every version of a section's text, the newest first, with the name of who saved it. */
export async function listTextVersions(tx: Tx, of: SectionOf): Promise<TextVersion[]> {
  return tx
    .selectFrom('reportText')
    .leftJoin('actor', (join) => join.on(sql`actor.id::text`, '=', sql.ref('report_text.saved_by')))
    .select(['version', 'markdown', 'savedAt', 'isCurrent', sql<string>`coalesce(actor.name, '–')`.as('savedBy')])
    .where('year', '=', of.year)
    .where('reportText.kind', '=', of.kind)
    .where('sectionId', '=', of.sectionId)
    .orderBy('version', 'desc')
    .execute();
}

/** How many versions each section's text has. */
export async function countTextVersions(tx: Tx, of: ReportOf): Promise<ReadonlyMap<string, number>> {
  const counted = await tx
    .selectFrom('reportText')
    .select(['sectionId', sql<number>`count(*)::integer`.as('versions')])
    .where('year', '=', of.year)
    .where('kind', '=', of.kind)
    .groupBy('sectionId')
    .execute();
  return new Map(counted.map(({ sectionId, versions }) => [sectionId, versions]));
}

type SectionOf = ReportOf & { readonly sectionId: string };

export async function listSectionWork(tx: Tx, of: ReportOf): Promise<SectionWork[]> {
  return tx
    .selectFrom('reportSection')
    .select(['sectionId', 'status', 'owner', 'textVersion'])
    .where('year', '=', of.year)
    .where('kind', '=', of.kind)
    .execute();
}

export async function saveSectionWork(tx: Tx, work: SectionWork & SectionOf, saved: Saved): Promise<void> {
  const { year, kind, sectionId, ...rest } = work;
  await tx
    .insertInto('reportSection')
    .values({ year, kind, sectionId, ...rest, ...saved })
    .onConflict((conflict) =>
      conflict.columns(['spaceId', 'year', 'kind', 'sectionId']).doUpdateSet({ ...rest, ...saved }),
    )
    .execute();
}

/** Where the workshop has said who answers for a section; elsewhere the text's own owner is shown. */
export async function changeSectionOwner(
  tx: Tx,
  of: SectionOf & { readonly owner: string | null },
  saved: Saved,
): Promise<void> {
  await tx
    .updateTable('reportSection')
    .set({ owner: of.owner, ...saved })
    .where('year', '=', of.year)
    .where('kind', '=', of.kind)
    .where('sectionId', '=', of.sectionId)
    .execute();
}

/** Of a whole year, with the names of who wrote and who settled. */
export async function listComments(tx: Tx, of: ReportOf): Promise<SectionComment[]> {
  return tx
    .selectFrom('reportComment')
    .leftJoin('actor as writer', (join) => join.on(sql`writer.id::text`, '=', sql.ref('report_comment.written_by')))
    .leftJoin('actor as settler', (join) =>
      join.on(sql`settler.id::text`, '=', sql.ref('report_comment.resolved_by')),
    )
    .select([
      'reportComment.id',
      'sectionId',
      'answersId',
      'words',
      'textVersion',
      'writtenAt',
      'resolvedAt',
      sql<string>`coalesce(writer.name, '–')`.as('writtenBy'),
      sql<string | null>`CASE WHEN resolved_at IS NOT NULL THEN coalesce(settler.name, '–') END`.as('resolvedBy'),
    ])
    .where('year', '=', of.year)
    .where('reportComment.kind', '=', of.kind)
    .orderBy('writtenAt')
    .orderBy('reportComment.id')
    .execute();
}

export async function findComment(tx: Tx, id: string) {
  return tx
    .selectFrom('reportComment')
    .select(['id', 'year', 'kind', 'sectionId', 'answersId', 'resolvedAt'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** A form that is sent twice is one comment. */
export async function addComment(
  tx: Tx,
  comment: Omit<SectionComment, 'resolvedAt' | 'resolvedBy'> & ReportOf,
): Promise<void> {
  await tx
    .insertInto('reportComment')
    .values({ ...comment, resolvedAt: null, resolvedBy: null })
    .onConflict((conflict) => conflict.columns(['spaceId', 'id']).doNothing())
    .execute();
}

export async function settleComment(
  tx: Tx,
  id: string,
  settled: { readonly resolvedAt: Instant; readonly resolvedBy: string } | null,
): Promise<void> {
  await tx
    .updateTable('reportComment')
    .set(settled ?? { resolvedAt: null, resolvedBy: null })
    .where('id', '=', id)
    .execute();
}

export type LockedReport = {
  readonly version: number;
  readonly explanation: string | null;
  readonly lockedAt: Instant;
  readonly document: ReportDocument;
  readonly findings: readonly Finding[];
};

/** A locked version of a year's report; without `version` the newest. */
export async function findLock(tx: Tx, of: ReportOf, version?: number): Promise<LockedReport | undefined> {
  return tx
    .selectFrom('reportLock')
    .select(['version', 'explanation', 'lockedAt', 'document', 'findings'])
    .where('year', '=', of.year)
    .where('kind', '=', of.kind)
    .$if(version !== undefined, (select) => select.where('version', '=', version ?? 0))
    .orderBy('version', 'desc')
    .executeTakeFirst();
}

export type LockEntry = Pick<LockedReport, 'version' | 'explanation' | 'lockedAt'> & { readonly lockedBy: string };

/** Every locked version, the newest first, without what it holds. */
export async function listLocks(tx: Tx, of: ReportOf): Promise<LockEntry[]> {
  return tx
    .selectFrom('reportLock')
    .leftJoin('actor', (join) => join.on(sql`actor.id::text`, '=', sql.ref('report_lock.locked_by')))
    .select(['version', 'explanation', 'lockedAt', sql<string>`coalesce(actor.name, '–')`.as('lockedBy')])
    .where('year', '=', of.year)
    .where('reportLock.kind', '=', of.kind)
    .orderBy('version', 'desc')
    .execute();
}

/** Every locked version of every report of the space, without what they hold. */
export async function listLockedVersions(tx: Tx): Promise<(ReportOf & { version: number; lockedAt: Instant })[]> {
  return tx
    .selectFrom('reportLock')
    .select(['year', 'kind', 'version', 'lockedAt'])
    .orderBy('year', 'desc')
    .orderBy('kind')
    .orderBy('version', 'desc')
    .execute();
}

export async function addLock(tx: Tx, lock: LockedReport & ReportOf & { readonly lockedBy: string }): Promise<void> {
  const { document, findings, ...rest } = lock;
  await tx
    .insertInto('reportLock')
    .values({ ...rest, document: JSON.stringify(document), findings: JSON.stringify(findings) })
    .execute();
}
