// Rows of the register as counting wants them: no name, no number, nothing that is not counted.
import type { Tx } from '#database/server';
import type { CountedParticipation, CountedSupport, OpenPeriod } from '#followup/core';
import { addDays, type IsoDate } from '#kernel';
import { INCOME_SUPPORT, PLACEMENTS, type IncomeSupport, type ParticipationState } from '#participants/core';
import { sql } from 'kysely';

/** Every participation of one programme, or of all that the party runs, enrolled or not. */
export async function listCounted(tx: Tx, programme: string | null): Promise<CountedParticipation[]> {
  let rows = tx
    .selectFrom('participation as a')
    .innerJoin('participant as p', (join) =>
      join.onRef('p.id', '=', 'a.participantId').onRef('p.spaceId', '=', 'a.spaceId'),
    )
    .select((of) => [
      'a.id',
      of.fn.coalesce('p.joinedTo', 'p.id').as('person'),
      'a.programme',
      'p.sex',
      'p.birthYear',
      // Of then where it is known: people move.
      of.fn.coalesce('a.municipality', 'p.municipality').as('municipality'),
      'a.state',
      'a.referrer',
      'a.referredOn',
      'a.enrolledOn',
      'a.exitedOn',
      'a.exitReason',
      'a.incomeSupportStart',
      'a.incomeSupportEnd',
      'a.subsidyKind',
      'a.subsidyLevel',
      'a.strengthenedCooperation',
      'a.workAbilityAtExit',
      'a.education',
      'a.supportDuration',
      'a.track',
    ]);
  if (programme !== null) rows = rows.where('a.programme', '=', programme);
  const [found, placements, ends] = [
    await rows.execute(),
    await placementsOf(tx, programme),
    await queueEndsOf(tx, programme),
  ];
  return found.map(({ id, state, incomeSupportStart, incomeSupportEnd, ...row }) => ({
    ...row,
    exitReason: state === 'misregistered' ? 'misregistration' : row.exitReason,
    incomeSupportStart: supportOf(incomeSupportStart),
    incomeSupportEnd: supportOf(incomeSupportEnd),
    strengthenedCooperation: row.strengthenedCooperation ?? false,
    placements: placements.get(id) ?? [],
    queued: queuedOf({ state, referredOn: row.referredOn, endedOn: ends.get(id) ?? null }),
  }));
}

function supportOf(support: IncomeSupport | null): CountedSupport[] | null {
  return support?.map(({ kind, extent }) => ({ kind: INCOME_SUPPORT[kind].state, extent })) ?? null;
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
