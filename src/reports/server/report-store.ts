import type { Tx } from '#database/server';
import type { Instant } from '#kernel';
import type { Finding } from '#control/core';
import type { ReportDocument, ReportHead, SectionText } from '#reports/core';
import { sql } from 'kysely';

/** One writer at a time: the second waits here, and then sees what the first one saved. Ends with the transaction. */
export async function takeTurn(tx: Tx, what: 'text' | 'lock'): Promise<void> {
  const key = `reports.${what} `;
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${key} || current_space_id()::text, 0))`.execute(tx);
}

type Saved = { readonly savedAt: Instant; readonly savedBy: string };

export async function findHead(tx: Tx, year: number): Promise<ReportHead | undefined> {
  return tx
    .selectFrom('report')
    .select(['year', 'registerNumber', 'datedOn', 'signers'])
    .where('year', '=', year)
    .executeTakeFirst();
}

export async function saveHead(tx: Tx, head: ReportHead, saved: Saved): Promise<void> {
  const { year, registerNumber, datedOn } = head;
  const values = { registerNumber, datedOn, signers: head.signers && JSON.stringify(head.signers), ...saved };
  await tx
    .insertInto('report')
    .values({ year, ...values })
    .onConflict((conflict) => conflict.columns(['spaceId', 'year']).doUpdateSet(values))
    .execute();
}

export async function listTexts(tx: Tx, year: number): Promise<SectionText[]> {
  return tx
    .selectFrom('reportText')
    .select(['sectionId', 'markdown', 'owner', 'version'])
    .where('year', '=', year)
    .where('isCurrent', '=', true)
    .orderBy('sectionId')
    .execute();
}

/** The text of one section that holds now. */
export async function findText(
  tx: Tx,
  of: { readonly year: number; readonly sectionId: string },
): Promise<SectionText | undefined> {
  return tx
    .selectFrom('reportText')
    .select(['sectionId', 'markdown', 'owner', 'version'])
    .where('year', '=', of.year)
    .where('sectionId', '=', of.sectionId)
    .where('isCurrent', '=', true)
    .executeTakeFirst();
}

export async function addText(
  tx: Tx,
  text: Omit<SectionText, 'version'> & { readonly year: number },
  saved: Saved & { readonly version: number },
): Promise<void> {
  const { year, sectionId, markdown, owner } = text;
  await tx
    .updateTable('reportText')
    .set({ isCurrent: false })
    .where('year', '=', year)
    .where('sectionId', '=', sectionId)
    .execute();
  await tx
    .insertInto('reportText')
    .values({ year, sectionId, markdown, owner, isCurrent: true, ...saved })
    .execute();
}

export type LockedReport = {
  readonly version: number;
  readonly explanation: string | null;
  readonly lockedAt: Instant;
  readonly document: ReportDocument;
  readonly findings: readonly Finding[];
};

/** The newest locked version of a year's report. */
export async function findLock(tx: Tx, year: number): Promise<LockedReport | undefined> {
  return tx
    .selectFrom('reportLock')
    .select(['version', 'explanation', 'lockedAt', 'document', 'findings'])
    .where('year', '=', year)
    .orderBy('version', 'desc')
    .executeTakeFirst();
}

export async function addLock(
  tx: Tx,
  lock: LockedReport & { readonly year: number; readonly lockedBy: string },
): Promise<void> {
  const { document, findings, ...rest } = lock;
  await tx
    .insertInto('reportLock')
    .values({ ...rest, document: JSON.stringify(document), findings: JSON.stringify(findings) })
    .execute();
}
