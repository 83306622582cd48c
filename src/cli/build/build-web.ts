import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the web application is made of. Tests and the command line are not: touching them builds nothing. */
const sources = [
  'src/**/*.{ts,svelte,html,css}',
  'static/**/*',
  'package.json',
  'package-lock.json',
  'vite.config.ts',
];
const isOutside = (path: string): boolean => path.endsWith('.test.ts') || path.startsWith('src/cli/');

/**
 * Builds the web application into `build/web-HASH` and points the link `build/web` at it in one step. A running
 * server keeps reading the directory that it started from; the one before it is kept, older ones go.
 */
export function buildWeb(root: string): void {
  const hash = hashOfSources(root);
  const directory = `web-${hash}`;
  const isBuilt = isComplete(join(root, 'build', directory));
  if (!isBuilt) runVite({ root, directory });
  pointAt({ root, directory });
  removeOlder({ root, keep: directory });
}

function hashOfSources(root: string): string {
  const hash = createHash('sha256');
  const paths = sources.flatMap((pattern) => globSync(pattern, { cwd: root })).filter((path) => !isOutside(path));
  for (const path of paths.toSorted()) {
    if (!statSync(join(root, path)).isFile()) continue;
    const content = readFileSync(join(root, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex').slice(0, 12);
}

/** The mark is written last, so that a killed build is never taken for a whole one. */
function isComplete(directory: string): boolean {
  return globSync('complete', { cwd: directory }).length === 1;
}

/** What the tools say is shown only when they fail: their advice is for us, not for whoever starts Stegvis. */
function runVite(of: { root: string; directory: string }): void {
  const out = join('build', of.directory);
  process.stderr.write('stegvis: building the web application\n');
  rmSync(join(of.root, out), { recursive: true, force: true });
  mkdirSync(join(of.root, out), { recursive: true });
  const run = spawnSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
    cwd: of.root,
    encoding: 'utf8',
    // vite.config.ts reads where to write; NODE_ENV is whatever the caller's shell had, and a build is for production.
    env: { ...process.env, STEGVIS_BUILD_OUT: out, NODE_ENV: 'production', NO_COLOR: '1' },
  });
  if (run.status !== 0) throw new Error(`vite build failed\n${run.stdout}${run.stderr}`);
  writeFileSync(join(of.root, out, 'complete'), '');
}

function pointAt(of: { root: string; directory: string }): void {
  const link = join(of.root, 'build', 'web');
  rmSync(`${link}.new`, { force: true });
  symlinkSync(of.directory, `${link}.new`);
  renameSync(`${link}.new`, link);
}

function removeOlder(of: { root: string; keep: string }): void {
  const build = join(of.root, 'build');
  const others = globSync('web-*', { cwd: build, withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== of.keep)
    .map((entry) => ({ name: entry.name, builtAt: builtAt(join(build, entry.name)) }))
    .toSorted((a, b) => b.builtAt - a.builtAt);
  for (const { name } of others.slice(1)) rmSync(join(build, name), { recursive: true, force: true });
}

function builtAt(directory: string): number {
  const [mark] = globSync('complete', { cwd: directory });
  return mark ? statSync(join(directory, mark)).mtimeMs : 0;
}
