import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { assert } from '#kernel';

/** The checkout's root, found from a file inside it: the sources and the bundle lie at different depths. */
export function projectRoot(from: string = import.meta.dirname): string {
  let directory = from;
  while (!isRoot(directory)) {
    assert(dirname(directory) !== directory, 'the program lies in a checkout of stegvis');
    directory = dirname(directory);
  }
  return directory;
}

function isRoot(directory: string): boolean {
  const file = join(directory, 'package.json');
  if (!existsSync(file)) return false;
  const { name } = JSON.parse(readFileSync(file, 'utf8')) as { name?: string };
  return name === 'stegvis';
}
