// Every route and every action with every role that a person can have in an association, over the wire: what the list of
// routes and the permission table say is what happens.
import { expect, test } from 'vitest';
import { isAllowed, type Permission, type Role } from '#access/core';
import { routes } from '../../src/routes/gate.server.ts';
import { useApplication } from './application.ts';

const application = useApplication([['demo', '--no-serve']]);

/** The persons of the demo, with all their roles. */
const persons: Readonly<Record<string, readonly Role[]>> = {
  office: ['office', 'administrator'],
  chair: ['chair'],
  boardMember: ['boardMember'],
  preparatoryGroup: ['preparatoryGroup'],
  accountant: ['accountant'],
  auditor: ['auditor'],
  reader: ['reader'],
};

/** An address of a route: something that is there, where it matters. */
const places: Readonly<Record<string, string>> = {
  year: '2024',
  statement: 'resultatrakning',
  position: 'operatingIncome',
  row: 'driftbidrag-fran-habo-kommun',
  format: 'json',
  section: 'management.economy',
};
const addressOf = (id: string): string =>
  id.replaceAll(/\[(\w+)\]/g, (_, name: string) => places[name] ?? 'finns-inte');

async function cookieOf(person: string): Promise<string> {
  const { cookies } = await application().logInAs(person);
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

const isFor = (needed: string, roles: readonly Role[]): boolean =>
  ['self', 'member'].includes(needed) ||
  isAllowed({ permission: needed as Permission, roles, spaceKind: 'association' });

type Asked = { readonly path: string; readonly method: 'GET' | 'POST'; readonly cookie?: string };

async function ask({ path, method, cookie }: Asked): Promise<{ status: number; location: string }> {
  const { address } = application();
  const response = await fetch(address + path, {
    method,
    redirect: 'manual',
    headers: { origin: address, accept: 'text/html', ...(cookie === undefined ? {} : { cookie }) },
    // No field at all: whatever may be sent here is refused for another reason, and changes nothing.
    ...(method === 'POST' ? { body: new URLSearchParams() } : {}),
  });
  await response.arrayBuffer();
  return { status: response.status, location: response.headers.get('location') ?? '' };
}

/** Actions that would end the log-in that the next one needs. */
const ending = ['/logga-ut', '/konto?/everywhere'];

const asked = Object.entries(routes).flatMap(([id, { read, actions = {} }]) => [
  ...(read === null ? [] : [{ id, path: addressOf(id), method: 'GET' as const, needed: read }]),
  ...Object.entries(actions).map(([name, needed]) => ({
    id,
    path: addressOf(id) + (['POST', 'default'].includes(name) ? '' : `?/${name}`),
    method: 'POST' as const,
    needed,
  })),
]);

test('who has not logged in is led to the log-in, whatever she asks for', async () => {
  expect(asked.length).toBeGreaterThan(20);
  for (const { path, method } of asked) {
    const { status, location } = await ask({ path, method });
    expect({ path, status, location: location.split('?')[0] }).toEqual({ path, status: 303, location: '/logga-in' });
  }
});

test.each(Object.keys(persons))('%s reaches what her roles allow and nothing else', async (person) => {
  const cookie = await cookieOf(person);
  for (const { path, method, needed } of asked.filter((one) => !ending.includes(one.path))) {
    const { status, location } = await ask({ path, method, cookie });
    const isDenied = status === 403 && !(path === '/rum' && method === 'POST');
    expect({
      person,
      path,
      method,
      isDenied,
      broke: status >= 500,
      location: location.startsWith('/logga-in'),
    }).toEqual({
      person,
      path,
      method,
      isDenied: !isFor(needed, persons[person] ?? []),
      broke: false,
      location: false,
    });
  }
});

test('a route that does not stand in the list is nobody’s', async () => {
  const { neededOf } = await import('../../src/routes/gate.server.ts');
  const url = new URL('http://127.0.0.1/hemlig');
  expect(neededOf({ id: '/hemlig', method: 'GET', url })).toBeNull();
  expect(neededOf({ id: '/konto', method: 'POST', url: new URL('http://127.0.0.1/konto?/hemlig') })).toBeNull();
  expect(neededOf({ id: '/konto', method: 'DELETE', url })).toBeNull();
});
