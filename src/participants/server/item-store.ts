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
