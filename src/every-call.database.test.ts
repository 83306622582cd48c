// Every use case and every query that a room's door gives away, with every role in both kinds of space: called for real,
// and compared with the permission table.
import { globSync } from 'node:fs';
import { dirname } from 'node:path';
import { allRoles, isAllowed, permissions, type Permission, type PermissionRule } from '#access/core';
import type { Session } from '#access/server';
import { testSession } from '#access/testing';
import { beforeAll, expect, test } from 'vitest';

type AnyCall = { (session: Session, outside: unknown): Promise<unknown>; readonly permission: Permission };
type Door = { readonly room: string; readonly calls: readonly (readonly [string, AnyCall])[] };

const doors: Door[] = [];
const sessions: Session[] = [];

beforeAll(async () => {
  for (const file of globSync('*/server/index.ts', { cwd: import.meta.dirname }).toSorted()) {
    const room = dirname(dirname(file));
    // Vite would look one directory deep for a name it can see.
    const address = `./${dirname(file)}/index.ts`;
    const door = (await import(/* @vite-ignore */ address)) as Record<string, unknown>;
    doors.push({ room, calls: Object.entries(door).filter((one): one is [string, AnyCall] => isCall(one[1])) });
  }
  const association = await testSession();
  sessions.push(association, await testSession({ beside: association, spaceKind: 'party' }));
});

function isCall(value: unknown): boolean {
  return typeof value === 'function' && 'permission' in value;
}

test('every role is let in where the table says, and nowhere else', async () => {
  const calls = doors.flatMap(({ room, calls: own }) =>
    own.map(([name, call]) => ({ name: `${room}.${name}`, call })),
  );
  expect(calls.length).toBeGreaterThan(20);
  for (const session of sessions) {
    for (const role of allRoles) {
      for (const { name, call } of calls) {
        const spaceKind = session.space.kind;
        // Nothing is what no call takes: whoever is let in is told so, before anything is read or written.
        const answer = (await call({ ...session, roles: [role], isStrong: true }, null)) as {
          refusal: { kind: string };
        };
        const expected = isAllowed({ permission: call.permission, roles: [role], spaceKind })
          ? 'invalidInput'
          : 'denied';
        expect({ name, role, spaceKind, kind: answer.refusal.kind }).toEqual({
          name,
          role,
          spaceKind,
          kind: expected,
        });
      }
    }
  }
});

test('what needs a second factor is denied without one, to every role', async () => {
  const rules: Readonly<Record<Permission, PermissionRule>> = permissions;
  const strong = (permission: Permission): boolean => rules[permission].needsSecondFactor === true;
  const calls = doors.flatMap(({ calls: own }) => own).filter(([, call]) => strong(call.permission));
  expect(calls.length).toBeGreaterThan(2);
  for (const [name, call] of calls) {
    const session = sessions.find(({ space }) => rules[call.permission].spaces.includes(space.kind));
    if (!session) throw new Error('no session');
    const answer = await call({ ...session, roles: allRoles, isStrong: false }, null);
    expect({ name, answer }).toMatchObject({ answer: { refusal: { kind: 'denied', needs: 'secondFactor' } } });
  }
});

test('every permission is asked for by somebody, or the table promises what nothing does', () => {
  const asked = new Set(doors.flatMap(({ calls }) => calls.map(([, call]) => call.permission)));
  // The check of the trail makes its query when it is called; control has no server of its own.
  const elsewhere: readonly Permission[] = ['audit.verify', 'control.read'];
  const unasked = (Object.keys(permissions) as Permission[]).filter(
    (one) => !asked.has(one) && !elsewhere.includes(one),
  );
  expect(unasked).toEqual([]);
});
