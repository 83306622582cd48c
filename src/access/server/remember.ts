// Readings that take long and depend on nothing but the rows of a space are the same until something in it changes. The last
// ones are kept in memory and asked for by the newest change.
import type { Tx } from '#database/server';
import { sql } from 'kysely';
import type { Space } from './session.ts';

export type Reading<T> = (
  of: { readonly tx: Tx; readonly space: Space; readonly key: string },
  read: () => Promise<T>,
) => Promise<T>;

/**
 * Keeps the last `most` answers of one kind of reading; `key` names what was asked. For queries only: a transaction that has
 * changed something itself must read. What depends on the day or on who asks must say so in its key.
 */
export function remembering<T>({ most }: { readonly most: number }): Reading<T> {
  /** The one asked for last at the end. */
  const kept = new Map<string, { readonly change: string; readonly answer: T }>();
  return async ({ tx, space, key }, read) => {
    const place = `${space.id} ${key}`;
    const change = `${await newestChange(tx)} ${space.name} ${space.orgNumber}`;
    const known = kept.get(place);
    const answer = known?.change === change ? known.answer : await read();
    kept.delete(place);
    kept.set(place, { change, answer });
    for (const oldest of kept.keys()) {
      if (kept.size <= most) break;
      kept.delete(oldest);
    }
    return answer;
  };
}

/**
 * What no two states of a space share: a change and its entry in the trail are one transaction, entries are only added, and
 * the transaction that wrote one (`xmin`) tells apart those whose predecessors were rolled back.
 */
async function newestChange(tx: Tx): Promise<string> {
  const { rows } = await sql<{ change: string }>`
    SELECT concat_ws(' ', sequence, xmin, mac) AS change FROM audit_entry ORDER BY sequence DESC LIMIT 1`.execute(tx);
  return rows[0]?.change ?? '';
}
