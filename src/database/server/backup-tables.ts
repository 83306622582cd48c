import type pg from 'pg';

export type BackedTable = {
  readonly name: string;
  /** Without generated columns, which the database computes again. */
  readonly columns: readonly string[];
  /** Seen one space at a time. A table may name a space without being kept apart by it, as log-ins do. */
  readonly isBySpace: boolean;
  /** In this order rows come out, so that the same content gives the same file. */
  readonly primaryKey: readonly string[];
};

/** Every table of the application but the list of migrations, which the manifest holds. */
export async function tablesToBackUp(client: pg.ClientBase): Promise<BackedTable[]> {
  const { rows } = await client.query<BackedTable>(`
    SELECT c.relname AS name,
           array_agg(a.attname::text ORDER BY a.attnum) AS columns,
           bool_or(a.attname = 'space_id') AND c.relrowsecurity AS "isBySpace",
           coalesce((SELECT array_agg(k.attname::text ORDER BY array_position(i.indkey::int2[], k.attnum))
                       FROM pg_index i JOIN pg_attribute k ON k.attrelid = c.oid AND k.attnum = ANY (i.indkey)
                      WHERE i.indrelid = c.oid AND i.indisprimary), '{}') AS "primaryKey"
      FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace AND c.relname <> 'schema_migration'
     GROUP BY c.oid, c.relname
     ORDER BY c.relname`);
  return rows;
}

/** Quotes a name for SQL. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
