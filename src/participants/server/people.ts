// What concerns a person and not one participation: her identity, her consent, and records that are one person.
import { useCase } from '#access/server';
import { accept, refuse, type Result } from '#kernel';
import {
  changesOf,
  DayInput,
  IdInput,
  type CannotChangeParticipation,
  type Participant,
  type Participation,
} from '#participants/core';
import { sql } from 'kysely';
import * as v from 'valibot';
import type { Context } from '#access/server';
import { changeIdentity, openIdentities } from './identity.ts';
import {
  findParticipant,
  participantColumns,
  participationsOf,
  recordsOf,
  rootOf,
  sees,
} from './participation-store.ts';
import { recordEvent } from './steps.ts';

type Changed = Result<Participant, CannotChangeParticipation>;

/** The person, if one of her rows is shared with who asks. */
export async function findPerson(context: Context, id: string): Promise<Changed> {
  const person = await findParticipant(context.tx, id);
  if (!person) return refuse({ kind: 'noSuchParticipant' });
  if (person.disposedOn) return refuse({ kind: 'disposed', on: person.disposedOn });
  const rows = await participationsOf(context.tx, await recordsOf(context.tx, person));
  return rows.some((row) => sees(context, row)) ? accept(person) : refuse({ kind: 'notShared' });
}

/** Corrects sex, birth year, municipality, number or name. Protecting an identity takes number, name and municipality away. */
export const changePerson = useCase({
  permission: 'participant.save',
  action: 'participant.changePerson',
  input: v.object({
    id: IdInput,
    sex: v.optional(v.picklist(['female', 'male'])),
    birthYear: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1900), v.maxValue(2200)))),
    municipality: v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)))),
    isProtected: v.optional(v.boolean()),
    identityNumber: v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(20)))),
    workingName: v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(80)))),
  }),
  async run(context, { id, identityNumber, workingName, ...wanted }): Promise<Changed> {
    const found = await findPerson(context, id);
    if (!found.ok) return found;
    const before = found.value;
    if (before.consentWithdrawnOn) return refuse({ kind: 'consentWithdrawn', on: before.consentWithdrawnOn });
    const isProtected = wanted.isProtected ?? before.isProtected;
    if (isProtected && (identityNumber || workingName || wanted.municipality))
      return refuse({ kind: 'identityLocked' });
    const identity = isProtected ? { identityNumber: null, workingName: null } : { identityNumber, workingName };
    const changed = await changeIdentity(context, id, identity);
    if (!changed.ok) return changed;
    const change = { ...wanted, ...(isProtected ? { municipality: null } : {}) };
    const changes = changesOf(before, change);
    if (Object.keys(changes).length > 0) {
      await context.tx.updateTable('participant').set(change).where('id', '=', id).execute();
    }
    if (isProtected && !before.isProtected) {
      // What was counted by municipality before stays in packages; the register keeps none.
      await context.tx
        .updateTable('participation')
        .set({ municipality: null })
        .where('participantId', '=', id)
        .execute();
    }
    if (Object.keys(changes).length === 0 && changed.value.length === 0) return found;
    await recordEvent(context, {
      participantId: id,
      participationId: null,
      kind: 'changePerson',
      on: context.today,
      // Of numbers and names only that they were changed; of a municipality that is now protected, not even which.
      changes: {
        ...changes,
        ...(isProtected && changes['municipality'] ? { municipality: { before: null, after: null } } : {}),
        ...Object.fromEntries(changed.value.map((field) => [field, { before: null, after: null }])),
      },
    });
    return again(context, id);
  },
  details: ({ command }) => ({ participant: command.id }),
});

/** A withdrawn consent stops collecting and locks the identity; a new one opens both. Removal follows the decision. */
export const noteConsent = useCase({
  permission: 'participant.save',
  action: 'participant.noteConsent',
  input: v.object({ id: IdInput, what: v.picklist(['withdrawn', 'given']), on: DayInput }),
  async run(context, { id, what, on }): Promise<Changed> {
    const found = await findPerson(context, id);
    if (!found.ok) return found;
    if (on > context.today) return refuse({ kind: 'comingDay', day: on });
    const consentWithdrawnOn = what === 'withdrawn' ? on : null;
    const ids = await recordsOf(context.tx, found.value);
    await context.tx.updateTable('participant').set({ consentWithdrawnOn }).where('id', 'in', ids).execute();
    for (const participantId of ids) {
      const kind = what === 'withdrawn' ? 'consentWithdrawn' : 'consentGiven';
      await recordEvent(context, { participantId, participationId: null, kind, on });
    }
    return again(context, id);
  },
  details: ({ command }) => ({ participant: command.id, what: command.what }),
});

