import { useCase } from '#access/server';
import { contactDetailsIn, eventKey, EventInput, personalNumberIn, type CannotSaveEvent } from '#collaboration/core';
import { accept, refuse } from '#kernel';
import * as v from 'valibot';
import { contentOf, findEvent, keepEvent, listEvents } from './event-store.ts';
import { listKinds } from './kinds.ts';

/** Registers an event, or changes the one with the id. A form that is sent twice is one event. */
export const saveEvent = useCase({
  permission: 'events.save',
  input: v.object({
    id: v.pipe(v.string(), v.uuid()),
    event: EventInput,
    /** Who writes says that an address or a telephone number in the texts is an office's. */
    isConfirmed: v.optional(v.boolean(), false),
  }),
  async run({ tx }, { id, event, isConfirmed }) {
    const kind = (await listKinds(tx)).find((one) => one.id === event.kind);
    if (!kind) return refuse<CannotSaveEvent>({ kind: 'unknownKind', asked: event.kind });
    const unknown = event.scores.find((score) => !kind.questions.some((one) => one.id === score.question));
    if (unknown) return refuse<CannotSaveEvent>({ kind: 'unknownQuestion', question: unknown.question });
    const field = personalNumberIn(event);
    if (field) return refuse<CannotSaveEvent>({ kind: 'personalNumber', field });
    const contact = isConfirmed ? null : contactDetailsIn(event);
    if (contact !== null) return refuse<CannotSaveEvent>({ kind: 'contactDetails', text: contact });
    const before = await findEvent(tx, id);
    if (before && contentOf(before) === contentOf(event)) return accept({ id, kind: event.kind, isNew: false });
    const sameDay = await listEvents(tx, { from: event.date, to: event.date });
    const taken = new Set(sameDay.filter((one) => one.id !== id).map(({ key }) => key));
    // One that a list gave an id of its own keeps it: the list finds it again.
    const key = before?.key.startsWith('id:') ? before.key : freeKey(event, taken);
    await keepEvent(tx, { id, key, version: (before?.version ?? 0) + 1, event });
    return accept({ id, kind: event.kind, isNew: !before });
  },
  details: ({ value }) => value,
});

function freeKey(event: Parameters<typeof eventKey>[0], taken: ReadonlySet<string>): string {
  for (let turn = 1; ; turn += 1) {
    const key = eventKey(event, turn);
    if (!taken.has(key)) return key;
  }
}

export const removeEvent = useCase({
  permission: 'events.save',
  action: 'events.remove',
  input: v.object({ id: v.pipe(v.string(), v.uuid()) }),
  async run({ tx }, { id }) {
    const { numDeletedRows } = await tx.deleteFrom('event').where('id', '=', id).executeTakeFirst();
    return numDeletedRows > 0n ? accept({ removed: id }) : refuse<CannotSaveEvent>({ kind: 'noSuchEvent' });
  },
  details: ({ value }) => value,
});
