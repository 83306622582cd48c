import { accept, refuse } from '#kernel';
import { newId } from '#database/server';
import { rolledBackSession, TEST_MOMENT, testSession } from '#access/testing';
import * as v from 'valibot';
import { beforeAll, expect, test } from 'vitest';
import type { Session } from './session.ts';
import { query, useCase } from './use-case.ts';
import { verifyAudit } from './verify-audit.ts';

let session: Session;
beforeAll(async () => {
  session = await testSession();
});

const rename = useCase({
  permission: 'organisation.save',
  action: 'space.rename',
  input: v.object({ name: v.pipe(v.string(), v.minLength(1)) }),
  async run({ tx, space }, { name }) {
    await tx.updateTable('space').set({ name }).where('id', '=', space.id).execute();
    return name === 'Taken' ? refuse({ kind: 'nameTaken', name }) : accept(name.length);
  },
  details: ({ value }) => ({ length: value }),
});

const readName = query({
  permission: 'organisation.read',
  input: v.object({}),
  run: async ({ tx, space }) =>
    accept((await tx.selectFrom('space').select('name').where('id', '=', space.id).executeTakeFirstOrThrow()).name),
});

const readTrail = query({
  permission: 'audit.verify',
  input: v.object({}),
  run: async ({ tx }) => accept(await tx.selectFrom('auditEntry').selectAll().orderBy('sequence').execute()),
});

async function trail(of: Session): Promise<string[]> {
  const read = await readTrail(of, {});
  return read.ok
    ? read.value.map((entry) => `${entry.sequence} ${entry.action} ${entry.outcome} ${entry.details}`)
    : [];
}

test('changes and writes one entry with ids and counts', () =>
  rolledBackSession(session, async (inside) => {
    expect(await rename(inside, { name: 'Nytt' })).toEqual({ ok: true, value: 4 });
    expect(await readName(inside, {})).toEqual({ ok: true, value: 'Nytt' });
    expect(await trail(inside)).toEqual(['1 space.rename done {"length":4}']);
  }));

test('rolls back on a refusal and logs the attempt by its kind alone', () =>
  rolledBackSession(session, async (inside) => {
    expect(await rename(inside, { name: 'Taken' })).toEqual({
      ok: false,
      refusal: { kind: 'nameTaken', name: 'Taken' },
    });
    expect(await readName(inside, {})).toEqual({ ok: true, value: session.space.name });
    expect(await trail(inside)).toEqual(['1 space.rename refused {"refusal":"nameTaken"}']);
  }));

test('refuses outside data that does not fit, naming the place', () =>
  rolledBackSession(session, async (inside) => {
    const answer = await rename(inside, { name: '' });
    expect(answer).toMatchObject({ ok: false, refusal: { kind: 'invalidInput', issues: [{ path: 'name' }] } });
    expect(await trail(inside)).toEqual(['1 space.rename invalidInput {"permission":"organisation.save"}']);
  }));

test('denies an actor without the permission, and the denial is in the trail', async () => {
  const visitor = await testSession({
    beside: session,
    spaceId: session.space.id,
    actor: { kind: 'visitor', name: 'x' },
  });
  await rolledBackSession(visitor, async (inside) => {
    const denied = { ok: false, refusal: { kind: 'denied', permission: 'organisation.save' } };
    expect(await rename(inside, { name: '' })).toEqual(denied);
    expect(await readName(inside, {})).toMatchObject({ ok: false, refusal: { kind: 'denied' } });
    const operator = { ...session, database: inside.database };
    expect(await trail(operator)).toEqual([
      '1 space.rename denied {"permission":"organisation.save"}',
      '2 organisation.read denied {"permission":"organisation.read"}',
    ]);
  });
});

test('denies in a kind of space where the permission means nothing', async () => {
  const party = await testSession({ beside: session, spaceKind: 'party' });
  expect(await rename(party, { name: 'Nytt' })).toMatchObject({ ok: false, refusal: { kind: 'denied' } });
});

