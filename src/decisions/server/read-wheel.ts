import { query } from '#access/server';
import type { Tx } from '#database/server';
import { occurrencesIn, stateOf, WheelYear, type Occurrence, type OccurrenceState } from '#decisions/core';
import { accept, addDays, dayInSweden, yearOf, type IsoDate } from '#kernel';
import * as v from 'valibot';
import { findWheel, listMarks } from './wheel-store.ts';

const soonDays = 30;

export type WheelEntry = Occurrence & { readonly state: OccurrenceState };

/** A year of the wheel by day, and the defaults that were taken away. */
export const readWheel = query({
  permission: 'wheel.read',
  input: v.object({ year: WheelYear }),
  async run({ tx, space, today }, { year }) {
    const wheel = await findWheel(tx);
    const marks = await listMarks(tx, { from: year, to: year });
    const entries = withState(occurrencesIn(year, { ...wheel, marks }), { today, since: await startOf(tx, space) });
    return accept({ year, today, entries, ...wheel });
  },
});

/** What is late or soon to be done, and what comes after that; by day. */
export const readDue = query({
  permission: 'wheel.read',
  input: v.object({}),
  async run({ tx, space, today }) {
    const year = yearOf(today);
    const years = [year - 1, year, year + 1];
    const wheel = await findWheel(tx);
    const marks = await listMarks(tx, { from: year - 1, to: year + 1 });
    const all = years.flatMap((one) => occurrencesIn(one, { ...wheel, marks }));
    const entries = withState(
      all.toSorted((a, b) => (a.due < b.due ? -1 : 1)),
      { today, since: await startOf(tx, space) },
    );
    const due = entries.filter(({ state }) => state === 'overdue' || state === 'soon');
    return accept({ today, due, ahead: entries.filter(({ state }) => state === 'ahead') });
  },
});

function withState(
  occurrences: readonly Occurrence[],
  when: { readonly today: IsoDate; readonly since: IsoDate },
): WheelEntry[] {
  const soon = addDays(when.today, soonDays);
  return occurrences.map((one) => ({ ...one, state: stateOf(one, { ...when, soon }) }));
}

/** The day the association began here. */
async function startOf(tx: Tx, space: { readonly id: string }): Promise<IsoDate> {
  const { createdAt } = await tx
    .selectFrom('space')
    .select('createdAt')
    .where('id', '=', space.id)
    .executeTakeFirstOrThrow();
  return dayInSweden(createdAt);
}
