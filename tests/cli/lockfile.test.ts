import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

type Locked = { readonly optionalDependencies?: Readonly<Record<string, string>> };

test('package-lock.json names the packages of every platform, so that npm ci accepts it everywhere', () => {
  const text = readFileSync(resolve(import.meta.dirname, '../../package-lock.json'), 'utf8');
  const { packages } = JSON.parse(text) as { packages: Readonly<Record<string, Locked>> };
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
    ),
  );
  // The way out: node src/cli/build/complete-lockfile.mjs
  expect(missing).toEqual([]);
});
