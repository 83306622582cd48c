import { rolledBackSession, testSession } from '#access/testing';
import type { Session } from '#access/server';
import { beforeAll, expect, test } from 'vitest';
import { readCapabilities, saveCapabilities } from './capabilities.ts';

let session: Session;
beforeAll(async () => {
  session = await testSession();
});

const read = async (inside: Session) => {
  const answer = await readCapabilities(inside, {});
  return answer.ok ? answer.value : answer.refusal;
};

test('a new association has switched on nothing', () =>
  rolledBackSession(session, async (inside) => {
    expect(await read(inside)).toEqual([]);
  }));

test('what is named is on, the rest is off, and the trail says what changed', () =>
  rolledBackSession(session, async (inside) => {
    expect(await saveCapabilities(inside, { switchedOn: ['goals', 'yearlyWheel'] })).toMatchObject({
      value: { on: ['goals', 'yearlyWheel'], off: [] },
    });
    expect(await saveCapabilities(inside, { switchedOn: ['surveys', 'yearlyWheel'] })).toMatchObject({
      value: { on: ['surveys'], off: ['goals'] },
    });
    expect(await read(inside)).toEqual(['surveys', 'yearlyWheel']);
    expect(await saveCapabilities(inside, { switchedOn: [] })).toMatchObject({ ok: true });
    expect(await read(inside)).toEqual([]);
  }));

test('an unknown one changes nothing', () =>
  rolledBackSession(session, async (inside) => {
    await saveCapabilities(inside, { switchedOn: ['goals'] });
    const refused = await saveCapabilities(inside, { switchedOn: ['magic' as never] });
    expect(refused).toMatchObject({ refusal: { kind: 'invalidInput' } });
    expect(await read(inside)).toEqual(['goals']);
  }));

test('a reader sees them and may not change them', () =>
  rolledBackSession(session, async (inside) => {
    const reader: Session = { ...inside, roles: ['reader'] };
    expect(await read(reader)).toEqual([]);
    expect(await saveCapabilities(reader, { switchedOn: ['goals'] })).toMatchObject({ refusal: { kind: 'denied' } });
  }));

test("another association's choices are its own", async () => {
  const beside = await testSession({ beside: session });
  await saveCapabilities(session, { switchedOn: ['effects'] });
  expect(await read(beside)).toEqual([]);
  expect(await read(session)).toEqual(['effects']);
  await saveCapabilities(session, { switchedOn: [] });
});
