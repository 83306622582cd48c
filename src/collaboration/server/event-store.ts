// Rows ↔ events.
import type { CollaborationEvent, EventContent, Score } from '#collaboration/core';
import type { Tx } from '#database/server';
import type { Period } from '#kernel';
import type { Selectable } from 'kysely';
import type { EventTable } from './tables.ts';

export type SavedEvent = CollaborationEvent & { readonly key: string };

/** Newest first. */
export async function listEvents(tx: Tx, period?: Period): Promise<SavedEvent[]> {
  const rows = await tx
    .selectFrom('event')
    .selectAll()
    .$if(period !== undefined, (query) =>
      query.where('heldOn', '>=', period?.from ?? '').where('heldOn', '<=', period?.to ?? ''),
    )
    .orderBy('heldOn', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return withParts(tx, rows);
}

export async function findEvent(tx: Tx, id: string): Promise<SavedEvent | null> {
  const rows = await tx.selectFrom('event').selectAll().where('id', '=', id).execute();
  return (await withParts(tx, rows))[0] ?? null;
}

async function withParts(tx: Tx, rows: readonly Selectable<EventTable>[]): Promise<SavedEvent[]> {
  if (rows.length === 0) return [];
  const one = rows.length === 1 ? rows[0]?.id : undefined;
  const parties = await tx
    .selectFrom('eventParty')
    .selectAll()
    .$if(one !== undefined, (query) => query.where('eventId', '=', one ?? ''))
    .orderBy('position')
    .execute();
  const scores = await tx
    .selectFrom('eventScore')
    .selectAll()
    .$if(one !== undefined, (query) => query.where('eventId', '=', one ?? ''))
    .orderBy('question')
    .execute();
  const partiesOf = Map.groupBy(parties, ({ eventId }) => eventId);
  const scoresOf = Map.groupBy(scores, ({ eventId }) => eventId);
  return rows.map((row) => ({
    id: row.id,
    key: row.key,
    kind: row.kind,
    title: row.title,
    form: row.form,
    place: row.place,
    kommun: row.kommun,
    organiser: row.organiser,
    coOrganisers: row.coOrganisers,
    cases: row.cases,
    costOre: row.costOre,
    comment: row.comment,
    source: row.source,
    surveyRound: row.surveyRound,
    fromAssociation: row.fromAssociation,
    offerId: row.offerId,
    version: row.version,
    group: row.groupName,
    date: row.heldOn,
    parties: (partiesOf.get(row.id) ?? []).map(({ organisation, isExpected, hasCome, women, men, others }) => ({
      organisation,
      isExpected,
      hasCome,
      women,
      men,
      others,
    })),
    scores: (scoresOf.get(row.id) ?? []).map(({ question, marks, mean, answers }): Score =>
      marks ? { question, marks } : { question, mean: mean ?? 0, answers },
    ),
  }));
}

export type EventToKeep = {
  readonly id: string;
  readonly key: string;
  readonly version: number;
  readonly event: EventContent;
  readonly from?: { readonly association: string; readonly offerId: string };
};

/** Writes an event whole: what it had before is replaced. */
export async function keepEvent(tx: Tx, { id, key, version, event, from }: EventToKeep): Promise<void> {
  const { parties, scores, group, date, ...rest } = event;
  const row = { ...rest, key, groupName: group, heldOn: date, version };
  await tx
    .insertInto('event')
    .values({
      id,
      ...row,
      surveyRound: null,
      fromAssociation: from?.association ?? null,
      offerId: from?.offerId ?? null,
    })
    .onConflict((conflict) => conflict.columns(['spaceId', 'id']).doUpdateSet(row))
    .execute();
  await tx.deleteFrom('eventParty').where('eventId', '=', id).execute();
  await tx.deleteFrom('eventScore').where('eventId', '=', id).execute();
  if (parties.length > 0) {
    const rows = parties.map((party, position) => ({ eventId: id, position, ...party }));
    await tx.insertInto('eventParty').values(rows).execute();
  }
  if (scores.length > 0) {
    const rows = scores.map((score) => ({
      eventId: id,
      question: score.question,
      marks: 'marks' in score ? (JSON.stringify(score.marks) as unknown as readonly number[]) : null,
      mean: 'marks' in score ? null : score.mean,
      answers: 'marks' in score ? null : score.answers,
    }));
    await tx.insertInto('eventScore').values(rows).execute();
  }
}

/** What a person or a list says of an event, in a form that can be compared. */
export function contentOf(event: EventContent): string {
  const {
    kind,
    title,
    group,
    date,
    form,
    place,
    kommun,
    organiser,
    coOrganisers,
    cases,
    costOre,
    comment,
    parties,
    scores,
  } = event;
  const said = parties.map(({ organisation, isExpected, hasCome, women, men, others }) => [
    organisation,
    isExpected,
    hasCome,
    women,
    men,
    others,
  ]);
  const marks = scores
    .map((score) => ('marks' in score ? [score.question, score.marks] : [score.question, score.mean, score.answers]))
    .toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));
  return JSON.stringify([
    kind,
    title,
    group,
    date,
    form,
    place,
    kommun,
    organiser,
    coOrganisers,
    cases,
    costOre,
    comment,
    said,
    marks,
  ]);
}
