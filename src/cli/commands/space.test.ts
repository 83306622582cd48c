// A party's space from the machine: in a directory of its own, and beside an association.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { stegvisIn } from '../testing/run-stegvis.ts';

const data = mkdtempSync(join(tmpdir(), 'stegvis-space-'));
afterAll(() => rmSync(data, { recursive: true, force: true }));
const stegvis = stegvisIn(data);
const own = ['--data', join(data, 'own')];
const add = ['space', 'add-party', 'Ängs kommun', '--association', '222000-2428'];
const leader = [
  '--name',
  'Iris',
  '--email',
  'iris@ang.example',
  '--role',
  'programmeLeader',
  '--space',
  'Ängs kommun',
];

test('it makes the installation too, says the same once more, and lets people in under an agreement', async () => {
  const first = await stegvis(...add, ...own, '--json');
  expect(first).toMatchObject({ code: 0, err: '' });
  const space = { name: 'Ängs kommun', kind: 'party', orgNumber: '222000-2428', associationOrgNumber: '222000-2428' };
  expect(JSON.parse(first.out)).toEqual({ space, isNew: true, agreement: null });
  expect(JSON.parse((await stegvis(...add, ...own, '--json')).out)).toEqual({ space, isNew: false, agreement: null });

  await stegvis('init', '--association', 'Södra', '--orgnr', '222000-2428', ...own);
  const kind = ['--employer-kind', 'kommun'];
  expect((await stegvis('user', 'add', ...leader, ...kind, ...own)).err).toContain('processor agreement');
  const agreed = await stegvis(...add, '--agreement', 'KS 2026:7', '--agreed-on', '2026-01-02', ...own);
  expect(agreed.out).toContain('Processor agreement KS 2026:7 is recorded.');
  expect((await stegvis('user', 'add', ...leader, ...own)).err).toContain('--employer-kind');
  expect((await stegvis('user', 'add', ...leader, ...kind, ...own)).out).toContain(
    'is programmeLeader in Ängs kommun',
  );
  // The association is meant where no space is named.
  expect((await stegvis('user', 'list', ...own)).out).not.toContain('iris');
});

test.each<[string, string[], string]>([
  ['no name', ['space', 'add-party', '--association', '222000-2428'], 'needs the NAME'],
  ['no association', ['space', 'add-party', 'Ä'], 'needs --association'],
  [
    'a number that is none',
    ['space', 'add-party', 'Ä', '--association', '222000-2429'],
    'not an organisation number',
  ],
  ['half an agreement', [...add, '--agreement', '7'], 'a number and a day'],
  ['a day that is none', [...add, '--agreement', '7', '--agreed-on', '2026-02-30'], 'is not a day'],
])('%s is refused before anything is made', async (_, words, sentence) => {
  const refused = await stegvis(...words, '--data', join(data, 'never'));
  expect(refused).toMatchObject({ code: 2, out: '' });
  expect(refused.err).toContain(sentence);
});
