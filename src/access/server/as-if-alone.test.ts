// Two that save the same whole at the same instant, through real transactions side by side.
import { testSession } from '#access/testing';
import { accept, refuse } from '#kernel';
import * as v from 'valibot';
import { beforeAll, expect, test } from 'vitest';
import { asIfAlone } from './as-if-alone.ts';
import { readTrail } from './read-trail.ts';
import type { Session } from './session.ts';
import { query, useCase } from './use-case.ts';

let session: Session;
beforeAll(async () => {
  session = await testSession();
});

const readName = query({
  permission: 'organisation.read',
  input: v.object({}),
  run: async ({ tx, space }) =>
    accept((await tx.selectFrom('space').select('name').where('id', '=', space.id).executeTakeFirstOrThrow()).name),
});

const rename = useCase({
  permission: 'organisation.save',
  action: 'test.rename',
  input: v.object({ name: v.string() }),
  async run({ tx, space }, { name }) {
    if (name === 'broken') throw new Error('the disk is full');
    await tx.updateTable('space').set({ name }).where('id', '=', space.id).execute();
    return name === 'refused' ? refuse({ kind: 'refused' }) : accept(null);
  },
});

async function nameNow(of: Session): Promise<string> {
  const read = await readName(of, {});
  return read.ok ? read.value : '';
}

/** Adds a letter to the name as it is read: without a comparison the last writer loses the others' letters. */
const add = (letter: string): Promise<unknown> =>
  asIfAlone(session, async (alone) => {
    const before = await nameNow(alone);
    return rename(alone, { name: `${before}${letter}` });
  });

test('everybody’s change is there when ten save at once', async () => {
  await rename(session, { name: 'a' });
  await Promise.all([...'bcdefghijk'].map(add));
  expect([...(await nameNow(session))].toSorted().join('')).toBe('abcdefghijk');
});

test('what was read still holds at the commit: the action runs again when somebody came between', async () => {
  await rename(session, { name: 'first' });
  const seen: string[] = [];
  await asIfAlone(session, async (alone) => {
    seen.push(await nameNow(alone));
    if (seen.length === 1) await rename(session, { name: 'between' });
    return rename(alone, { name: 'mine' });
  });
  expect(seen).toEqual(['first', 'between']);
  expect(await nameNow(session)).toBe('mine');
});

test('an attempt that was overtaken leaves nothing, not in the trail either', async () => {
  await rename(session, { name: 'start' });
  const entries = async (): Promise<number> => {
    const read = await readTrail(session, {});
    return read.ok ? (read.value.entries[0]?.sequence ?? 0) : -1;
  };
  const before = await entries();
  let isFirst = true;
  await asIfAlone(session, async (alone) => {
    if (isFirst) await rename(session, { name: 'between' });
    isFirst = false;
    return rename(alone, { name: 'mine' });
  });
  expect((await entries()) - before).toBe(2);
});

test('several saves in one action, and one that is refused, are the actor’s own and overtake nothing', async () => {
  let runs = 0;
  await asIfAlone(session, async (alone) => {
    runs += 1;
    await rename(alone, { name: 'one' });
    expect(await rename(alone, { name: 'refused' })).toMatchObject({ ok: false });
    await rename(alone, { name: 'two' });
  });
  expect([runs, await nameNow(session)]).toEqual([1, 'two']);
});

test('an error of the world is thrown as it is when nobody came between', async () => {
  let runs = 0;
  const broken = asIfAlone(session, async (alone) => {
    runs += 1;
    return rename(alone, { name: 'broken' });
  });
  await expect(broken).rejects.toThrow('the disk is full');
  expect(runs).toBe(1);
});
