// The list of routes against the files: what is missing in it would be refused to everybody, what is too much means nothing.
import { globSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { routes } from './gate.server.ts';

const root = import.meta.dirname;

type Found = { readonly id: string; readonly text: string; readonly isPage: boolean };

const files: readonly Found[] = globSync(['**/+page.svelte', '**/+page.server.ts', '**/+server.ts'], { cwd: root })
  .map((file) => ({
    id: dirname(file) === '.' ? '/' : `/${dirname(file)}`,
    text: readFileSync(resolve(root, file), 'utf8'),
    isPage: !file.endsWith('+server.ts'),
  }))
  .filter(({ id }) => !id.startsWith('/(open)'));

const ids = [...new Set(files.map(({ id }) => id))].toSorted();

test('every route that is not open stands in the list of routes, and nothing else does', () => {
  expect(ids.length).toBeGreaterThan(10);
  // The way out: a line in src/routes/gate.server.ts with the permission that opens the page and each of its actions.
  expect(Object.keys(routes).toSorted()).toEqual(ids);
});

test('every action of a page stands in the list of routes, and nothing else does', () => {
  const found = Object.fromEntries(
    ids.map((id) => [
      id,
      files
        .filter((file) => file.id === id)
        .flatMap(actionsOf)
        .toSorted(),
    ]),
  );
  const listed = Object.fromEntries(ids.map((id) => [id, Object.keys(routes[id]?.actions ?? {}).toSorted()]));
  expect(listed).toEqual(found);
});

/** `default` and named actions of a page; the methods that change something, of an address without one. */
function actionsOf({ text, isPage }: Found): string[] {
  if (!isPage) return ['POST', 'PUT', 'PATCH', 'DELETE'].filter((method) => text.includes(`function ${method}(`));
  const [, body] = /^export const actions(?:: \w+)? = \{$(.*?)^\}/ms.exec(text) ?? [];
  return [...(body ?? '').matchAll(/^ {2}(?:async )?'?([\w-]+)'?(?:: |\()/gm)].map(([, name]) => name ?? '');
}
