// The record of processing is made from the tables, and every table says whose data it holds.
import { expect, test } from 'vitest';
import { processings, recordPage, tablesOfMigrations, unclassified, withoutPersons } from './article-30.ts';
import { readDocument } from './docs.testing.ts';

test('every table stands in the record once: a new one wants a line in src/article-30.ts', () => {
  const tables = tablesOfMigrations();
  expect(tables.length).toBeGreaterThan(60);
  expect(unclassified(tables)).toEqual([]);
  const told = [...withoutPersons, ...processings.flatMap((one) => one.tables)];
  expect(told.filter((name, index) => told.indexOf(name) !== index)).toEqual([]);
});

test('columns are read, those that came later too', () => {
  const columns = (name: string) => tablesOfMigrations().find((table) => table.name === name)?.columns;
  expect(columns('participant')).toEqual(expect.arrayContaining(['pseudonym', 'sealed_identity', 'birth_year']));
  expect(columns('role_assignment')).toContain('employer_kind');
  expect(columns('space')).toEqual(expect.arrayContaining(['name', 'association_org_number', 'agreed_on']));
});

test('the document is up to date: node src/article-30.ts > docs/privacy/registerforteckning.md', () => {
  expect(readDocument('docs/privacy/registerforteckning.md')).toBe(recordPage());
});

test.each(['participant-information-sv.md', 'participant-information-en.md', 'participant-information-ar.md'])(
  'the information in %s says who answers, why, how long and which rights',
  (name) => {
    const text = readDocument(`docs/privacy/${name}`);
    expect(text.match(/^## /gm)?.length).toBe(6);
    expect(text.length).toBeGreaterThan(900);
  },
);
