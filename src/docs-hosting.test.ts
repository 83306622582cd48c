// What an IT department copies: every file that is named is there, every setting is known, and Stegvis is started alike everywhere.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const files = readdirSync(join(root, 'hosting')).map((name) => `hosting/${name}`);
const page = read('docs/hosting.md');

test('every file for hosting is told of, and every one that is told of is there', () => {
  for (const file of files) {
    const name = file.replace('hosting/', '');
    const isTold = page.includes(name) || page.includes(`*${/\.\w+$/.exec(name)?.[0] ?? name}`);
    expect([file, isTold]).toEqual([file, true]);
  }
  const told = [...page.matchAll(/hosting\/([\w.-]*\w)/g)].map(([path]) => path);
  expect(told.length).toBeGreaterThan(5);
  for (const path of told) expect(files).toContain(path);
});

test('every setting is one that Stegvis reads', () => {
  const known = read('docs/ARCHITECTURE.md');
  const settings = [page, ...files.map(read)].flatMap(
    (text) => text.match(/\b(?:STEGVIS_[A-Z_]+|DATABASE_URL)\b/g) ?? [],
  );
  expect(settings.length).toBeGreaterThan(5);
  for (const setting of new Set(settings)) expect(known).toContain(`\`${setting}\``);
});

test('Node is started with the same words by the launcher, the unit and the container', () => {
  const words = read('stegvis').match(/--(?:max-semi-space-size|heap-growing-percent)=\d+/g) ?? [];
  expect(words).toHaveLength(2);
  for (const file of ['hosting/stegvis.service', 'hosting/Containerfile']) {
    for (const word of words) expect(read(file)).toContain(word);
    expect(read(file)).toContain('MALLOC_ARENA_MAX=2');
    expect(read(file)).toContain('--disable-warning=ExperimentalWarning');
    expect(read(file)).toContain('build/cli.js');
  }
});

test('the image is of the version that is built', () => {
  const { version } = JSON.parse(read('package.json')) as { version: string };
  for (const file of ['hosting/pod.yaml', 'hosting/Containerfile', 'docs/hosting.md'])
    expect(read(file)).toContain(`stegvis:${version}`);
});
