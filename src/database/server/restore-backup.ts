import { createReadStream, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { accept, refuse, type Result } from '#kernel';
import { backupReader, BrokenBackup, type BackupLine, type Manifest, type Section } from './backup-format.ts';
import { quoted } from './backup-tables.ts';
import { poolDefaults } from './database.ts';
import { openInstallation, type Installation } from './installation.ts';
import { keyFileOf, keyId, readMasterKey, writeKeyFile } from './master-key.ts';
import { readMigrations } from './migrate.ts';
import { findProject } from './project.ts';
import { OpenRefusal } from './refusal.ts';

const ROWS_PER_STATEMENT = 2_000;

export type RestoreBackup = {
  readonly file: string;
  /** Must be empty or not exist. */
  readonly dataDirectory: string;
  readonly environment?: Readonly<Record<string, string | undefined>>;
};

export type CannotRestore = {
  readonly kind: 'notEmpty' | 'noFile' | 'brokenBackup' | 'newerStegvis' | 'doesNotOpen';
  /** English, for the command line. */
  readonly sentence: string;
};

export type Restored = {
  readonly rows: number;
  readonly madeAt: string;
  /** Set when the trail's key is not at hand: older entries cannot be verified until its file lies in `keys/`. */
  readonly missingKeyId: string | null;
};

/** Puts a backup into an empty data directory. The whole file is checked before anything is made. */
export async function restoreBackup(options: RestoreBackup): Promise<Result<Restored, CannotRestore>> {
  const { dataDirectory, file } = options;
  const existed = existsSync(dataDirectory);
  if (existed && readdirSync(dataDirectory).length > 0) {
    return refuse({ kind: 'notEmpty', sentence: `${dataDirectory} is not empty; give --data a new directory.` });
  }
  const checked = await checkBackup(file);
  if (!checked.ok) return checked;
  const unknown = unknownMigration(checked.value);
  if (unknown) {
    return refuse({
      kind: 'newerStegvis',
      sentence: `${file} was made by Stegvis ${checked.value.stegvisVersion}, which this one does not fit (${unknown}); update first.`,
    });
  }
  try {
    return accept(await load(options, checked.value));
  } catch (error) {
    // Nothing of a restore that failed may look like an installation.
    if (existed)
      for (const name of readdirSync(dataDirectory)) rmSync(join(dataDirectory, name), { recursive: true });
    else rmSync(dataDirectory, { recursive: true, force: true });
    if (error instanceof OpenRefusal) return refuse({ kind: 'doesNotOpen', sentence: error.refusal.sentence });
    throw error;
  }
}

/** Reads the whole file once: form, version, checksum. */
async function checkBackup(file: string): Promise<Result<Manifest, CannotRestore>> {
  let manifest: Manifest | null = null;
  try {
    for await (const line of linesOf(file)) if (line.kind === 'manifest') ({ manifest } = line);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EISDIR')
      return refuse({ kind: 'noFile', sentence: `there is no file ${file}.` });
    const reason = error instanceof BrokenBackup ? error.message : code?.startsWith('Z_') ? DAMAGE[code] : undefined;
    if (reason === undefined && !code?.startsWith('Z_')) throw error;
    return refuse({ kind: 'brokenBackup', sentence: `${file} cannot be restored: ${reason ?? 'it is damaged'}.` });
  }
  if (manifest) return accept(manifest);
  return refuse({ kind: 'brokenBackup', sentence: `${file} cannot be restored: it is empty.` });
}

const DAMAGE: Readonly<Record<string, string>> = {
  Z_DATA_ERROR: 'it is not a backup of Stegvis, or it is damaged',
  Z_BUF_ERROR: 'its end is missing',
};

async function* linesOf(file: string): AsyncGenerator<BackupLine> {
  const reader = backupReader();
  const source = createReadStream(file);
  const text = source.pipe(createGunzip());
  source.once('error', (error) => text.destroy(error));
  const failures: Error[] = [];
  text.once('error', (error) => failures.push(error));
  for await (const line of createInterface({ input: text, crlfDelay: Infinity })) yield reader.next(line);
  if (failures[0]) throw failures[0];
  reader.finish();
}

function unknownMigration(manifest: Manifest): string | null {
  const known = new Map(readMigrations(findProject().root).map(({ name, checksum }) => [name, checksum]));
  const unknown = manifest.migrations.find(({ name, checksum }) => known.get(name) !== checksum);
  return unknown?.name ?? null;
}

async function load(options: RestoreBackup, manifest: Manifest): Promise<Restored> {
  const environment = options.environment ?? process.env;
  const keyFile = keyFileOf(options.dataDirectory, environment);
  if (manifest.masterKey && !existsSync(keyFile)) writeKeyFile(keyFile, Buffer.from(manifest.masterKey, 'hex'));
  // Tables of the backup's time first; what has come since changes the restored rows as it would have changed them.
  const upTo = manifest.migrations.map(({ name }) => name);
  const opening = { dataDirectory: options.dataDirectory, environment, isNew: true };
  const rows = await withOpened({ ...opening, upTo }, async (installation) => {
    const loaded = await loadTables(installation, options.file);
    writeAuditHeads(installation.auditHeadDirectory, manifest.auditHeads);
    return loaded;
  });
  await withOpened(opening, async () => undefined);
  const isKeyAtHand = keyId(readMasterKey(keyFile)) === manifest.keyId;
  return { rows, madeAt: manifest.madeAt, missingKeyId: isKeyAtHand ? null : manifest.keyId };
}

async function withOpened<T>(
  options: Parameters<typeof openInstallation>[0],
  run: (installation: Installation) => Promise<T>,
): Promise<T> {
  const opened = await openInstallation(options);
  if (!opened.ok) throw new OpenRefusal(opened.refusal.kind, opened.refusal.sentence);
  try {
    return await run(opened.value);
  } finally {
    await opened.value.close();
  }
}

/** All rows in one transaction. Foreign keys are taken away and put back, which checks every row against them. */
async function loadTables(installation: Installation, file: string): Promise<number> {
  const client = new pg.Client({ ...poolDefaults, ...installation.connections.owner });
  await client.connect();
  try {
    await client.query('BEGIN');
    await refuseFilledDatabase(client);
    const putBack = [...(await takeForeignKeysAway(client)), ...(await silenceTriggers(client))];
    const rows = await insertRows(client, file);
    for (const statement of putBack) await client.query(statement);
    await client.query('COMMIT');
    return rows;
  } finally {
    await client.end();
  }
}

/** With DATABASE_URL the data directory can be empty and the database not. */
async function refuseFilledDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM space LIMIT 1');
  if (rowCount)
    throw new OpenRefusal('notOurs', 'the database of DATABASE_URL holds associations already; give an empty one.');
}

