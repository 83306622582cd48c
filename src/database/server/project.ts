import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assert } from '#kernel';

export type Project = { readonly root: string; readonly version: string };

/** The checkout this code runs from; holds for the sources, the bundled command line and the bundled web server. */
export function findProject(from: string = dirname(fileURLToPath(import.meta.url))): Project {
  for (let directory = from; ; directory = dirname(directory)) {
    const project = readProject(directory);
    if (project) return project;
    assert(directory !== dirname(directory), `a package.json named stegvis stands above ${from}`);
  }
}

function readProject(directory: string): Project | null {
  const file = join(directory, 'package.json');
  if (!existsSync(file)) return null;
  const { name, version } = JSON.parse(readFileSync(file, 'utf8')) as { name?: unknown; version?: unknown };
  return name === 'stegvis' && typeof version === 'string' ? { root: directory, version } : null;
}
