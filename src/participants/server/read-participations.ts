import { query, useCase, type Context } from '#access/server';
import { accept, addDays, addMonths, daysBetween } from '#kernel';
import {
  checkQuality,
  DUE_TOO,
  dueOf,
  flowOf,
  QUEUED,
  STATES,
  stopOn,
  type DueKind,
  type Participant,
  type Participation,
  type QualityCode,
} from '#participants/core';
import { sql } from 'kysely';
import * as v from 'valibot';
import { openIdentities } from './identity.ts';
import { itemsOf } from './item-store.ts';
import { participantColumns, seenBy, toParticipation } from './participation-store.ts';
import { listInstruments, listPartyProgrammes } from './programmes.ts';

export type ListedParticipation = Participation & {
  readonly pseudonym: string;
  readonly sex: Participant['sex'];
  readonly birthYear: number | null;
  readonly workingName: string | null;
};

const MOST_LISTED = 500;

/** Rows that her employer may see, with working names; reading them is an entry in the trail. */
export const listParticipations = useCase({
  permission: 'participant.read',
  action: 'participant.list',
  input: v.object({
    programme: v.optional(v.nullable(v.string()), null),
    states: v.optional(v.array(v.picklist(STATES)), []),
    /** Part of a pseudonym. */
    search: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(40)), ''),
    /** Gives the rows after these many. */
    after: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
  }),
  async run(context, { programme, states, search, after }) {
    let rows = context.tx
      .selectFrom('participation')
      .innerJoin('participant as p', (join) =>
        join.onRef('p.id', '=', 'participation.participantId').onRef('p.spaceId', '=', 'participation.spaceId'),
      )
      .selectAll('participation')
      .select(['p.pseudonym', 'p.sex', 'p.birthYear'])
      .where(seenBy(context))
      .orderBy('participation.registeredOn', 'desc')
      .orderBy('participation.id', 'desc')
      .limit(MOST_LISTED)
      .offset(after);
    if (programme !== null) rows = rows.where('participation.programme', '=', programme);
    if (states.length > 0) rows = rows.where('participation.state', 'in', states);
    if (search !== '') rows = rows.where('p.pseudonym', 'ilike', `%${search.replaceAll(/[%_\\]/g, '\\$&')}%`);
    const found = await rows.execute();
    const identities = await openIdentities(
      context,
      found.map(({ participantId }) => participantId),
    );
    const listed: ListedParticipation[] = found.map((row) => ({
      ...toParticipation(row),
      pseudonym: row.pseudonym,
      sex: row.sex,
      birthYear: row.birthYear,
      workingName: identities.get(row.participantId)?.workingName ?? null,
    }));
    return accept({ rows: listed, hasMore: listed.length === MOST_LISTED });
  },
  details: ({ value }) => ({ rows: value.rows.length }),
});

/** A line of the work list: something to do, or a rule that the row breaks. */
export type WorkLine = {
  readonly participationId: string;
  readonly pseudonym: string;
  readonly programme: string;
  readonly dueOn: string;
  readonly isLate: boolean;
} & (
  | { readonly kind: DueKind; readonly about: string | null }
  | { readonly kind: 'quality'; readonly about: QualityCode }
);

/** What is due until a day in the rows that her employer may see, the oldest first: pseudonyms, no names. */
export const readWorkList = query({
  permission: 'participant.check',
  input: v.object({
    daysAhead: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(400)), 14),
    programme: v.optional(v.nullable(v.string()), null),
  }),
  async run(context, { daysAhead, programme: wanted }) {
    const { tx, today } = context;
    const until = addDays(today, daysAhead);
    let some = tx
      .selectFrom('participation')
      .selectAll()
      .where(seenBy(context))
      .where('state', 'not in', ['declined', 'withdrawn', 'misregistered'])
      .where((is) => is.or([is('exitedOn', 'is', null), is('exitedOn', '>=', addMonths(today, -30))]));
    if (wanted !== null) some = some.where('programme', '=', wanted);
    const rows = (await some.execute()).map(toParticipation);
    const items = Map.groupBy(
      await itemsOf(
        tx,
        rows.map(({ id }) => id),
      ),
      ({ participationId }) => participationId,
    );
    const programmes = new Map((await listPartyProgrammes(tx)).map((one) => [one.slug, one]));
    const instruments = await listInstruments(tx);
    const people = await peopleOf(context, rows);
    const siblings = Map.groupBy(rows, ({ participantId, programme }) => {
      return `${people.get(participantId)?.joinedTo ?? participantId} ${programme}`;
    });
    const due = rows.flatMap((participation): WorkLine[] => {
      const programme = programmes.get(participation.programme);
      const participant = people.get(participation.participantId);
      if (!programme || !participant) return [];
      const own = items.get(participation.id) ?? [];
      const about = { pseudonym: participant.pseudonym, programme: participation.programme };
      const same = siblings.get(`${participant.joinedTo ?? participant.id} ${participation.programme}`) ?? [];
      const findings = checkQuality({
        participation,
        participant,
        programme,
        items: own,
        siblings: same.filter(({ id }) => id !== participation.id),
        today,
      });
      return [
        ...dueOf({ participation, items: own, programme, instruments, until }).map((one) => ({
          ...one,
          ...about,
          isLate: one.dueOn < today,
        })),
        ...findings
          .filter(
            ({ code, severity, deadline }) => severity !== 'info' && deadline <= until && !DUE_TOO.includes(code),
          )
          .map(({ participationId, code, deadline }) => ({
            participationId,
            ...about,
            kind: 'quality' as const,
            about: code,
            dueOn: deadline,
            isLate: deadline < today,
          })),
      ];
    });
    return accept(due.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0)));
  },
});

