// Forward-only SQL files, applied in name order by the owner. Nothing here imports the rooms' code: a migration means
// the same for ever.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { OpenRefusal } from './refusal.ts';

export type Migration = { readonly name: string; readonly checksum: string; readonly text: string };

type Applied = { readonly name: string; readonly checksum: string };

/** Any number: the same for everyone who migrates one database. */
const LOCK = 7_283_001;
const UNDEFINED_TABLE = '42P01';

/** Brings a database up to date, at most to `upTo`; does nothing but one query when it is. */
export async function migrate(client: pg.ClientBase, projectRoot: string, upTo?: readonly string[]): Promise<void> {
  const migrations = readMigrations(projectRoot).filter(({ name }) => !upTo || upTo.includes(name));
  const views = readViews(projectRoot);
  if (isUpToDate(migrations, views, await readApplied(client))) return;
  await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
  try {
    await client.query(
      'CREATE TABLE IF NOT EXISTS schema_migration (name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())',
    );
    const applied = await readApplied(client);
    const pending = pendingMigrations(migrations, applied);
    if (pending.length === 0 && isUpToDate(migrations, views, applied)) return;
    for (const migration of pending) await apply(client, migration);
    await rebuildViews(client, views);
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [LOCK]);
  }
}

export function readMigrations(projectRoot: string): Migration[] {
  const directory = join(projectRoot, 'migrations');
  return readdirSync(directory)
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
    .map((name) => readSql(name, join(directory, name)));
}

/** What was applied, in order; empty for a database that was never migrated. */
export async function readApplied(client: pg.ClientBase): Promise<Applied[]> {
  try {
    const { rows } = await client.query<Applied>('SELECT name, checksum FROM schema_migration ORDER BY name');
    return rows;
  } catch (error) {
    if ((error as pg.DatabaseError).code === UNDEFINED_TABLE) return [];
    throw error;
  }
}

/** Those not yet applied; refuses when an applied one was edited or is unknown here. */
export function pendingMigrations(migrations: readonly Migration[], applied: readonly Applied[]): Migration[] {
  for (const { name, checksum } of applied.filter((row) => row.name !== VIEWS)) {
    const migration = migrations.find((known) => known.name === name);
    if (!migration) {
      throw new OpenRefusal(
        'migrationRefused',
        `the database was made by a newer Stegvis (${name} is unknown here); update first.`,
      );
    }
    if (migration.checksum !== checksum) {
      throw new OpenRefusal(
        'migrationRefused',
        `migrations/${name} was edited after it was applied; put it back and write a new one.`,
      );
    }
  }
  const done = new Set(applied.map(({ name }) => name));
  return migrations.filter(({ name }) => !done.has(name));
}

/** The row of `schema_migration` that remembers the views; sorts after every file. */
const VIEWS = 'views';

function isUpToDate(
  migrations: readonly Migration[],
  views: readonly Migration[],
  applied: readonly Applied[],
): boolean {
  if (applied.length === 0) return false;
  const remembered = applied.find(({ name }) => name === VIEWS)?.checksum;
  return pendingMigrations(migrations, applied).length === 0 && remembered === checksumOfAll(views);
}

async function apply(client: pg.ClientBase, migration: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(migration.text);
    await client.query('INSERT INTO schema_migration (name, checksum) VALUES ($1, $2)', [
      migration.name,
      migration.checksum,
    ]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new OpenRefusal('migrationRefused', `migrations/${migration.name} fails: ${(error as Error).message}`);
  }
}

function readViews(projectRoot: string): Migration[] {
  const rooms = join(projectRoot, 'src');
  if (!existsSync(rooms)) return [];
  return readdirSync(rooms)
    .toSorted()
    .map((room) => ({ room, path: join(rooms, room, 'server', 'views.sql') }))
    .filter(({ path }) => existsSync(path))
    .map(({ room, path }) => readSql(room, path));
}

/** Views hold no data: all are dropped and made again. One that needs another room's view waits for it. */
async function rebuildViews(client: pg.ClientBase, views: readonly Migration[]): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(DROP_VIEWS);
    let waiting = [...views];
    while (waiting.length > 0) {
      const stillWaiting: Migration[] = [];
      let reason = '';
      for (const view of waiting) {
        const missing = await tryStatement(client, view.text);
        if (missing === null) continue;
        stillWaiting.push(view);
        reason = `src/${view.name}/server/views.sql fails: ${missing}`;
      }
      if (stillWaiting.length === waiting.length) throw new OpenRefusal('migrationRefused', reason);
      waiting = stillWaiting;
    }
    await client.query(GRANT_VIEWS);
    await client.query(
      'INSERT INTO schema_migration (name, checksum) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET checksum = EXCLUDED.checksum, applied_at = now()',
      [VIEWS, checksumOfAll(views)],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

async function tryStatement(client: pg.ClientBase, text: string): Promise<string | null> {
  await client.query('SAVEPOINT attempt');
  try {
    await client.query(text);
    await client.query('RELEASE SAVEPOINT attempt');
    return null;
  } catch (error) {
    await client.query('ROLLBACK TO SAVEPOINT attempt');
    return (error as Error).message;
  }
}

const DROP_VIEWS = `
  DO $$ DECLARE name text; BEGIN
    FOR name IN SELECT format('%I', viewname) FROM pg_views WHERE schemaname = current_schema() LOOP
      EXECUTE format('DROP VIEW IF EXISTS %s CASCADE', name);
    END LOOP;
  END $$`;

const GRANT_VIEWS = `
  DO $$ DECLARE name text; BEGIN
    FOR name IN SELECT format('%I', viewname) FROM pg_views WHERE schemaname = current_schema() LOOP
      EXECUTE format('GRANT SELECT ON %s TO stegvis_app', name);
    END LOOP;
  END $$`;

function readSql(name: string, path: string): Migration {
  const text = readFileSync(path, 'utf8');
  return { name, text, checksum: createHash('sha256').update(text).digest('hex') };
}

function checksumOfAll(views: readonly Migration[]): string {
  return createHash('sha256')
    .update(views.map(({ name, checksum }) => `${name}:${checksum}`).join('\n'))
    .digest('hex');
}
