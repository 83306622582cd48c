// A register as large as the whole sector's, for `./stegvis bench participants`: made by the database itself, of nobody.
import { makePartySpace, openSession, type Session } from '#access/server';
import { enterSpace, type Installation, type Tx } from '#database/server';
import { now } from '#kernel';
import { programmeOf } from '#participants/core';
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
    await installation.database.inSpace({ spaceId, access: 'write' }, (tx) => fillSpace(tx, { programmes, rows }));
    const session = await openSession(installation, { actor: { kind: 'operator', name: 'bench' }, spaceId });
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
    INSERT INTO participant (id, pseudonym, sex, birth_year, municipality, is_protected, created_at)
    SELECT gen_random_uuid(), 'p' || n, CASE WHEN n % 100 < 55 THEN 'female' ELSE 'male' END, 1955 + n * 7 % 52,
           (ARRAY['Ekby', 'Alby', 'Lindby', 'Norrby'])[1 + n % 4], false, now()
    FROM generate_series(1, ${Math.ceil((rows * 5) / 6)}::integer) n`.execute(tx);
  await sql`
    WITH person AS (SELECT id, row_number() OVER () AS n FROM participant),
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
