// Rows of the register as counting wants them: no name, no number, nothing that is not counted.
import type { Tx } from '#database/server';
import type { CountedParticipation, CountedSupport, OpenPeriod } from '#followup/core';
import { addDays, type IsoDate } from '#kernel';
import {
  healthMove,
  INCOME_SUPPORT,
  inForce,
  PLACEMENTS,
  type IncomeSupport,
  type ParticipationState,
} from '#participants/core';
import { sql } from 'kysely';

/** Every participation of one programme, or of all that the party runs, enrolled or not. */
export async function listCounted(tx: Tx, programme: string | null): Promise<CountedParticipation[]> {
  // Named as counting names them and read as they come: a programme's thousands of rows are the cost of every count.
  const { rows: found } = await sql<CountedRow>`
    SELECT a.id, coalesce(p.joined_to, p.id) AS person, a.programme, p.sex, p.birth_year AS "birthYear",
           -- Of then where it is known: people move.
           coalesce(a.municipality, p.municipality) AS municipality,
           a.state, a.referrer, a.referred_on AS "referredOn", a.enrolled_on AS "enrolledOn", a.exited_on AS "exitedOn",
           a.exit_reason AS "exitReason", a.income_support_start::text AS "incomeSupportStart",
           a.income_support_end::text AS "incomeSupportEnd", a.subsidy_kind AS "subsidyKind",
           a.subsidy_level AS "subsidyLevel", a.strengthened_cooperation AS "strengthenedCooperation",
           a.work_ability_at_exit AS "workAbilityAtExit", a.education, a.support_duration AS "supportDuration", a.track
      FROM participation a JOIN participant p ON p.id = a.participant_id AND p.space_id = a.space_id
     WHERE ${programme}::text IS NULL OR a.programme = ${programme}`.execute(tx.withoutPlugins());
  const placements = await placementsOf(tx, programme);
  const ends = await queueEndsOf(tx, programme);
  const health = await healthOf(tx, programme);
  const supportOf = supportReader();
  return found.map((row) => ({
    person: row.person,
    programme: row.programme,
    sex: row.sex,
    birthYear: row.birthYear,
    municipality: row.municipality,
    referrer: row.referrer,
    referredOn: row.referredOn,
    enrolledOn: row.enrolledOn,
    exitedOn: row.exitedOn,
    exitReason: row.state === 'misregistered' ? 'misregistration' : row.exitReason,
    incomeSupportStart: supportOf(row.incomeSupportStart),
    incomeSupportEnd: supportOf(row.incomeSupportEnd),
    subsidyKind: row.subsidyKind,
    subsidyLevel: row.subsidyLevel,
    strengthenedCooperation: row.strengthenedCooperation ?? false,
    workAbilityAtExit: row.workAbilityAtExit,
    education: row.education,
    supportDuration: row.supportDuration,
    track: row.track,
    health: health.get(row.id)?.vas ?? null,
    qualityOfLife: health.get(row.id)?.qualityOfLife ?? null,
    placements: placements.get(row.id) ?? [],
    queued: queuedOf({ state: row.state, referredOn: row.referredOn, endedOn: ends.get(row.id) ?? null }),
  }));
}

type CountedRow = Omit<
  CountedParticipation,
  | 'incomeSupportStart'
  | 'incomeSupportEnd'
  | 'strengthenedCooperation'
  | 'placements'
  | 'queued'
  | 'health'
  | 'qualityOfLife'
> & {
  readonly id: string;
  readonly state: ParticipationState;
  /** JSON. */
  readonly incomeSupportStart: string | null;
  readonly incomeSupportEnd: string | null;
  readonly strengthenedCooperation: boolean | null;
};

/** The same few supports stand in thousands of rows: each text is read once. */
function supportReader(): (json: string | null) => readonly CountedSupport[] | null {
  const known = new Map<string, readonly CountedSupport[]>();
  return (json) => {
    if (json === null) return null;
    const before = known.get(json);
    if (before) return before;
    const support = (JSON.parse(json) as IncomeSupport).map(({ kind, extent }) => ({
      kind: INCOME_SUPPORT[kind].state,
      extent,
    }));
    known.set(json, support);
    return support;
  };
}

/** null where the days of referral and enrolment say it. */
function queuedOf(of: {
  readonly state: ParticipationState;
  readonly referredOn: IsoDate | null;
  readonly endedOn: IsoDate | null;
}): OpenPeriod[] | null {
  const { state, referredOn, endedOn } = of;
  if (state !== 'declined' && state !== 'withdrawn') return null;
  if (referredOn === null || endedOn === null || endedOn <= referredOn) return [];
  return [{ from: referredOn, to: addDays(endedOn, -1) }];
}

/** When a referral that came to nothing left the queue. */
async function queueEndsOf(tx: Tx, programme: string | null): Promise<Map<string, IsoDate>> {
  let rows = tx
    .selectFrom('participation as a')
    .innerJoin('participationEvent as e', (join) =>
      join.onRef('e.participationId', '=', 'a.id').onRef('e.spaceId', '=', 'a.spaceId'),
    )
    .select((of) => ['a.id', of.fn.max('e.happenedOn').as('endedOn')])
    .where('a.state', 'in', ['declined', 'withdrawn'])
    .where('e.toState', 'in', ['declined', 'withdrawn'])
    .groupBy('a.id');
  if (programme !== null) rows = rows.where('a.programme', '=', programme);
  return new Map((await rows.execute()).map(({ id, endedOn }) => [id, endedOn]));
}

async function placementsOf(tx: Tx, programme: string | null): Promise<Map<string, OpenPeriod[]>> {
  let rows = tx
    .selectFrom('participationItem as i')
    .innerJoin('participation as a', (join) =>
      join.onRef('a.id', '=', 'i.participationId').onRef('a.spaceId', '=', 'i.spaceId'),
    )
    .select(['i.participationId as id', 'i.fromDay as from', 'i.toDay as to'])
    .where('i.kind', '=', 'activity')
    .where(sql<string>`i.details->>'activity'`, 'in', [...PLACEMENTS])
    .where('i.isRemoved', '=', false)
    .where((is) =>
      is.not(
        is.exists(
          is
            .selectFrom('participationItem as later')
            .select('later.id')
            .whereRef('later.replaces', '=', 'i.id')
            .whereRef('later.spaceId', '=', 'i.spaceId'),
        ),
      ),
    );
  if (programme !== null) rows = rows.where('a.programme', '=', programme);
  const placements = new Map<string, OpenPeriod[]>();
  for (const { id, ...period } of await rows.execute()) {
    placements.set(id, [...(placements.get(id) ?? []), period]);
  }
  return placements;
}

/** Health at start and exit of those who were asked. */
async function healthOf(tx: Tx, programme: string | null): Promise<Map<string, ReturnType<typeof healthMove>>> {
  let rows = tx
    .selectFrom('participationItem as i')
    .innerJoin('participation as a', (join) =>
      join.onRef('a.id', '=', 'i.participationId').onRef('a.spaceId', '=', 'i.spaceId'),
    )
    .select(['i.id', 'i.participationId', 'i.fromDay as from', 'i.details', 'i.replaces', 'i.isRemoved', 'i.kind'])
    .where('i.kind', '=', 'health')
    .orderBy('i.fromDay')
    .orderBy('i.id');
  if (programme !== null) rows = rows.where('a.programme', '=', programme);
  const items = Map.groupBy(inForce(await rows.execute()), ({ participationId }) => participationId);
  return new Map([...items].map(([id, own]) => [id, healthMove(own)]));
}
