import { sql } from 'kysely';
import type { Tx } from './tables.ts';

const ROWS_PER_STATEMENT = 5_000;

/** What a column can be given: `jsonb` columns take arrays and objects as they are. */
export type ColumnValue =
  string | number | boolean | null | readonly ColumnValue[] | { readonly [key: string]: ColumnValue };

/**
 * Inserts many rows fast: one JSON parameter for thousands of rows instead of one parameter a value. Keys are column
 * names as SQL writes them, the same in every row; left-out columns get their default. Rows are taken one batch at a
 * time, so that a generator of half a million rows is never held whole.
 */
export async function insertMany(
  tx: Tx,
  table: string,
  rows: Iterable<Readonly<Record<string, ColumnValue>>>,
): Promise<void> {
  let batch: Readonly<Record<string, ColumnValue>>[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length === ROWS_PER_STATEMENT) {
      await insertBatch(tx, table, batch);
      batch = [];
    }
  }
  await insertBatch(tx, table, batch);
}

async function insertBatch(
  tx: Tx,
  table: string,
  rows: readonly Readonly<Record<string, ColumnValue>>[],
): Promise<void> {
  const first = rows[0];
  if (!first) return;
  const columns = Object.keys(first).map((name) => sql.id(name));
  await sql`INSERT INTO ${sql.id(table)} (${sql.join(columns)})
    SELECT ${sql.join(columns)} FROM json_populate_recordset(null::${sql.id(table)}, ${JSON.stringify(rows)}::json)`.execute(
    tx,
  );
}
