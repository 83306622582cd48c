// Disposal: nothing is removed until the party has entered its decision, and then by destroying keys.
import { query, useCase, type Context } from '#access/server';
import { destroyDataKeys, insertMany } from '#database/server';
import { accept, addMonths, refuse, type IsoDate, type Result } from '#kernel';
import { DayInput, PROPOSED_MONTHS, STATES, type DisposalDecision } from '#participants/core';
import { sql } from 'kysely';
import * as v from 'valibot';
import { isOpen } from './refer.ts';

export type DueForDisposal = {
  readonly participantId: string;
  readonly pseudonym: string;
  /** The newest day on which something of hers ended. */
  readonly endedOn: IsoDate;
  readonly dueOn: IsoDate;
};

export type Retention = {
  /** null: nothing may be removed. */
  readonly decision: DisposalDecision | null;
  /** Months after the end: of the decision, or what is proposed while there is none. */
  readonly months: number;
  readonly due: readonly DueForDisposal[];
};

export type CannotDispose = { readonly kind: 'noDecision' } | { readonly kind: 'comingDay' };

/** Enters the party's decision on disposal: its register number, its day, and how long after the end. */
export const saveDisposalDecision = useCase({
  permission: 'participant.manage',
  action: 'participant.saveDisposalDecision',
  input: v.object({
    registerNumber: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100)),
    decidedOn: DayInput,
    monthsAfterExit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1200)), PROPOSED_MONTHS),
  }),
  async run(context, decision): Promise<Result<DisposalDecision, CannotDispose>> {
    if (decision.decidedOn > context.today) return refuse({ kind: 'comingDay' });
    await context.tx
      .insertInto('disposalDecision')
      .values({ ...decision, id: context.newId(), enteredAt: context.now, enteredBy: context.actor.id })
      .execute();
    return accept(decision);
  },
  details: ({ value }) => ({ decidedOn: value.decidedOn, months: value.monthsAfterExit }),
});

/** Whose data is due; nobody is, but as a proposal, until there is a decision. */
export const readRetention = query({
  permission: 'participant.manage',
  input: v.object({}),
  run: async (context) => accept(await retentionOf(context)),
});

/** Removes what is due: the keys are destroyed, and with them identity and free text; coded rows stay for the counts. */
export const runRetention = useCase({
  permission: 'participant.manage',
  action: 'participant.dispose',
  input: v.object({ isConfirmed: v.literal(true) }),
  async run(context): Promise<Result<Retention, CannotDispose>> {
    const retention = await retentionOf(context);
    const { decision, due } = retention;
    if (!decision) return refuse({ kind: 'noDecision' });
    const { tx, today, now, actor, space } = context;
    await insertMany(
      tx,
      'participation_event',
      due.map(({ participantId }) => ({
        id: context.newId(),
        participant_id: participantId,
        at: now,
        actor_id: actor.id,
        kind: 'dispose',
        happened_on: today,
        changes: {},
      })),
    );
    const ids = due.map(({ participantId }) => participantId);
    await tx
      .updateTable('participant')
      .set({ sealedIdentity: null, sealedName: null, disposedOn: today })
      .where('id', '=', sql<string>`ANY(${ids}::uuid[])`)
      .execute();
    const destroyed = due.map(({ participantId }) => ({
      spaceId: space.id,
      ownerId: participantId,
      on: today,
      decision: decision.registerNumber,
    }));
    await destroyDataKeys(tx, context, destroyed);
    return accept(retention);
  },
  details: ({ value }) => ({ disposed: value.due.length, decision: value.decision?.registerNumber ?? null }),
});

async function retentionOf({ tx, today }: Context): Promise<Retention> {
  const decision = await tx
    .selectFrom('disposalDecision')
    .select(['registerNumber', 'decidedOn', 'monthsAfterExit'])
    .orderBy('enteredAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const months = decision?.monthsAfterExit ?? PROPOSED_MONTHS;
  const people = await tx
    .selectFrom('participant')
    .select(['id', 'pseudonym', 'joinedTo'])
    .where('disposedOn', 'is', null)
    .orderBy('pseudonym')
    .execute();
  const ends = await tx
    .selectFrom('participation')
    .select([
      'participantId',
      sql<IsoDate>`max(coalesce(exited_on, answered_on, registered_on))`.as('endedOn'),
      sql<boolean>`bool_or(state = ANY(${OPEN}::text[]))`.as('isOpen'),
    ])
    .groupBy('participantId')
    .execute();
  const rootOf = new Map(people.map(({ id, joinedTo }) => [id, joinedTo ?? id]));
  // Records that are one person go together, when the last of them is due.
  const byPerson = Map.groupBy(ends, ({ participantId }) => rootOf.get(participantId));
  const due = people.flatMap(({ id, pseudonym }) => {
    const own = byPerson.get(rootOf.get(id)) ?? [];
    if (own.length === 0 || own.some((one) => one.isOpen)) return [];
    const endedOn = own.reduce((last, one) => (one.endedOn > last ? one.endedOn : last), '');
    const dueOn = addMonths(endedOn, months);
    return dueOn < today ? [{ participantId: id, pseudonym, endedOn, dueOn }] : [];
  });
  return {
    decision: decision ?? null,
    months,
    due: due.toSorted((a, b) => (a.endedOn < b.endedOn ? -1 : a.endedOn > b.endedOn ? 1 : 0)),
  };
}

const OPEN = STATES.filter((state) => isOpen({ state }));
