import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { emptyTestDatabase } from '../testing/index.ts';
import { poolDefaults } from './database.ts';
import { migrate, readApplied } from './migrate.ts';

let root: string;
let connection: pg.PoolConfig;
let client: pg.Client;

async function connect(): Promise<pg.Client> {
  const made = new pg.Client({ ...poolDefaults, ...connection });
  await made.connect();
  return made;
}

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'stegvis-migrate-'));
  mkdirSync(join(root, 'migrations'));
  mkdirSync(join(root, 'src', 'b', 'server'), { recursive: true });
  mkdirSync(join(root, 'src', 'a', 'server'), { recursive: true });
  ({ owner: connection } = await emptyTestDatabase());
  client = await connect();
});
afterEach(async () => {
  await client.end();
  rmSync(root, { recursive: true });
});

const write = (name: string, text: string): void => writeFileSync(join(root, 'migrations', name), text);
const applied = async (): Promise<string[]> => (await readApplied(client)).map(({ name }) => name);

test('applies files in the order of their names, once', async () => {
  write('2_b.sql', 'INSERT INTO t VALUES (2)');
  write('1_a.sql', 'CREATE TABLE t (n integer); INSERT INTO t VALUES (1)');
  await migrate(client, root);
  await migrate(client, root);
  expect((await client.query('SELECT n FROM t')).rows).toEqual([{ n: 1 }, { n: 2 }]);
  expect(await applied()).toEqual(['1_a.sql', '2_b.sql', 'views']);
});

test('refuses an applied file that was edited', async () => {
  write('1_a.sql', 'CREATE TABLE t (n integer)');
  await migrate(client, root);
  write('1_a.sql', 'CREATE TABLE t (n bigint)');
  await expect(migrate(client, root)).rejects.toThrow('migrations/1_a.sql was edited after it was applied');
});

test('refuses a database of a newer Stegvis', async () => {
  write('1_a.sql', 'SELECT 1');
  write('2_b.sql', 'SELECT 2');
  await migrate(client, root);
  rmSync(join(root, 'migrations', '2_b.sql'));
  await expect(migrate(client, root)).rejects.toThrow('made by a newer Stegvis (2_b.sql is unknown here)');
});

test('a failing file leaves nothing of itself, and says which it is', async () => {
  write('1_a.sql', 'CREATE TABLE t (n integer)');
  write('2_b.sql', 'INSERT INTO t VALUES (1); SELECT 1 / 0');
  await expect(migrate(client, root)).rejects.toThrow('migrations/2_b.sql fails: division by zero');
  expect(await applied()).toEqual(['1_a.sql']);
  expect((await client.query('SELECT n FROM t')).rows).toEqual([]);
});

test('two that migrate at once apply each file once', async () => {
  write('1_a.sql', 'CREATE TABLE t (n integer); SELECT pg_sleep(0.2)');
  const other = await connect();
  await Promise.all([migrate(client, root), migrate(other, root)]);
  await other.end();
  expect(await applied()).toEqual(['1_a.sql', 'views']);
});

test('makes the rooms’ views anew when they change, whichever needs which', async () => {
  const view = (room: string, text: string) => writeFileSync(join(root, 'src', room, 'server', 'views.sql'), text);
  write('1_a.sql', 'CREATE TABLE t AS SELECT 1 AS n');
  view('b', 'CREATE VIEW base AS SELECT n FROM t');
  view('a', 'CREATE VIEW top AS SELECT n + 1 AS n FROM base');
  await migrate(client, root);
  expect((await client.query('SELECT n FROM top')).rows).toEqual([{ n: 2 }]);
  view('b', 'CREATE VIEW base AS SELECT n * 10 AS n FROM t');
  await migrate(client, root);
  expect((await client.query('SELECT n FROM top')).rows).toEqual([{ n: 11 }]);
  view('a', 'CREATE VIEW top AS SELECT missing FROM base');
  await expect(migrate(client, root)).rejects.toThrow(
    'src/a/server/views.sql fails: column "missing" does not exist',
  );
});
