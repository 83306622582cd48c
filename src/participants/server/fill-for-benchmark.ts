// A register as large as the whole sector's, for `./stegvis bench participants`: made by the database itself, of nobody.
import { makePartySpace, openSession, type Session } from '#access/server';
import {
  enterSpace,
  insertDataKeys,
  insertMany,
  newDataKey,
  newId,
  sealUnder,
  spaceKey,
  type Installation,
  type Tx,
} from '#database/server';
import { now } from '#kernel';
import { PLACEMENTS, programmeOf } from '#participants/core';
import { sql } from 'kysely';

export type BenchmarkSize = {
  readonly parties: number;
  readonly programmes: number;
  readonly participations: number;
};

/** One party for each association, with ten years of participations in each of its programmes. */
export async function fillForBenchmark(
  installation: Installation,
  { parties, programmes, participations }: BenchmarkSize,
  progress: (sentence: string) => void,
): Promise<Session[]> {
  const sessions: Session[] = [];
  for (let at = 0; at < parties; at += 1) {
    const made = await makePartySpace(installation, {
      name: `Part ${at + 1}`,
      orgNumber: null,
      associationOrgNumber: `222000-${String(at + 1).padStart(4, '0')}`,
      createdAt: now(),
    });
    if (!made.ok) throw new Error(`the benchmark's party was refused: ${made.refusal.kind}`);
    const spaceId = made.value.id;
    const rows = Math.round(participations / parties);
    const session = await openSession(installation, { actor: { kind: 'operator', name: 'bench' }, spaceId });
    await installation.database.inSpace({ spaceId, access: 'write' }, async (tx) => {
      await fillPeople(tx, session, Math.ceil((rows * 5) / 6));
      await fillSpace(tx, { programmes, rows });
      await fillItems(tx, session);
    });
    sessions.push({ ...session, roles: ['programmeLeader', 'operator'], isStrong: true });
    progress(`filled ${at + 1} of ${parties} parties`);
  }
  await installation.database.asOwner(async (tx) => {
    await enterSpace(tx, sessions[0]?.space.id ?? '');
    await sql`ANALYZE participant, participation, participation_item, participation_event`.execute(tx);
  });
  return sessions;
}

/** The floor under every list and package: counting one programme's rows in plain SQL. */
export async function countPlainly(session: Session, programme: string): Promise<number> {
  return session.database.inSpace({ spaceId: session.space.id, access: 'read' }, async (tx) => {
    const { rows } = await sql<{ count: number }>`
      SELECT count(*)::integer AS count FROM participation WHERE programme = ${programme}`.execute(tx);
    return rows[0]?.count ?? 0;
  });
}

/** Everybody with a working name under a key of her own, as a party keeps them. */
async function fillPeople(tx: Tx, { installation, space }: Session, count: number): Promise<void> {
  const master = await spaceKey(tx, installation, space.id);
  const people = Array.from({ length: count }, (_, at) => {
    const { key, wrapped } = newDataKey(master, newId());
    return { n: at + 1, id: key.ownerId, wrapped, sealedName: sealUnder(key, `Arbetsnamn ${at + 1}`) };
  });
  await insertDataKeys(
    tx,
    people.map(({ id, wrapped }) => ({ ownerId: id, wrapped })),
  );
  const towns = ['Ekby', 'Alby', 'Lindby', 'Norrby'];
  await insertMany(
    tx,
    'participant',
    people.map(({ n, id, sealedName }) => ({
      id,
      pseudonym: `p${n}`,
      sex: n % 100 < 55 ? 'female' : 'male',
      birth_year: 1955 + ((n * 7) % 52),
      municipality: towns[n % 4] ?? null,
      is_protected: false,
      sealed_name: sealedName,
      created_at: now(),
    })),
  );
}

/** One in two has an activity, every third of them with an employer; whoever is there still was asked about violence. */
async function fillItems(tx: Tx, { actor }: Session): Promise<void> {
  await sql`
    INSERT INTO participation_item (id, participation_id, kind, from_day, to_day, details, recorded_at, recorded_by)
    SELECT gen_random_uuid(), id, 'activity', enrolled_on + 20, coalesce(exited_on, enrolled_on + 60),
           jsonb_build_object('activity', CASE WHEN extract(day FROM enrolled_on)::integer % 3 = 0
             THEN ${PLACEMENTS[0] ?? ''}::text ELSE 'health' END), now(), ${actor.id}::uuid
      FROM participation WHERE extract(day FROM enrolled_on)::integer % 2 = 0 AND exited_on IS DISTINCT FROM enrolled_on`.execute(
    tx,
  );
  await sql`
    INSERT INTO participation_item (id, participation_id, kind, from_day, details, recorded_at, recorded_by)
    SELECT gen_random_uuid(), id, 'violenceAsked', enrolled_on + 90 * n, '{}', now(), ${actor.id}::uuid
      FROM participation, generate_series(1, 3) n WHERE state = 'enrolled'`.execute(tx);
}

/** `programme-1` and on, each with the same number of rows; five people out of six take part once. */
async function fillSpace(tx: Tx, { programmes, rows }: { programmes: number; rows: number }): Promise<void> {
  for (let at = 1; at <= programmes; at += 1) {
    const programme = programmeOf({ slug: `programme-${at}`, name: `Programme ${at}` });
    await tx
      .insertInto('partyProgramme')
      .values({ slug: programme.slug, version: 1, document: JSON.stringify(programme) })
      .execute();
  }
  await sql`
    WITH person AS (SELECT id, row_number() OVER (ORDER BY id) AS n FROM participant),
    made AS (
      SELECT n, 1 + n % ${programmes}::integer AS programme, date '2015-01-01' + (n * 7919 % 3650)::integer AS enrolled
      FROM generate_series(1, ${rows}::integer) n)
    INSERT INTO participation (id, participant_id, programme, version, state, referrer, referred_on, registered_on,
      enrolled_on, exited_on, exit_reason, education, support_duration, income_support_start, income_support_end,
      work_ability_at_exit, strengthened_cooperation, shared_with)
    SELECT gen_random_uuid(), person.id, 'programme-' || programme, 1,
      CASE WHEN made.n % 10 = 0 THEN 'enrolled' ELSE 'exited' END,
      (ARRAY['kommun', 'region', 'forsakringskassan', 'arbetsformedlingen', 'self'])[1 + made.n * 13 % 5],
      enrolled - 10 - (made.n * 31 % 80)::integer, enrolled - 10, enrolled,
      CASE WHEN made.n % 10 > 0 THEN enrolled + 60 + (made.n * 101 % 400)::integer END,
      CASE WHEN made.n % 10 > 0 THEN (ARRAY['workUnsubsidised', 'workSubsidised', 'studies', 'illness',
        'continuedRehabilitation', 'other', 'ownRequest', 'backToReferrer'])[1 + made.n * 17 % 8] END,
      (ARRAY['primary', 'secondary', 'tertiary'])[1 + made.n % 3], '2-3',
      '[{"kind": "forsorjningsstod", "extent": 100}]'::jsonb,
      CASE WHEN made.n % 10 > 0 THEN '[{"kind": "arbete", "extent": 100}]'::jsonb END,
      made.n % 2 = 0, made.n % 9 = 0, '["kommun"]'::jsonb
    FROM made JOIN person ON person.n = 1 + made.n % (SELECT count(*) FROM person)`.execute(tx);
}
