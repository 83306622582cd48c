// Exit 0 when node_modules holds exactly what package-lock.json names. Runs under the old Node that only carries npm.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = process.argv[2] ?? '.';

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  } catch {
    return null;
  }
}

const wanted = packagesOf('package-lock.json');
const present = packagesOf('node_modules/.package-lock.json');

/** Packages for another platform are optional and stay away. */
function isSatisfied(path) {
  if (path === '') return true;
  const there = present[path];
  return there ? there.version === wanted[path].version : wanted[path].optional === true;
}

const ok =
  wanted && present && Object.keys(wanted).every(isSatisfied) && Object.keys(present).every((path) => path in wanted);
process.exit(ok ? 0 : 1);
