// The launcher in a copy of the checkout: what it builds, when, and what it does beside another one.
import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const checkout = resolve(import.meta.dirname, '../..');
const copied = ['stegvis', 'package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts', 'src', 'static'];
const temporary = mkdtempSync(join(tmpdir(), 'stegvis-launcher-'));
const root = join(temporary, 'a checkout');

beforeAll(() => {
  mkdirSync(root);
  for (const name of copied) cpSync(join(checkout, name), join(root, name), { recursive: true });
  symlinkSync(join(checkout, 'node_modules'), join(root, 'node_modules'));
  // The copy shares node_modules with us: an npm that would change it must fail instead.
  mkdirSync(join(temporary, 'bin'));
  writeFileSync(join(temporary, 'bin/npm'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
});

afterAll(() => rmSync(temporary, { recursive: true, force: true }));

type Outcome = { readonly code: number | null; readonly out: string; readonly err: string };

function launch(words: readonly string[], given: { cwd?: string; path?: string } = {}): Promise<Outcome> {
  return new Promise((done, failed) => {
    const path = [given.path, join(temporary, 'bin'), process.env['PATH']].filter(Boolean).join(delimiter);
    const child = spawn(join(root, 'stegvis'), words, {
      cwd: given.cwd ?? root,
      env: { ...process.env, PATH: path },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.on('error', failed);
    child.on('close', (code) => done({ code, out, err }));
  });
}

const bundle = join(root, 'build/cli.js');
const builtAt = (): number => statSync(bundle).mtimeMs;

test('two at once on a fresh checkout both run, and leave one whole build', async () => {
  const both = await Promise.all([launch(['--help']), launch(['--help'])]);
  for (const { code, out } of both) {
    expect(code).toBe(0);
    expect(out).toContain('usage: ./stegvis COMMAND');
  }
  expect(existsSync(join(root, 'build/lock'))).toBe(false);
});

test('builds nothing and says nothing when nothing changed', async () => {
  await launch(['--help']);
  const before = builtAt();
  const { err } = await launch(['--help']);
  expect(err).toBe('');
  expect(builtAt()).toBe(before);
});

test('builds again when a source changed, also when its date is old', async () => {
  await launch(['--help']);
  const before = builtAt();
  const source = join(root, 'src/kernel/added.ts');
  writeFileSync(source, 'export const added = 1;\n');
  utimesSync(source, new Date('2020-01-01'), new Date('2020-01-01'));
  await launch(['--help']);
  expect(builtAt()).toBeGreaterThan(before);
});

test('runs from any directory, through a link, and takes relative paths from there', async () => {
  const elsewhere = join(temporary, 'elsewhere');
  mkdirSync(elsewhere);
  symlinkSync(join(root, 'stegvis'), join(elsewhere, 'link'));
  writeFileSync(join(elsewhere, 'not-sie.txt'), 'hej\n');
  const { code, err } = await launch(['sie', 'inspect', 'not-sie.txt'], { cwd: elsewhere });
  expect(code).toBe(2);
  expect(err).not.toContain('no such file');
});

test('takes over the lock of a builder that was killed', async () => {
  await launch(['--help']);
  // No process has this number: it is above the highest that Linux gives out.
  symlinkSync('4194305', join(root, 'build/lock'));
  writeFileSync(join(root, 'src/kernel/added.ts'), 'export const added = 2;\n');
  const { code, err } = await launch(['--help']);
  expect(code).toBe(0);
  expect(err).toBe('');
});

test('an unknown command ends with one sentence and code 2', async () => {
  const { code, err } = await launch(['fly']);
  expect(code).toBe(2);
  expect(err).toBe('stegvis: there is no command "fly"; ./stegvis --help lists them.\n');
});

test('a source that does not build ends with its message and is not run', async () => {
  const broken = join(root, 'src/cli/commands/index.ts');
  writeFileSync(broken, 'export const commands = [;\n');
  const { code, out, err } = await launch(['--help']);
  cpSync(join(checkout, 'src/cli/commands/index.ts'), broken);
  expect(code).toBe(1);
  expect(out).toBe('');
  expect(err).toContain('index.ts:1:');
  expect((await launch(['--help'])).code).toBe(0);
});

test('with an old Node on the PATH it takes the one that npm installed', async (context) => {
  const shipped = join(checkout, `node_modules/node-${process.platform}-${process.arch}/bin/node`);
  if (!existsSync(shipped)) return context.skip('no Node is shipped for this kind of machine');
  const old = join(temporary, 'old');
  mkdirSync(old);
  writeFileSync(join(old, 'node'), '#!/bin/sh\necho v20.1.0\n', { mode: 0o755 });
  const { code } = await launch(['--help'], { path: old });
  expect(code).toBe(0);
});
