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

test('a long menu fits on a row: what belongs together stands under one word, and nothing is lost', () => {
  const all = navigationOf({ session: { roles: ['office'], space }, switchedOn: capabilities, language: 'sv' });
  const row = new Set(all.filter(({ isApart }) => !isApart).map(({ group, address }) => group ?? address));
  expect([...row]).toEqual(['/', '/insatser', '/ekonomi', 'Resultat', 'Samverkan', 'Styrning', '/rapporter']);
  expect(all.filter(({ group }) => group === 'Samverkan').map(({ label }) => label)).toEqual([
    'Veckan',
    'Lex Heller',
  ]);
  expect(all).toHaveLength(entries.filter(({ address }) => seenBy(['office']).includes(address)).length);
});

test('a short menu has no groups, and no group holds one page alone', () => {
  const few = navigationOf({ session: { roles: ['office'], space }, switchedOn: ['board', 'goals'], language: 'sv' });
  expect(few.filter(({ group }) => group !== null)).toEqual([]);
  for (const role of ['chair', 'auditor', 'accountant', 'reader', 'preparatoryGroup'] as const) {
    const links = navigationOf({ session: { roles: [role], space }, switchedOn: capabilities, language: 'sv' });
    const named = links.flatMap(({ group }) => group ?? []);
    expect(named.filter((one) => named.indexOf(one) === named.lastIndexOf(one))).toEqual([]);
  }
});

test('the words are those of the language', () => {
  const labels = navigationOf({ session: { roles: ['office'], space }, switchedOn: [], language: 'en' });
  expect(labels.map(({ label }) => label)).toContain('Reports');
});
