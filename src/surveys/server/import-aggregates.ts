import type { AccessRefusal } from '#access/core';
import { query, useCase, type Session } from '#access/server';
import { readTable } from '#exchange/core';
import { accept, hasErrors, isIsoDate, refuse, type Result } from '#kernel';
import { listProgrammes } from '#programmes/server';
import {
  aggregateHeadings,
  aggregateKey,
  AggregateInput,
  readAggregateSheet,
  valuesElsewhere,
  type CannotReadAggregates,
} from '#surveys/core';
import * as v from 'valibot';
import { listAggregates, saveAggregate } from './aggregate-store.ts';

/** The rows of a table, all or none. */
export async function importAggregates(
  session: Session,
  bytes: Uint8Array,
): Promise<Result<{ readonly saved: number }, CannotReadAggregates | AccessRefusal>> {
  const table = readTable(bytes, { knownHeadings: aggregateHeadings });
  if (!table.ok) return refuse({ kind: 'table', why: table.refusal });
  const { problems } = table.value;
  if (hasErrors(problems)) return refuse({ kind: 'fileHasErrors', problems });
  const rows = readAggregateSheet(table.value);
  if (!rows.ok) return rows;
  const aggregates = rows.value.map(({ distribution, ...row }) => ({
    ...row,
    distribution: distribution && [...distribution],
  }));
  return saveAggregates(session, { aggregates });
}

/** Adds results counted elsewhere; one that is there is corrected, and its version grows when it differs. */
export const saveAggregates = useCase({
  permission: 'surveys.save',
  action: 'surveys.saveAggregates',
  input: v.object({ aggregates: v.pipe(v.array(AggregateInput), v.minLength(1)) }),
  async run({ tx }, { aggregates }) {
    const known = (await listProgrammes(tx)).map(({ slug }) => slug);
    const unknown = aggregates.find(({ programme }) => programme !== null && !known.includes(programme));
    if (unknown?.programme) {
      return refuse<CannotReadAggregates>({ kind: 'unknownProgramme', programme: unknown.programme, known });
    }
    const saved = new Map((await listAggregates(tx)).map((one) => [aggregateKey(one), one]));
    for (const aggregate of aggregates) {
      const before = saved.get(aggregateKey(aggregate));
      if (before && isSame(before, aggregate)) continue;
      await saveAggregate(tx, { aggregate, version: (before?.version ?? 0) + 1 });
    }
    return accept({ saved: aggregates.length });
  },
  details: ({ value }) => value,
});

function isSame(a: object, b: object): boolean {
  const content = (one: object): string =>
    JSON.stringify(Object.entries({ ...one, version: undefined }).toSorted(([x], [y]) => (x < y ? -1 : 1)));
  return content(a) === content(b);
}

export const readAggregates = query({
  permission: 'surveys.read',
  input: v.object({}),
  async run({ tx }) {
    return accept(await listAggregates(tx));
  },
});

/** Values to hold a round against: the country's, measured before the round ended. */
export const readElsewhere = query({
  permission: 'surveys.read',
  input: v.object({
    until: v.pipe(
      v.string(),
      v.check((value) => isIsoDate(value), 'a day is written YYYY-MM-DD'),
    ),
  }),
  async run({ tx }, { until }) {
    return accept(valuesElsewhere(await listAggregates(tx), until));
  },
});