test('a query cannot write', () =>
  rolledBackSession(session, async (inside) => {
    const sneaky = query({
      permission: 'organisation.read',
      input: v.object({}),
      run: async ({ tx, space }) => {
        await tx.updateTable('space').set({ name: 'x' }).where('id', '=', space.id).execute();
        return accept(null);
      },
    });
    await expect(sneaky(inside, {})).rejects.toThrow('read-only transaction');
    expect(await readName(inside, {})).toEqual({ ok: true, value: session.space.name });
  }));

test('an error of the world rolls back and passes through', () =>
  rolledBackSession(session, async (inside) => {
    const failing = useCase({
      permission: 'organisation.save',
      input: v.object({}),
      run: async ({ tx, space }) => {
        await tx.updateTable('space').set({ name: 'x' }).where('id', '=', space.id).execute();
        throw new Error('the disk is full');
      },
    });
    await expect(failing(inside, {})).rejects.toThrow('the disk is full');
    expect(await readName(inside, {})).toEqual({ ok: true, value: session.space.name });
    expect(await trail(inside)).toEqual([]);
  }));

test('gives the day in Sweden, the moment of the clock and ids that sort by time', () =>
  rolledBackSession(session, async (inside) => {
    const late = { ...inside, clock: () => '2026-12-31T23:30:00.000Z' };
    const look = useCase({
      permission: 'organisation.save',
      input: v.object({}),
      run: async ({ today, now, newId: id }) => accept({ today, now, ids: [id(), id()] }),
    });
    const looked = await look(late, {});
    expect(looked).toMatchObject({ ok: true, value: { today: '2027-01-01', now: '2026-12-31T23:30:00.000Z' } });
  }));

test('does not show or touch another space', async () => {
  const other = await testSession({ beside: session });
  expect(await rename(session, { name: 'Mitt' })).toMatchObject({ ok: true });
  expect(await trail(other)).toEqual([]);
  const foreign = useCase({
    permission: 'organisation.save',
    input: v.object({}),
    run: async ({ tx }) => {
      const { numUpdatedRows } = await tx
        .updateTable('space')
        .set({ name: 'Ditt' })
        .where('id', '=', session.space.id)
        .executeTakeFirstOrThrow();
      return accept(Number(numUpdatedRows));
    },
  });
  expect(await foreign(other, {})).toEqual({ ok: true, value: 0 });
  expect(await readName(session, {})).toEqual({ ok: true, value: 'Mitt' });
});

test('the application may not continue the trail by hand, change it or empty it', async () => {
  const forge = (statement: 'insert' | 'update' | 'delete') =>
    session.database.inSpace({ spaceId: session.space.id, access: 'write' }, async (tx) => {
      if (statement === 'update') return tx.updateTable('auditEntry').set({ action: 'x' }).execute();
      if (statement === 'delete') return tx.deleteFrom('auditEntry').execute();
      const entry = { action: 'x', outcome: 'done' as const, details: '{}', keyId: '', previousMac: 'x', mac: 'x' };
      return tx
        .insertInto('auditEntry')
        .values({ ...entry, sequence: 900, at: TEST_MOMENT, actorId: session.actor.id })
        .execute();
    });
  await expect(forge('update')).rejects.toThrow('permission denied');
  await expect(forge('delete')).rejects.toThrow('permission denied');
  await expect(forge('insert')).rejects.toThrow('only continued');
});

test('many at once form one chain without a gap', async () => {
  const crowd = await testSession({ beside: session });
  const answers = await Promise.all(Array.from({ length: 60 }, () => rename(crowd, { name: newId() })));
  expect(answers.every(({ ok }) => ok)).toBe(true);
  const verdict = await verifyAudit(crowd);
  expect(verdict).toEqual({ ok: true, value: { entries: 60, findings: [] } });
});
