import { query } from '#access/server';
import { summaryOf } from '#collaboration/core';
import { accept, calendarYear, refuse } from '#kernel';
import * as v from 'valibot';
import { findEvent, listEvents } from './event-store.ts';
import { listKinds } from './kinds.ts';

const Year = v.pipe(v.number(), v.integer(), v.minValue(1994), v.maxValue(2200));

/** Events of a year with their kinds and what they come to. */
export const readEvents = query({
  permission: 'events.read',
  input: v.object({ year: Year }),
  async run({ tx }, { year }) {
    const kinds = await listKinds(tx);
    const events = await listEvents(tx, calendarYear(year));
    return accept({ kinds, events, summary: summaryOf({ kinds, events }, year) });
  },
});

/** Every event there is: for pictures over years, and for the file. */
export const readAllEvents = query({
  permission: 'events.read',
  input: v.object({}),
  async run({ tx }) {
    return accept({ kinds: await listKinds(tx), events: await listEvents(tx) });
  },
});

export const readEvent = query({
  permission: 'events.read',
  input: v.object({ id: v.pipe(v.string(), v.uuid()) }),
  async run({ tx }, { id }) {
    const event = await findEvent(tx, id);
    return event ? accept({ event, kinds: await listKinds(tx) }) : refuse({ kind: 'noSuchEvent' as const });
  },
});