async function peopleOf({ tx }: Context, rows: readonly Participation[]) {
  const ids = [...new Set(rows.map(({ participantId }) => participantId))];
  const people = await tx
    .selectFrom('participant')
    .select(participantColumns)
    .where('id', '=', sql<string>`ANY(${ids}::uuid[])`)
    .execute();
  return new Map(people.map((one) => [one.id, one]));
}

/** Queue and places of each programme: who waits, for how long, and whether referrals are taken. */
export const readWaiting = query({
  permission: 'participant.check',
  input: v.object({}),
  async run({ tx, today }) {
    const rows = await tx
      .selectFrom('participation')
      .select(['programme', 'state', 'referredOn', 'waitingSince'])
      .where('state', 'in', [...QUEUED, 'accepted', 'enrolled'])
      .execute();
    const programmes = await listPartyProgrammes(tx);
    return accept(
      programmes.map((programme) => {
        const own = rows.filter((row) => row.programme === programme.slug);
        const waits = own
          .filter(({ state }) => QUEUED.includes(state))
          .flatMap(({ referredOn }) => (referredOn ? [daysBetween({ from: referredOn, to: today })] : []))
          .toSorted((a, b) => a - b);
        const enrolled = own.filter(({ state }) => state === 'enrolled').length;
        return {
          programme: programme.slug,
          name: programme.name,
          capacity: programme.capacity,
          enrolled,
          free: programme.capacity === null ? null : Math.max(0, programme.capacity - enrolled),
          accepted: own.filter(({ state }) => state === 'accepted').length,
          queue: own.filter(({ state }) => QUEUED.includes(state)).length,
          onWaitingList: own.filter(({ state }) => state === 'waitingList').length,
          medianWaitDays: waits[Math.ceil(waits.length / 2) - 1] ?? null,
          longestWaitDays: waits.at(-1) ?? null,
          stop: stopOn(programme, today),
        };
      }),
    );
  },
});

/** Where people went from one programme to the next, for a Sankey picture and its table. */
export const readFlow = query({
  permission: 'participant.check',
  input: v.object({ from: v.optional(v.nullable(v.string()), null), to: v.optional(v.nullable(v.string()), null) }),
  async run({ tx }, { from, to }) {
    let rows = tx
      .selectFrom('participation as a')
      .innerJoin('participant as p', (join) =>
        join.onRef('p.id', '=', 'a.participantId').onRef('p.spaceId', '=', 'a.spaceId'),
      )
      .select((of) => [
        of.fn.coalesce('p.joinedTo', 'p.id').as('person'),
        'a.programme',
        'a.enrolledOn',
        'a.exitedOn',
      ])
      .where('a.enrolledOn', 'is not', null)
      .where('a.state', '<>', 'misregistered');
    if (from !== null) rows = rows.where((is) => is.or([is('a.exitedOn', 'is', null), is('a.exitedOn', '>=', from)]));
    if (to !== null) rows = rows.where('a.enrolledOn', '<=', to);
    const stays = (await rows.execute()).flatMap(({ enrolledOn, ...stay }) =>
      enrolledOn === null ? [] : [{ ...stay, enrolledOn }],
    );
    return accept(flowOf(stays));
  },
});
