// Events shared by several associations of the county: registered by one, offered, and counted by each that takes them.
import { query, useCase } from '#access/server';
import { contentWithScores, EventInput, type EventContent } from '#collaboration/core';
import type { Tx } from '#database/server';
import { accept, refuse } from '#kernel';
import type { Generated } from 'kysely';
import * as v from 'valibot';
import { contentOf, findEvent, keepEvent, listEvents } from './event-store.ts';
import { listKinds } from './kinds.ts';

declare module '#database/server' {
  interface Tables {
    eventOffer: {
      spaceId: Generated<string>;
      id: string;
      toSpaceId: string;
      eventId: string;
      fromName: string;
      content: EventContent;
    };
  }
}

const Id = v.pipe(v.string(), v.uuid());

/** The other associations of this installation, and to whom the event is offered. */
export const readSharing = query({
  permission: 'events.save',
  input: v.object({ id: Id }),
  async run({ tx, space }, { id }) {
    const spaces = await tx
      .selectFrom('space')
      .select(['id', 'name'])
      .where('kind', '=', 'association')
      .where('id', '<>', space.id)
      .orderBy('name')
      .execute();
    const offers = await tx
      .selectFrom('eventOffer')
      .select('toSpaceId')
      .where('eventId', '=', id)
      .where('spaceId', '=', space.id)
      .execute();
    return accept({
      associations: spaces.map((one) => ({
        ...one,
        isOffered: offers.some(({ toSpaceId }) => toSpaceId === one.id),
      })),
    });
  },
});

/** Offers the event as it is now to these associations, and takes it back from the others. Cost and comment stay at home. */
export const offerEvent = useCase({
  permission: 'events.save',
  action: 'events.offer',
  input: v.object({ id: Id, to: v.array(Id) }),
  async run({ tx, space, newId }, { id, to }) {
    const event = await findEvent(tx, id);
    if (!event || event.fromAssociation !== null) return refuse({ kind: 'noSuchEvent' as const });
    const known = await tx.selectFrom('space').select('id').where('kind', '=', 'association').execute();
    const wanted = to.filter((one) => one !== space.id && known.some((other) => other.id === one));
    await tx.deleteFrom('eventOffer').where('spaceId', '=', space.id).where('eventId', '=', id).execute();
    const content = { ...contentWithScores(event, event.scores), costOre: null, comment: '' };
    for (const toSpaceId of new Set(wanted)) {
      const row = {
        id: newId(),
        toSpaceId,
        eventId: id,
        fromName: space.name,
        content: JSON.stringify(content) as unknown as EventContent,
      };
      await tx.insertInto('eventOffer').values(row).execute();
    }
    return accept({ id, to: new Set(wanted).size });
  },
  details: ({ value }) => value,
});

export type OfferState = 'new' | 'taken' | 'changed';

async function offersTo(tx: Tx, spaceId: string) {
  const offers = await tx
    .selectFrom('eventOffer')
    .select(['id', 'eventId', 'fromName', 'content'])
    .where('toSpaceId', '=', spaceId)
    .execute();
  const own = await listEvents(tx);
  return offers.map((offer) => {
    const taken = own.find(({ offerId }) => offerId === offer.eventId) ?? null;
    const state: OfferState = !taken ? 'new' : contentOf(taken) === contentOf(offer.content) ? 'taken' : 'changed';
    return { ...offer, taken, state };
  });
}

/** What other associations offer, newest first. */
export const readOffers = query({
  permission: 'events.read',
  input: v.object({}),
  async run({ tx, space }) {
    const offers = (await offersTo(tx, space.id)).toSorted((a, b) => (a.content.date < b.content.date ? 1 : -1));
    return accept({
      kinds: await listKinds(tx),
      offers: offers.map(({ id, fromName, content, state }) => ({ id, fromName, content, state })),
    });
  },
});

/** Counts offered events here too: each becomes an event of this association, taken anew when the other has changed it. */
export const takeOffers = useCase({
  permission: 'events.save',
  action: 'events.takeOffers',
  input: v.object({ ids: v.array(Id) }),
  async run({ tx, space, newId }, { ids }) {
    const kinds = await listKinds(tx);
    let taken = 0;
    for (const offer of await offersTo(tx, space.id)) {
      const parsed = v.safeParse(EventInput, offer.content);
      if (!ids.includes(offer.id) || offer.state === 'taken' || !parsed.success) continue;
      // A kind that only the other association has is counted among the others.
      const kind = kinds.some(({ id }) => id === parsed.output.kind) ? parsed.output.kind : 'other';
      const asked = kinds.find(({ id }) => id === kind)?.questions.map(({ id }) => id) ?? [];
      const event = {
        ...parsed.output,
        kind,
        scores: parsed.output.scores.filter(({ question }) => asked.includes(question)),
      };
      await keepEvent(tx, {
        id: offer.taken?.id ?? newId(),
        key: `offer:${offer.eventId}`,
        version: (offer.taken?.version ?? 0) + 1,
        event,
        from: { association: offer.fromName, offerId: offer.eventId },
      });
      taken += 1;
    }
    return accept({ taken });
  },
  details: ({ value }) => value,
});