/** A record beside another: who it seems to be, and what she takes part in. */
export type ComparedRecord = Participant & {
  readonly workingName: string | null;
  readonly participations: readonly Participation[];
};

/** Two persons side by side, to see whether they are one: every record of each, with names. */
export const compareParticipants = useCase({
  permission: 'participant.read',
  action: 'participant.compare',
  input: v.object({ id: IdInput, pseudonym: v.pipe(v.string(), v.trim(), v.maxLength(40)) }),
  async run(context, { id, pseudonym }): Promise<Result<Compared, CannotChangeParticipation>> {
    const own = await findPerson(context, id);
    if (!own.ok) return own;
    const found = await context.tx
      .selectFrom('participant')
      .select(participantColumns)
      .where(sql<string>`upper(pseudonym)`, '=', pseudonym.toUpperCase())
      .executeTakeFirst();
    // Whether somebody is here whom she may not see is not told.
    const other = found ? await findPerson(context, found.id) : null;
    if (!other?.ok) return refuse({ kind: 'noSuchParticipant' });
    if (rootOf(own.value) === rootOf(other.value)) return refuse({ kind: 'samePerson' });
    return accept({ own: await recordsBeside(context, own.value), other: await recordsBeside(context, other.value) });
  },
  details: ({ command, value }) => ({ participant: command.id, beside: value.other[0]?.id ?? null }),
});

export type Compared = { readonly own: readonly ComparedRecord[]; readonly other: readonly ComparedRecord[] };

async function recordsBeside(context: Context, person: Participant): Promise<ComparedRecord[]> {
  const ids = await recordsOf(context.tx, person);
  const identities = await openIdentities(context, ids);
  const all = await participationsOf(context.tx, ids);
  const people = await context.tx
    .selectFrom('participant')
    .select(participantColumns)
    .where('id', 'in', ids)
    .execute();
  return people.map((one) => ({
    ...one,
    workingName: identities.get(one.id)?.workingName ?? null,
    participations: all.filter((row) => row.participantId === one.id && sees(context, row)),
  }));
}

/**
 * Two records are one person: counted once, read together. Nothing is moved, so that they can be parted again. Whichever
 * stands alone goes under the other's root.
 */
export const joinParticipants = useCase({
  permission: 'participant.save',
  action: 'participant.join',
  input: v.object({ id: IdInput, to: IdInput }),
  async run(context, { id, to }): Promise<Changed> {
    if (id === to) return refuse({ kind: 'samePerson' });
    const [own, other] = [await findPerson(context, id), await findPerson(context, to)];
    if (!own.ok) return own;
    if (!other.ok) return other;
    if (rootOf(own.value) === rootOf(other.value)) return refuse({ kind: 'joinedElsewhere' });
    const isAlone = async (person: Participant) => (await recordsOf(context.tx, person)).length === 1;
    const [moved, root] = (await isAlone(own.value))
      ? [own.value.id, rootOf(other.value)]
      : (await isAlone(other.value))
        ? [other.value.id, rootOf(own.value)]
        : [null, null];
    if (moved === null) return refuse({ kind: 'joinedElsewhere' });
    await context.tx.updateTable('participant').set({ joinedTo: root }).where('id', '=', moved).execute();
    await recordEvent(context, {
      participantId: moved,
      participationId: null,
      kind: 'join',
      on: context.today,
      changes: { joinedTo: { before: null, after: root } },
    });
    return again(context, moved);
  },
  details: ({ command }) => ({ participant: command.id, to: command.to }),
});

/** The record is a person of its own again. */
export const partParticipants = useCase({
  permission: 'participant.save',
  action: 'participant.part',
  input: v.object({ id: IdInput }),
  async run(context, { id }): Promise<Changed> {
    const found = await findPerson(context, id);
    if (!found.ok) return found;
    const before = found.value.joinedTo;
    if (!before) return refuse({ kind: 'notJoined' });
    await context.tx.updateTable('participant').set({ joinedTo: null }).where('id', '=', id).execute();
    const changes = { joinedTo: { before, after: null } };
    await recordEvent(context, {
      participantId: id,
      participationId: null,
      kind: 'part',
      on: context.today,
      changes,
    });
    return again(context, id);
  },
  details: ({ command }) => ({ participant: command.id }),
});

async function again({ tx }: Context, id: string): Promise<Changed> {
  const row = await tx
    .selectFrom('participant')
    .select(participantColumns)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return accept(row);
}
