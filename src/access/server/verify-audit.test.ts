// Someone with the owner's rights tampers with the trail; the check must say where.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { enterSpace, type Tx } from '#database/server';
import { testSession } from '#access/testing';
import { accept } from '#kernel';
import { sql } from 'kysely';
import * as v from 'valibot';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Session } from './session.ts';
import { useCase } from './use-case.ts';
import { verifyAudit } from './verify-audit.ts';

const ENTRIES = 6;
const act = useCase({ permission: 'organisation.save', input: v.object({}), run: async () => accept(null) });

let first: Session;
let session: Session;
beforeAll(async () => {
  first = await testSession();
});
beforeEach(async () => {
  session = await testSession({ beside: first });
  for (let count = 0; count < ENTRIES; count += 1) await act(session, {});
});

async function findings(of: Session = session): Promise<string[]> {
  const verdict = await verifyAudit(of);
  return verdict.ok ? verdict.value.findings.map(({ kind, from, to }) => `${kind} ${from}-${to}`) : ['denied'];
}

/** What only the owner can do, and only on purpose. */
async function tamper(run: (tx: Tx) => Promise<unknown>): Promise<void> {
  await session.database.asOwner(async (tx) => {
    await enterSpace(tx, session.space.id);
    await sql`ALTER TABLE audit_entry DISABLE TRIGGER never_changed`.execute(tx);
    await run(tx);
    await sql`ALTER TABLE audit_entry ENABLE TRIGGER never_changed`.execute(tx);
  });
}

const headFile = (): string => join(session.installation.auditHeadDirectory, `${session.space.id}.json`);

test('an untouched trail is whole', async () => {
  expect(await findings()).toEqual([]);
});

test('the owner may not change, remove or empty by mistake', async () => {
  const owner = (statement: (tx: Tx) => Promise<unknown>) =>
    session.database.asOwner(async (tx) => {
      await enterSpace(tx, session.space.id);
      await statement(tx);
    });
  const never = 'the trail is never changed';
  await expect(owner((tx) => tx.updateTable('auditEntry').set({ action: 'x' }).execute())).rejects.toThrow(never);
  await expect(owner((tx) => tx.deleteFrom('auditEntry').execute())).rejects.toThrow(never);
  await expect(owner((tx) => sql`TRUNCATE audit_entry`.execute(tx))).rejects.toThrow(never);
});

test.for(['action', 'outcome', 'details', 'at', 'actor_id'] as const)('finds a changed %s', async (column) => {
  const values = { action: 'x', outcome: 'denied', details: '{"a":1}', at: '2020-01-01', actor_id: first.actor.id };
  const other = await testSession({ beside: first, actor: { kind: 'auditor', name: 'other' } });
  const value = column === 'actor_id' ? other.actor.id : values[column];
  await tamper((tx) =>
    sql`UPDATE audit_entry SET ${sql.ref(column)} = ${sql.lit(value)} WHERE sequence = 3`.execute(tx),
  );
  expect(await findings()).toEqual(['changed 3-3']);
});

test('finds removed entries', async () => {
  await tamper((tx) => tx.deleteFrom('auditEntry').where('sequence', 'in', [3, 4]).execute());
  expect(await findings()).toEqual(['removed 3-4']);
});

test('finds the first entry removed', async () => {
  await tamper((tx) => tx.deleteFrom('auditEntry').where('sequence', '=', 1).execute());
  expect(await findings()).toEqual(['removed 1-1']);
});

test('finds removed entries whose gap was closed', async () => {
  await tamper(async (tx) => {
    await tx.deleteFrom('auditEntry').where('sequence', '=', 3).execute();
    for (const sequence of [4, 5, 6]) {
      await tx
        .updateTable('auditEntry')
        .set({ sequence: sequence - 1 })
        .where('sequence', '=', sequence)
        .execute();
    }
  });
  expect(await findings()).toEqual(['detached 3-3', 'changed 3-3', 'changed 4-4', 'changed 5-5', 'cut 6-6']);
});

test('finds two entries that changed places', async () => {
  await tamper(async (tx) => {
    for (const [from, to] of [
      [3, 99],
      [4, 3],
      [99, 4],
    ] as const) {
      await tx.updateTable('auditEntry').set({ sequence: to }).where('sequence', '=', from).execute();
    }
  });
  const found = await findings();
  expect(found).toContain('changed 3-3');
  expect(found).toContain('changed 4-4');
});

test('finds an end that was cut off', async () => {
  await tamper((tx) => tx.deleteFrom('auditEntry').where('sequence', '>', 4).execute());
  expect(await findings()).toEqual(['cut 5-6']);
});

test('finds a trail that was cut off whole', async () => {
  await tamper((tx) => tx.deleteFrom('auditEntry').execute());
  expect(await findings()).toEqual([`cut 1-${ENTRIES}`]);
});

test('finds an end that was replaced, even by someone with the key', async () => {
  await tamper((tx) => tx.deleteFrom('auditEntry').where('sequence', '=', ENTRIES).execute());
  const head = readFileSync(headFile(), 'utf8');
  await act({ ...session, clock: () => '2026-11-23T00:00:00.000Z' }, {});
  writeFileSync(headFile(), head);
  expect(await findings()).toEqual([`headDiffers ${ENTRIES}-${ENTRIES}`]);
});

test('says when nothing is kept outside the database', async () => {
  rmSync(headFile());
  expect(await findings()).toEqual([`headMissing ${ENTRIES}-${ENTRIES}`]);
});

test('a head left behind by a crash is no finding', async () => {
  const behind = readFileSync(headFile(), 'utf8');
  await act(session, {});
  writeFileSync(headFile(), behind);
  expect(await findings()).toEqual([]);
});

test('says when the key is not at hand, and accepts it from a file beside the present one', async () => {
  const keys = join(session.installation.dataDirectory, `keys-${session.space.id}`);
  mkdirSync(keys);
  const keyFile = join(keys, 'stegvis.key');
  writeFileSync(keyFile, randomBytes(32).toString('hex'));
  const moved = { ...session, installation: { ...session.installation, keyFile } };
  await act(moved, {});
  expect(await findings(moved)).toEqual([1, 2, 3, 4, 5, 6].map((sequence) => `keyMissing ${sequence}-${sequence}`));
  writeFileSync(join(keys, 'older.key'), readFileSync(session.installation.keyFile));
  expect(await findings(moved)).toEqual([]);
});

test('is denied to a visitor', async () => {
  const visitor = await testSession({
    beside: first,
    spaceId: session.space.id,
    actor: { kind: 'visitor', name: 'v' },
  });
  expect(await findings(visitor)).toEqual(['denied']);
});