async function takeForeignKeysAway(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(`
    SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
      FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace AND conparentid = 0`);
  for (const { table, name } of rows) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  return rows.map(({ table, name, definition }) => `ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`);
}

/** What a trigger asks of a new row may stand in a table that comes later; these rows were asked when they were new. */
async function silenceTriggers(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ table: string; name: string }>(`
    SELECT tgrelid::regclass::text AS table, quote_ident(tgname) AS name FROM pg_trigger
      JOIN pg_class ON pg_class.oid = tgrelid
     WHERE NOT tgisinternal AND tgenabled <> 'D' AND relnamespace = current_schema()::regnamespace AND tgtype & 4 > 0`);
  for (const { table, name } of rows) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER ${name}`);
  return rows.map(({ table, name }) => `ALTER TABLE ${table} ENABLE TRIGGER ${name}`);
}

async function insertRows(client: pg.Client, file: string): Promise<number> {
  let section: Section | null = null;
  let waiting: string[] = [];
  let total = 0;
  const flush = async (): Promise<void> => {
    if (section && waiting.length > 0) await insertInto(client, section, waiting);
    total += waiting.length;
    waiting = [];
  };
  for await (const line of linesOf(file)) {
    if (line.kind === 'row') {
      waiting.push(line.json);
      if (waiting.length >= ROWS_PER_STATEMENT) await flush();
    } else {
      await flush();
      if (line.kind === 'section') ({ section } = line);
    }
  }
  return total;
}

async function insertInto(client: pg.Client, section: Section, rows: readonly string[]): Promise<void> {
  // A new space is accepted in itself only; its rows come one space at a time anyhow.
  if (section.table === 'space' && rows.length > 1) {
    for (const row of rows) await insertInto(client, section, [row]);
    return;
  }
  const spaceId = section.table === 'space' ? (JSON.parse(rows[0] ?? '{}') as { id: string }).id : section.spaceId;
  await client.query("SELECT set_config('stegvis.space_id', $1, true)", [spaceId ?? '']);
  const columns = section.columns.map(quoted).join(', ');
  await client.query(
    `INSERT INTO ${quoted(section.table)} (${columns}) OVERRIDING SYSTEM VALUE
     SELECT ${columns} FROM json_populate_recordset(null::${quoted(section.table)}, $1::json)`,
    [`[${rows.join(',')}]`],
  );
}

function writeAuditHeads(directory: string, heads: Manifest['auditHeads']): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  for (const [spaceId, head] of Object.entries(heads)) {
    if (!/^[0-9a-f-]{36}$/.test(spaceId)) continue;
    writeFileSync(join(directory, `${spaceId}.json`), `${JSON.stringify(head)}\n`, { mode: 0o600 });
  }
}
