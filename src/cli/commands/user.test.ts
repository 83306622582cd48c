// People let in from the machine itself.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stegvisIn, type Run } from '../testing/run-stegvis.ts';

const data = mkdtempSync(join(tmpdir(), 'stegvis-user-'));
afterAll(() => rmSync(data, { recursive: true, force: true }));

const stegvis = (...words: readonly string[]): Promise<Run> =>
  stegvisIn(data)(...words, '--data', join(data, 'data'));

const lina = ['--name', 'Lina Ledamot', '--email', 'lina@prov.example'] as const;

beforeAll(async () => {
  await stegvis('init', '--association', 'Södra', '--orgnr', '222000-2428');
});

test('somebody is given a role and a link, then one more role without a new person', async () => {
  const added = await stegvis('user', 'add', ...lina, '--role', 'boardMember');
  expect(added.code).toBe(0);
  expect(added.out).toMatch(
    /lina@prov\.example is boardMember in Södra\.\n.*http:\/\/127\.0\.0\.1:3000\/valkommen\/\S{43}/,
  );
  const more = await stegvis('user', 'add', ...lina, '--role', 'reader', '--role', 'accountant', '--json');
  expect(more).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(more.out)).toMatchObject({ roles: ['reader', 'accountant'] });
  const listed = await stegvis('user', 'list', '--json');
  expect(listed.code).toBe(0);
  const { users } = JSON.parse(listed.out) as { users: { email: string; roles: { role: string }[] }[] };
  expect(users.map(({ email, roles }) => [email, roles.map(({ role }) => role)])).toEqual([
    ['lina@prov.example', ['boardMember', 'reader', 'accountant']],
  ]);
});

test('an account is reset, closed and opened again', async () => {
  await stegvis('user', 'add', '--name', 'Kim', '--email', 'kim@prov.example', '--role', 'office');
  expect((await stegvis('user', 'reset', '--email', 'KIM@prov.example')).out).toMatch(/valkommen\/\S{43}/);
  expect((await stegvis('user', 'disable', '--email', 'kim@prov.example')).out).toContain('can no longer log in');
  expect((await stegvis('user', 'list')).out).toContain('kim@prov.example (closed): office');
  expect((await stegvis('user', 'disable', '--email', 'kim@prov.example', '--undo')).out).toContain(
    'can log in again',
  );
});

test.each<[string, string[], number, string]>([
  ['an auditor without an end', [...lina, '--role', 'auditor'], 1, 'an auditor needs a last day'],
  ['a role of a party', [...lina, '--role', 'coach'], 2, '--role is one of administrator, office'],
  ['no role', [...lina], 2, 'user add needs --role'],
  ['the operator', [...lina, '--role', 'operator'], 2, '--role is one of'],
  ['no address', ['--name', 'Lina', '--role', 'reader'], 2, 'this needs --email'],
  ['a bad address', ['--name', 'Lina', '--email', 'lina', '--role', 'reader'], 1, 'email'],
  ['a bad employer', [...lina, '--role', 'reader', '--employer', '123'], 2, 'is not an organisation number'],
])('%s is refused with one sentence', async (_, words, code, sentence) => {
  const refused = await stegvis('user', 'add', ...words);
  expect({
    code: refused.code,
    said: refused.err.includes(sentence),
    lines: refused.err.trim().split('\n').length,
  }).toEqual({
    code,
    said: true,
    lines: 1,
  });
});

test('nobody of that address is told', async () => {
  const refused = await stegvis('user', 'reset', '--email', 'ingen@prov.example');
  expect(refused.code).toBe(1);
  expect(refused.err).toContain('nobody has the address ingen@prov.example');
});
