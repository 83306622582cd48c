// Every figure of the room, for the reports of a year.
import { query } from '#access/server';
import { eventFigures, lexHellerFigures, reportedPeriods, sharedWorkFigures } from '#collaboration/core';
import type { Tx } from '#database/server';
import { accept, type Figure, type Period } from '#kernel';
import * as v from 'valibot';
import { listEvents } from './event-store.ts';
import { listKinds } from './kinds.ts';
import { listLexHeller } from './lex-heller-store.ts';
import { loadSharedWork } from './shared-work.ts';

/** For rooms below: the year and the year before it, and what else the report tells of. */
export async function loadCollaborationFigures(
  tx: Tx,
  { year, also = [] }: { readonly year: number; readonly also?: readonly Period[] },
): Promise<Figure[]> {
  const register = {
    kinds: await listKinds(tx),
    events: await listEvents(tx, { from: `${year - 1}-01-01`, to: `${year}-12-31` }),
  };
  const reports = await listLexHeller(tx);
  return [
    ...eventFigures(register, year, reportedPeriods(year, also)),
    ...eventFigures(register, year - 1),
    ...lexHellerFigures(reports, reportedPeriods(year, also)),
    ...lexHellerFigures(reports, reportedPeriods(year - 1)),
    ...sharedWorkFigures(await loadSharedWork(tx, year), year),
    ...sharedWorkFigures(await loadSharedWork(tx, year - 1), year - 1),
  ];
}

export const readCollaborationFigures = query({
  permission: 'events.read',
  input: v.object({ year: v.pipe(v.number(), v.integer(), v.minValue(1994), v.maxValue(2200)) }),
  async run({ tx }, { year }) {
    return accept({ kinds: await listKinds(tx), figures: await loadCollaborationFigures(tx, { year }) });
  },
});
