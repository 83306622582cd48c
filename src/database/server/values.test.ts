// What PostgreSQL's values become, on a real connection.
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testInstallation } from '../testing/index.ts';
import { insertMany } from './insert-many.ts';
import type { Installation } from './installation.ts';
import { newId } from './new-id.ts';
import type { Tx } from './tables.ts';

let installation: Installation;
beforeAll(async () => {
  installation = await testInstallation();
});

function ask<T>(run: (tx: Tx) => Promise<{ rows: T[] }>): Promise<T | undefined> {
  return installation.database.outsideSpaces(async (tx) => (await run(tx)).rows[0]);
}

test('amounts are numbers, days are days, moments are instants and exact decimals stay text', async () => {
  const row = await ask((tx) =>
    sql`SELECT 9007199254740991::bigint AS "amountOre", sum(x) AS sum, count(*) AS count,
          date '2024-03-31' AS day, date '1998-10-25' AS "otherDay", 0.1::numeric(9,4) AS exact,
          timestamptz '2024-03-31 02:30:00.123456+02' AS moment, timestamptz '2024-01-01 00:00:00+00' AS whole,
          true AS "isTrue", '{"some_key": 1}'::jsonb AS document
        FROM (VALUES (1::integer), (2)) AS v(x)`.execute(tx),
  );
  expect(row).toEqual({
    amountOre: 9007199254740991,
    sum: 3,
    count: 2,
    day: '2024-03-31',
    otherDay: '1998-10-25',
    exact: '0.1000',
    moment: '2024-03-31T00:30:00.123Z',
    whole: '2024-01-01T00:00:00.000Z',
    isTrue: true,
    document: { some_key: 1 },
  });
});

test('a whole number that a number cannot hold is refused, not rounded', async () => {
  await expect(ask((tx) => sql`SELECT 9007199254740993::bigint AS amount`.execute(tx))).rejects.toThrow(
    'fits a number',
  );
});

test('Swedish order puts Å, Ä and Ö last and V with W apart, whatever the server’s own order', async () => {
  const row = await ask((tx) =>
    sql<{ names: string[] }>`SELECT array_agg(name ORDER BY name COLLATE swedish) AS names
      FROM unnest(ARRAY['Örebro', 'Zinkgruvan', 'Älmhult', 'Åmål', 'Arboga', 'åhus', 'Vara', 'Wien', 'Vänersborg']) AS name`.execute(
      tx,
    ),
  );
  const expected = ['Arboga', 'Vara', 'Vänersborg', 'Wien', 'Zinkgruvan', 'åhus', 'Åmål', 'Älmhult', 'Örebro'];
  expect(row?.names).toEqual(expected);
  expect(expected.toSorted(new Intl.Collator('sv').compare)).toEqual(expected);
});

test('many rows go in with few statements, texts with quotes and line ends unharmed', async () => {
  const rows = Array.from({ length: 12_000 }, (_, index) => ({
    id: newId(),
    kind: 'visitor',
    name: `Åsa "${index}"\n\\ '; DROP TABLE actor; --`,
    created_at: '2026-11-22T10:00:00.000Z',
  }));
  await installation.database.outsideSpaces(async (tx) => {
    await insertMany(tx, 'actor', rows);
    const { rows: stored } = await sql<{ name: string }>`SELECT name FROM actor ORDER BY id`.execute(tx);
    expect(stored.map(({ name }) => name).join('|')).toBe(rows.map(({ name }) => name).join('|'));
  });
});

test('an error undoes the whole transaction', async () => {
  const name = 'gone';
  const insert = installation.database.outsideSpaces(async (tx) => {
    await insertMany(tx, 'actor', [{ id: newId(), kind: 'visitor', name, created_at: '2026-11-22T10:00:00Z' }]);
    throw new Error('stop');
  });
  await expect(insert).rejects.toThrow('stop');
  expect(await ask((tx) => sql`SELECT id FROM actor WHERE name = ${name}`.execute(tx))).toBeUndefined();
});

test('ids made one after the other stand in that order, also in one millisecond', () => {
  const ids = Array.from({ length: 20_000 }, newId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(ids.toSorted());
  expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(
    true,
  );
});
