// Links to reports. What is kept of a secret is its hash.
import './tables.ts';
import type { Tx } from '#database/server';
import type { Instant, IsoDate } from '#kernel';

export type SavedLink = {
  readonly reportId: string;
  readonly secretHash: string;
  readonly madeAt: Instant;
  readonly expiresOn: IsoDate;
};

export async function addLink(tx: Tx, link: SavedLink): Promise<void> {
  await tx.insertInto('programmeReportLink').values(link).execute();
}

/** The report that a secret opens on a day; null when it is unknown, too old or taken back. */
export async function findLinkedReport(
  tx: Tx,
  of: { secretHash: string; today: IsoDate },
): Promise<{ readonly reportId: string } | null> {
  const row = await tx
    .selectFrom('programmeReportLink')
    .select('reportId')
    .where('secretHash', '=', of.secretHash)
    .where('expiresOn', '>=', of.today)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/** How many links open the report today. */
export async function countLinks(tx: Tx, of: { reportId: string; today: IsoDate }): Promise<number> {
  const rows = await tx
    .selectFrom('programmeReportLink')
    .select('secretHash')
    .where('reportId', '=', of.reportId)
    .where('expiresOn', '>=', of.today)
    .where('revokedAt', 'is', null)
    .execute();
  return rows.length;
}

export async function revokeLinks(tx: Tx, of: { reportId: string; revokedAt: Instant }): Promise<number> {
  const done = await tx
    .updateTable('programmeReportLink')
    .set({ revokedAt: of.revokedAt })
    .where('reportId', '=', of.reportId)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  return Number(done.numUpdatedRows);
}
