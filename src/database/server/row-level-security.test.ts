// Walks the catalogue, so that a table of tomorrow cannot be forgotten.
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testInstallation } from '../testing/index.ts';
import type { Installation } from './installation.ts';

/** Tables without row-level security, with the reason. */
const open = {
  schema_migration: 'which migrations were applied; the application has no right to it',
  actor: 'who acts, in whichever space; holds no data of a space',
  survey_code_space: 'where a typed code leads: a keyed hash and a space, read before any space is known',
  invitation: 'read before it is known who asks: a hash of the link, ids and times',
  lex_heller_door: 'where a link to report leads: a hash and a space, read before any space is known',
  log_in: 'the same: a hash of the cookie, ids and times',
  person_lookup: 'the same: a hash of an address or identity and whose it is',
} as const;

/** Tables whose rows belong to a person, who may have roles in several spaces. */
const ofPersons = ['person', 'person_identity', 'person_password', 'person_recovery_code', 'person_second_factor'];

const ofPerson = '(person_id = ( SELECT current_person_id() AS current_person_id))';

/** Rows that are read, and never written, from elsewhere than their space, with what they are read by. */
const alsoRead: Readonly<Record<string, string>> = {
  // A person sees her own roles wherever she has them: that is how she chooses a space.
  role_assignment: ofPerson,
  // An event offered to another association is seen by that one.
  event_offer: '(to_space_id = ( SELECT current_space_id() AS current_space_id))',
};

let installation: Installation;
beforeAll(async () => {
  installation = await testInstallation();
});

async function rowsOf<T>(statement: ReturnType<typeof sql<T>>): Promise<T[]> {
  return installation.database.asOwner(async (tx) => (await statement.execute(tx)).rows);
}

type Table = { name: string; isOn: boolean; isForced: boolean; hasSpace: boolean; policies: string | null };

const tables = (): Promise<Table[]> =>
  rowsOf(sql<Table>`
    SELECT c.relname AS name, c.relrowsecurity AS "isOn", c.relforcerowsecurity AS "isForced",
           EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'space_id' AND a.attnotnull) AS "hasSpace",
           (SELECT string_agg(p.polcmd::text || ':' || pg_get_expr(p.polqual, p.polrelid) || '/' || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), 'null')
                     || CASE WHEN p.polroles = ARRAY[c.relowner] THEN ' to owner' ELSE '' END, ' ' ORDER BY p.oid)
              FROM pg_policy p WHERE p.polrelid = c.oid) AS policies
      FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.relnamespace = current_schema()::regnamespace
     ORDER BY c.relname COLLATE "C"`);

test('every table has row-level security, forced, but the named ones', async () => {
  const all = await tables();
  expect(all.length).toBeGreaterThan(4);
  expect(all.filter(({ isOn, isForced }) => !isOn || !isForced).map(({ name }) => name)).toEqual(
    Object.keys(open).toSorted(),
  );
});

test('every table but the list of spaces and those of persons is kept by space_id, for reading and for writing', async () => {
  const kept = (await tables()).filter(
    ({ name }) => !(name in open) && name !== 'space' && !ofPersons.includes(name),
  );
  const condition = '(space_id = ( SELECT current_space_id() AS current_space_id))';
  for (const { name, hasSpace, policies } of kept) {
    const own = alsoRead[name] === undefined ? '' : ` r:${alsoRead[name]}/null`;
    expect({ name, hasSpace, policies }).toEqual({
      name,
      hasSpace: true,
      policies: `*:${condition}/${condition}${own}`,
    });
  }
});

test('tables of persons are kept by the person who logs in, open to the owner for backup', async () => {
  const kept = (await tables()).filter(({ name }) => ofPersons.includes(name));
  expect(kept).toHaveLength(ofPersons.length);
  for (const { name, policies } of kept) {
    const inSpace =
      name === 'person'
        ? ' r:(EXISTS ( SELECT\n   FROM role_assignment\n  WHERE (role_assignment.person_id = person.person_id)))/null'
        : '';
    expect({ name, policies }).toEqual({
      name,
      policies: `*:${ofPerson}/${ofPerson} *:true/true to owner${inSpace}`,
    });
  }
});

test('space_id stands first in every primary key', async () => {
  const keys = await rowsOf(sql<{ table: string; first: string }>`
    SELECT i.indrelid::regclass::text AS table, a.attname AS first
      FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
     WHERE i.indisprimary AND i.indrelid IN (SELECT oid FROM pg_class WHERE relnamespace = current_schema()::regnamespace)`);
  const others = keys.filter(({ first }) => first !== 'space_id').map(({ table }) => table);
  expect(others.toSorted()).toEqual([...Object.keys(open), ...ofPersons, 'space'].toSorted());
});

test('the application’s role owns nothing, bypasses nothing and makes nothing', async () => {
  const [role] = await rowsOf(sql`
    SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole,
           (SELECT count(*) FROM pg_class WHERE relowner = r.oid) AS owned,
           has_schema_privilege(r.oid, current_schema(), 'CREATE') AS creates
      FROM pg_roles r WHERE rolname = 'stegvis_app'`);
  expect(role).toEqual({
    rolsuper: false,
    rolbypassrls: false,
    rolcreatedb: false,
    rolcreaterole: false,
    owned: 0,
    creates: false,
  });
});

test('transactions of the application run as its role', async () => {
  const { rows } = await installation.database.outsideSpaces((tx) =>
    sql<{ role: string }>`SELECT current_user AS role`.execute(tx),
  );
  expect(rows).toEqual([{ role: 'stegvis_app' }]);
});

test('every view looks with the rights of who asks', async () => {
  const views = await rowsOf(sql<{ name: string; options: string[] | null }>`
    SELECT relname AS name, reloptions AS options FROM pg_class
     WHERE relkind = 'v' AND relnamespace = current_schema()::regnamespace`);
  expect(views.filter(({ options }) => !options?.includes('security_invoker=true')).map(({ name }) => name)).toEqual(
    [],
  );
});

test('what one space wrote, another and no space at all do not see, and cannot write', async () => {
  const [mine, other] = ['018f0000-0000-7000-8000-000000000001', '018f0000-0000-7000-8000-000000000002'];
  await installation.database.asOwner(async (tx) => {
    await sql`SELECT set_config('stegvis.space_id', ${mine}, true)`.execute(tx);
    await sql`CREATE TABLE probe (space_id uuid NOT NULL DEFAULT current_space_id(), id integer, PRIMARY KEY (space_id, id))`.execute(
      tx,
    );
    await sql`CALL protect_by_space('probe')`.execute(tx);
    await sql`INSERT INTO probe (id) VALUES (1)`.execute(tx);
  });
  const count = (spaceId: string): Promise<number> =>
    installation.database.inSpace({ spaceId, access: 'read' }, async (tx) => {
      const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM probe`.execute(tx);
      return rows[0]?.n ?? -1;
    });
  expect([await count(mine), await count(other), await count('')]).toEqual([1, 0, 0]);
  const smuggle = installation.database.inSpace({ spaceId: other, access: 'write' }, (tx) =>
    sql`INSERT INTO probe (space_id, id) VALUES (${mine}, 2)`.execute(tx),
  );
  await expect(smuggle).rejects.toThrow('row-level security');
});
