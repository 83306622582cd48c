import { useCase, type Session } from '#access/server';
import type { AccessRefusal } from '#access/core';
import { EventInput, eventHeadings, findKind, readEventSheet, type CannotImportEvents } from '#collaboration/core';
import { readPastedTable, readTable, type CannotReadSheet, type ReadSheet } from '#exchange/core';
import { accept, hasErrors, refuse, type Problem, type Result } from '#kernel';
import * as v from 'valibot';
import { contentOf, keepEvent, listEvents } from './event-store.ts';
import { listKinds, readKinds } from './kinds.ts';

export type ImportedEvents = {
  /** Events of the list. */
  readonly events: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly problems: readonly Problem[];
};

export type EventsToImport = {
  /** A file, or what was pasted. */
  readonly list: Uint8Array | string;
  readonly source: string;
  /** For a list without a column of kinds. */
  readonly kind?: string;
};

/** Takes in a list whole or not at all; one that was taken in before changes only what has changed. */
export async function importEvents(
  session: Session,
  { list, source, kind }: EventsToImport,
): Promise<Result<ImportedEvents, CannotImportEvents | AccessRefusal>> {
  const known = await readKinds(session, {});
  if (!known.ok) return known;
  const { kinds } = known.value;
  if (kind !== undefined && !findKind(kinds, kind)) return refuse({ kind: 'unknownKind', asked: kind });
  const options = { knownHeadings: eventHeadings(kinds) };
  const sheet: Result<ReadSheet, CannotReadSheet> =
    typeof list === 'string' ? readPastedTable(list, options) : readTable(list, options);
  if (!sheet.ok) return refuse({ kind: 'table', why: sheet.refusal });
  const read = readEventSheet(sheet.value, { kinds, source, kind });
  const problems = [...sheet.value.problems, ...read.problems];
  if (hasErrors(problems)) return refuse({ kind: 'fileHasErrors', problems });
  const saved = await saveListedEvents(session, { events: read.events.map(({ key, event }) => ({ key, event })) });
  return saved.ok ? accept({ ...saved.value, problems }) : saved;
}

export const saveListedEvents = useCase({
  permission: 'events.save',
  action: 'events.import',
  input: v.object({
    events: v.array(v.object({ key: v.pipe(v.string(), v.minLength(1)), event: EventInput })),
  }),
  async run({ tx, newId }, { events }) {
    const kinds = await listKinds(tx);
    const strange = events.find(({ event }) => !kinds.some(({ id }) => id === event.kind));
    if (strange) return refuse<CannotImportEvents>({ kind: 'unknownKind', asked: strange.event.kind });
    const saved = await listEvents(tx);
    const byKey = new Map(saved.map((one) => [one.key, one]));
    // A list that Stegvis wrote names events by their own id.
    const byId = new Map(saved.map((one) => [`id:${one.id}`, one]));
    let [added, changed] = [0, 0];
    for (const { key, event } of events) {
      const before = byKey.get(key) ?? byId.get(key);
      if (before && contentOf(before) === contentOf(event)) continue;
      if (before) changed += 1;
      else added += 1;
      await keepEvent(tx, {
        id: before?.id ?? newId(),
        key: before?.key ?? key,
        version: (before?.version ?? 0) + 1,
        event,
      });
    }
    return accept({ events: events.length, added, changed, unchanged: events.length - added - changed });
  },
  details: ({ value }) => value,
});
