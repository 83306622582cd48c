// Rows ↔ packages. Rows are added and never changed.
import type { Tx } from '#database/server';
import { FollowUpPackageInput, type FollowUpPackage } from '#followup/core';
import type { Instant, IsoDate } from '#kernel';
import type { Generated, JSONColumnType } from 'kysely';
import * as v from 'valibot';

export type FollowUpPackageTable = {
  spaceId: Generated<string>;
  programme: string;
  periodFrom: IsoDate;
  periodTo: IsoDate;
  version: number;
  savedAt: Instant;
  document: JSONColumnType<object>;
};

declare module '#database/server' {
  interface Tables {
    followUpPackage: FollowUpPackageTable;
  }
}

/** Every version of every package, oldest period first, versions in order. */
export async function listPackages(tx: Tx): Promise<FollowUpPackage[]> {
  const rows = await tx
    .selectFrom('followUpPackage')
    .select('document')
    .orderBy('periodFrom')
    .orderBy('periodTo')
    .orderBy('programme')
    .orderBy('version')
    .execute();
  return rows.map(({ document }) => v.parse(FollowUpPackageInput, document));
}

/** The same in the order they were saved. */
export async function listPackagesAsSaved(tx: Tx): Promise<FollowUpPackage[]> {
  const rows = await tx
    .selectFrom('followUpPackage')
    .select('document')
    .orderBy('savedAt')
    .orderBy('periodFrom')
    .orderBy('periodTo')
    .orderBy('programme')
    .orderBy('version')
    .execute();
  return rows.map(({ document }) => v.parse(FollowUpPackageInput, document));
}

/** The latest version of one programme and period; null when nothing was saved for them. */
export async function findLatestPackage(
  tx: Tx,
  of: Pick<FollowUpPackage, 'programme' | 'from' | 'to'>,
): Promise<FollowUpPackage | null> {
  const row = await tx
    .selectFrom('followUpPackage')
    .select('document')
    .where('programme', '=', of.programme)
    .where('periodFrom', '=', of.from)
    .where('periodTo', '=', of.to)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? v.parse(FollowUpPackageInput, row.document) : null;
}

/** Adds a version; false when someone else added the same one first. */
export async function addPackage(tx: Tx, added: { package: FollowUpPackage; savedAt: Instant }): Promise<boolean> {
  const { package: one, savedAt } = added;
  const row = await tx
    .insertInto('followUpPackage')
    .values({
      programme: one.programme,
      periodFrom: one.from,
      periodTo: one.to,
      version: one.version,
      savedAt,
      document: JSON.stringify(one),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('version')
    .executeTakeFirst();
  return row !== undefined;
}
