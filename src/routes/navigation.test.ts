import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Role } from '#access/core';
import { capabilities } from '#organisation/core';
import { expect, test } from 'vitest';
import { entries, navigationOf, type Seen } from './navigation.ts';

const space = { id: '1', kind: 'association', name: 'Provet', orgNumber: '222000-0001' } as const;
const seenBy = (roles: readonly Role[], given: Partial<Seen> = {}): string[] =>
  navigationOf({ session: { roles, space }, switchedOn: capabilities, language: 'sv', ...given }).map(
    ({ address }) => address,
  );

test.each(entries.map(({ address }) => address))('%s has a page', (address) => {
  const places = ['', '(open)'].map((group) => join(import.meta.dirname, group, address));
  const pages = places.some((directory) =>
    ['+page.svelte', '+page.server.ts'].some((file) => existsSync(join(directory, file))),
  );
  expect(pages).toBe(true);
});

test('a new association sees what every association has', () => {
  const expected = entries
    .filter(({ capability, address }) => capability === null && address !== '/deltagare')
    .map(({ address }) => address);
  expect(seenBy(['office', 'administrator'], { switchedOn: [] })).toEqual(expected);
  expect(expected).toEqual(expect.arrayContaining(['/', '/ekonomi', '/rapporter', '/installningar']));
});

test('what a role may not read is not in its menu', () => {
  expect(seenBy([])).toEqual(['/']);
  expect(seenBy(['administrator'])).toEqual(['/', '/anvandare', '/sparlogg', '/installningar']);
});

test('the menu of a party holds what is its own and nothing of an association', () => {
  const session = { roles: ['coach'], space: { ...space, kind: 'party' } } as const;
  expect(seenBy([], { session })).toEqual(['/', '/deltagare']);
});

test('the words are those of the language', () => {
  const labels = navigationOf({ session: { roles: ['office'], space }, switchedOn: [], language: 'en' });
  expect(labels.map(({ label }) => label)).toContain('Reports');
});
