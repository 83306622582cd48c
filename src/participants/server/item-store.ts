import type { Tx } from '#database/server';
import { inForce, type Item } from '#participants/core';
import { sql } from 'kysely';

/** What stands in force of some participations, by day; texts stay sealed. */
export async function itemsOf(
  tx: Tx,
  participationIds: readonly string[] | 'all',
): Promise<(Item & { sealedText: string | null })[]> {
  let rows = tx.selectFrom('participationItem').selectAll().orderBy('fromDay').orderBy('id');
  if (participationIds !== 'all') {
    rows = rows.where('participationId', '=', sql<string>`ANY(${[...participationIds]}::uuid[])`);
  }
  return inForce(await rows.execute()).map((row) => ({
    id: row.id,
    participationId: row.participationId,
    kind: row.kind,
    from: row.fromDay,
    to: row.toDay,
    details: row.details,
    text: null,
    sealedText: row.sealedText,
  }));
}

/** A row as it was noted: it may have been replaced or taken out of force since. */
export type Note = Item & {
  readonly sealedText: string | null;
  readonly replaces: string | null;
  readonly isRemoved: boolean;
  readonly recordedAt: string;
  readonly actor: string;
};

/** Everything that was ever noted of one participation, with who noted it. */
export async function notesOf(tx: Tx, participationId: string): Promise<Note[]> {
  const rows = await tx
    .selectFrom('participationItem as i')
    .innerJoin('actor as a', 'a.id', 'i.recordedBy')
    .selectAll('i')
    .select('a.name as actor')
    .where('i.participationId', '=', participationId)
    .orderBy('i.fromDay')
    .orderBy('i.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    participationId: row.participationId,
    kind: row.kind,
    from: row.fromDay,
    to: row.toDay,
    details: row.details,
    text: null,
    sealedText: row.sealedText,
    replaces: row.replaces,
    isRemoved: row.isRemoved,
    recordedAt: row.recordedAt,
    actor: row.actor,
  }));
}
