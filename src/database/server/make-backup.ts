import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import type { Instant } from '#kernel';
import { backupWriter, BACKUP_FORMAT, BACKUP_VERSION, type Manifest } from './backup-format.ts';
import { quoted, tablesToBackUp, type BackedTable } from './backup-tables.ts';
import { poolDefaults } from './database.ts';
import type { Installation } from './installation.ts';
import { keyId, readMasterKey } from './master-key.ts';
import { readApplied } from './migrate.ts';

const ROWS_PER_READ = 5_000;

export type MakeBackup = { readonly file: string; readonly hasKeys: boolean; readonly madeAt: Instant };

/** Writes everything the database holds into one file, as of one moment. The file gets its name when it is whole. */
export async function makeBackup(installation: Installation, options: MakeBackup): Promise<{ rows: number }> {
  const client = new pg.Client({ ...poolDefaults, ...installation.connections.owner });
  const unfinished = `${options.file}.${randomBytes(4).toString('hex')}`;
  await client.connect();
  try {
    const rows = await writeBackup(client, installation, { ...options, file: unfinished });
    renameSync(unfinished, options.file);
    return { rows };
  } finally {
    rmSync(unfinished, { force: true });
    await client.end();
  }
}

async function writeBackup(client: pg.Client, installation: Installation, options: MakeBackup): Promise<number> {
  const gzip = createGzip();
  // Without its mode a backup could be read by anyone on the machine.
  const file = gzip.pipe(createWriteStream(options.file, { mode: 0o600, flush: true }));
  let isFull = false;
  const writer = backupWriter((line) => (isFull = !gzip.write(line)));
  const drained = async (): Promise<void> => {
    if (isFull) await once(gzip, 'drain');
    isFull = false;
  };
  // Heads first: in the rows there may be newer entries than in a head, never older ones.
  const auditHeads = readAuditHeads(installation.auditHeadDirectory);
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  writer.manifest(await manifestOf(client, installation, options, auditHeads));
  const { rows: spaces } = await client.query<{ id: string }>('SELECT id FROM space ORDER BY id');
  for (const table of await tablesToBackUp(client)) {
    // Row-level security holds for the owner too, so each space is entered in turn.
    for (const spaceId of table.isBySpace ? spaces.map(({ id }) => id) : [null]) {
      await client.query("SELECT set_config('stegvis.space_id', $1, true)", [spaceId ?? '']);
      writer.section({ table: table.name, columns: table.columns, spaceId });
      for await (const json of rowsOf(client, table)) {
        writer.row(json);
        await drained();
      }
    }
  }
  await client.query('COMMIT');
  const rows = writer.end();
  gzip.end();
  await finished(file);
  return rows;
}

async function* rowsOf(client: pg.Client, table: BackedTable): AsyncGenerator<string> {
  const order = table.primaryKey.length > 0 ? `ORDER BY ${table.primaryKey.map(quoted).join(', ')}` : '';
  const columns = table.columns.map(quoted).join(', ');
  // What another space shows to this one is written with the other's rows.
  const own = table.isBySpace ? 'WHERE space_id = current_space_id()' : '';
  const rows = `SELECT ${columns} FROM ${quoted(table.name)} ${own} ${order}`;
  // to_json escapes line ends, so a row is a line.
  await client.query(`DECLARE backup NO SCROLL CURSOR FOR SELECT to_json(r)::text AS json FROM (${rows}) r`);
  for (;;) {
    const page = await client.query<{ json: string }>(`FETCH ${ROWS_PER_READ} FROM backup`);
    for (const { json } of page.rows) yield json;
    if (page.rows.length < ROWS_PER_READ) break;
  }
  await client.query('CLOSE backup');
}

async function manifestOf(
  client: pg.Client,
  installation: Installation,
  options: MakeBackup,
  auditHeads: Manifest['auditHeads'],
): Promise<Manifest> {
  const key = readMasterKey(installation.keyFile);
  const applied = await readApplied(client);
  return {
    format: BACKUP_FORMAT,
    version: BACKUP_VERSION,
    stegvisVersion: installation.version,
    madeAt: options.madeAt,
    migrations: applied.filter(({ name }) => name.endsWith('.sql')),
    keyId: keyId(key),
    ...(options.hasKeys ? { masterKey: Buffer.from(key).toString('hex') } : {}),
    auditHeads,
  };
}

function readAuditHeads(directory: string): Record<string, unknown> {
  try {
    const names = readdirSync(directory).filter((name) => name.endsWith('.json'));
    return Object.fromEntries(
      names.map((name) => [name.slice(0, -5), JSON.parse(readFileSync(join(directory, name), 'utf8')) as unknown]),
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}
