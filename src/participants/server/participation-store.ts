// Rows ↔ participations and participants.
import type { Context } from '#access/server';
import type { Tx } from '#database/server';
import { sql, type Selectable } from 'kysely';
import { maySee, type Participant, type Participation } from '#participants/core';
import type { ParticipationTable } from './tables.ts';

/** What a person's session and the machine see: the operator brings rows in and out and is not asked for an employer. */
export type Viewer = Pick<Context, 'actor' | 'employer'>;

export function sees(viewer: Viewer, participation: Pick<Participation, 'sharedWith'>): boolean {
  return viewer.actor.kind === 'operator' || maySee(participation, viewer.employer);
}

/**
 * The same in SQL, for lists. Under row-level security the planner may not look at what the lists hold and takes one row in a
 * hundred to be seen, sorts all and pages nothing; of `coalesce` it assumes every other row, and then walks the index.
 */
export function seenBy(viewer: Viewer) {
  if (viewer.actor.kind === 'operator') return sql<boolean>`true`;
  return sql<boolean>`coalesce(participation.shared_with @> to_jsonb(${viewer.employer ?? ''}::text), false)`;
}

export async function findParticipation(
  tx: Tx,
  id: string,
  how: { isLocked: boolean },
): Promise<Participation | null> {
  const one = tx.selectFrom('participation').selectAll().where('id', '=', id);
  const row = await (how.isLocked ? one.forUpdate() : one).executeTakeFirst();
  return row ? toParticipation(row) : null;
}

export async function participationsOf(tx: Tx, participantIds: readonly string[]): Promise<Participation[]> {
  const rows = await tx
    .selectFrom('participation')
    .selectAll()
    .where('participantId', '=', sql<string>`ANY(${[...participantIds]}::uuid[])`)
    .orderBy('referredOn')
    .orderBy('id')
    .execute();
  return rows.map(toParticipation);
}

export function toParticipation(row: Selectable<ParticipationTable>): Participation {
  const { spaceId: _, ...participation } = row;
  return participation;
}

/** As the columns want it: lists and objects as JSON. */
export function toColumns<T extends Partial<Participation>>(part: T): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(part).map(([name, value]) => [
      name,
      value !== null && typeof value === 'object' ? JSON.stringify(value) : value,
    ]),
  );
}

export async function insertParticipation(tx: Tx, participation: Participation): Promise<void> {
  await tx
    .insertInto('participation')
    .values(toColumns(participation) as never)
    .execute();
}

export async function updateParticipation(
  tx: Tx,
  before: Participation,
  change: Partial<Participation>,
): Promise<Participation> {
  const after = { ...before, ...change, version: before.version + 1 };
  await tx
    .updateTable('participation')
    .set(toColumns({ ...change, version: after.version }) as never)
    .where('id', '=', before.id)
    .execute();
  return after;
}

export async function findParticipant(tx: Tx, id: string): Promise<Participant | null> {
  const row = await tx.selectFrom('participant').select(participantColumns).where('id', '=', id).executeTakeFirst();
  return row ?? null;
}

/** The record that stands for a person: that which this one is joined to, or itself. */
export function rootOf(participant: Participant): string {
  return participant.joinedTo ?? participant.id;
}

/** Ids of all records of the same person. */
export async function recordsOf(tx: Tx, participant: Participant): Promise<string[]> {
  const root = rootOf(participant);
  const rows = await tx
    .selectFrom('participant')
    .select('id')
    .where((is) => is.or([is('id', '=', root), is('joinedTo', '=', root)]))
    .execute();
  return rows.map(({ id }) => id);
}

export const participantColumns = [
  'id',
  'pseudonym',
  'sex',
  'birthYear',
  'municipality',
  'isProtected',
  'joinedTo',
  'consentWithdrawnOn',
  'disposedOn',
] as const;

/** A participation before anything is known but that somebody was referred. */
export const unknownYet = {
  version: 1,
  answeredOn: null,
  waitingSince: null,
  declineReason: null,
  referrerLeftOn: null,
  enrolledOn: null,
  education: null,
  occupationStart: null,
  incomeSupportStart: null,
  supportDuration: null,
  needsFrom: [],
  legalBasis: null,
  consentOn: null,
  consentVersion: null,
  overrides: [],
  answers: {},
  exitedOn: null,
  exitRegisteredOn: null,
  exitReason: null,
  exitCode: null,
  subsidyKind: null,
  subsidyLevel: null,
  occupationEnd: null,
  occupationExtent: null,
  continuedWhere: null,
  strengthenedCooperation: null,
  workAbilityAtExit: null,
  track: null,
  incomeSupportEnd: null,
  importKey: null,
} as const satisfies Partial<Participation>;
