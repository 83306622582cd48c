// Documents that would be wrong without anyone noticing: links, names, lists and what must never stand in them.
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { permissionsPage } from './access/print-permissions.ts';
import { codeWords, documentPaths, linksOf, projectRoot, readDocument, tableRows } from './docs.testing.ts';
import { rooms } from './walls/walls.ts';

const documents = documentPaths();

test('there are documents to read', () => {
  expect(documents).toEqual(expect.arrayContaining(['README.md', 'CHANGELOG.md', 'docs/ARCHITECTURE.md']));
});

describe.each(documents)('%s', (path) => {
  const text = readDocument(path);

  test('links to what is there', () => {
    const local = linksOf(text).filter((address) => !/^(https?:|mailto:|#)/.test(address));
    const targets = local.map((address) => normalize(join(dirname(path), address.split('#')[0] ?? '')));
    expect(targets.filter((target) => !existsSync(join(projectRoot, target)))).toEqual([]);
  });

  test('names no directory of a machine and no host of a registry', () => {
    const strange = [
      /\/work\//,
      /\/home\/\w/,
      /\/root\/\w/,
      /\/Users\/\w/,
      /\bregistry\.\w/,
      /\b\w+\.(internal|local)\b/,
    ];
    expect(strange.flatMap((pattern) => pattern.exec(text)?.[0] ?? [])).toEqual([]);
  });
});

test('every document of docs can be reached from the README', () => {
  const reached = new Set<string>();
  const follow = (path: string): void => {
    if (reached.has(path) || !documents.includes(path)) return;
    reached.add(path);
    for (const address of linksOf(readDocument(path)))
      if (!/^[a-z]+:/.test(address)) follow(normalize(join(dirname(path), address.split('#')[0] ?? '')));
  };
  follow('README.md');
  expect(documents.filter((path) => path.startsWith('docs/') && !reached.has(path))).toEqual([]);
});

describe('rooms', () => {
  const here = readdirSync(join(projectRoot, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .filter((name) => name === 'cli' || (rooms as readonly string[]).includes(name));

  test.each(here)('%s says in at most 40 lines what it is', (room) => {
    const path = join(projectRoot, 'src', room, 'README.md');
    expect(existsSync(path), `src/${room}/README.md is there`).toBe(true);
    expect(readFileSync(path, 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(40);
  });

  test.each([
    ['README.md', 'Map'],
    ['docs/ARCHITECTURE.md', 'Rooms, in order'],
  ])('the map of %s has every room that exists, in order, and no other', (path, heading) => {
    const listed = tableRows(readDocument(path), heading).map(([name = '']) => /^\[(\w+)\]/.exec(name)?.[1]);
    const inOrder = rooms.filter((room) => here.includes(room));
    expect(listed.filter((room) => room !== undefined && room !== 'cli')).toEqual(inOrder);
  });
});

test('every name of the glossary occurs in the code', () => {
  const code = ['src/**/*.{ts,svelte}', 'migrations/*.sql']
    .flatMap((pattern) => globSync(pattern, { cwd: projectRoot }))
    .filter((path) => !path.endsWith('.test.ts'))
    .map((path) => readFileSync(join(projectRoot, path), 'utf8'))
    .join('\n');
  const words = new Set(code.match(/\w+/g));
  const page = readDocument('docs/GLOSSARY.md');
  const headings = [...page.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading);
  const rows = headings.flatMap((heading) => tableRows(page, heading));
  const names = rows.flatMap(([, inCode = '', meaning = '']) => [...codeWords(inCode), ...codeWords(meaning)]);
  expect(names.length).toBeGreaterThan(100);
  expect(names.filter((name) => !words.has(name))).toEqual([]);
});

type Package = Readonly<Record<string, Readonly<Record<string, string>> | undefined>>;
const groups = {
  dependencies: 'At run time',
  devDependencies: 'For development and tests',
  optionalDependencies: 'Optional: by platform',
} as const;

describe.each(Object.entries(groups))('%s', (group, heading) => {
  const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as Package;
  const rows = tableRows(readDocument('docs/decisions/dependencies.md'), heading);
  const listed = rows.map(([name = '']) => codeWords(name)[0] ?? '');

  test('each has its line of reason, and no line is left over', () => {
    expect(listed.toSorted()).toEqual(Object.keys(manifest[group] ?? {}).toSorted());
    expect(rows.filter(([, , reason = '']) => reason === '')).toEqual([]);
  });

  test('stated licences are those of the installed packages', () => {
    const stated = rows.map(([, licence = ''], index) => [listed[index] ?? '', licence] as const);
    const installed = stated.filter(([name]) => existsSync(join(projectRoot, 'node_modules', name, 'package.json')));
    expect(installed.length).toBeGreaterThan(0);
    const licenceOf = (name: string): unknown =>
      (JSON.parse(readFileSync(join(projectRoot, 'node_modules', name, 'package.json'), 'utf8')) as Package)[
        'license'
      ];
    expect(installed.filter(([name, licence]) => licenceOf(name) !== licence)).toEqual([]);
  });
});

test('docs/permissions.md is made from the permission table', () => {
  expect(readDocument('docs/permissions.md'), 'run node src/access/print-permissions.ts > docs/permissions.md').toBe(
    permissionsPage(),
  );
});

test('every environment variable that the code reads is documented, and no other', () => {
  const source = globSync('src/**/*.ts', { cwd: projectRoot })
    .filter((path) => !path.endsWith('.test.ts') && !path.includes('/testing/'))
    .map((path) => readFileSync(join(projectRoot, path), 'utf8'))
    .join('\n');
  const read = source.matchAll(/(?:environment|process\.env)\[['"](\w+)['"]\]|^ {2}(STEGVIS_\w+): \{/gm);
  const ours = new Set([...read].map(([, name, declared]) => name ?? declared ?? ''));
  const machine = ['PATH', 'XDG_CACHE_HOME', 'STEGVIS_TEST_TALLY'];
  const rows = tableRows(readDocument('docs/ARCHITECTURE.md'), 'Configuration');
  const listed = rows.map(([name = '']) => codeWords(name)[0] ?? '');
  expect(listed.toSorted()).toEqual([...ours].filter((name) => !machine.includes(name)).toSorted());
});

test('every migration makes tables of a room that the architecture names', () => {
  const tables = globSync('migrations/*.sql', { cwd: projectRoot }).flatMap((path) =>
    [...readFileSync(join(projectRoot, path), 'utf8').matchAll(/^CREATE TABLE (\w+)/gm)].map(([, name = '']) => name),
  );
  const named = tableRows(readDocument('docs/ARCHITECTURE.md'), 'Rooms, in order')
    .flatMap(([, , own = '']) => codeWords(own))
    .map((name) => new RegExp(`^${name.replace('…', '\\w*')}$`));
  expect(tables.length).toBeGreaterThan(10);
  expect(tables.filter((table) => !named.some((name) => name.test(table)))).toEqual([]);
});
