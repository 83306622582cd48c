import { query, useCase } from '#access/server';
import {
  noSharedRows,
  SHARED_TOPICS,
  sharedWorkForms,
  personalDataIn,
  type SharedRows,
  type SharedTopic,
} from '#collaboration/core';
import type { Tx } from '#database/server';
import { accept, refuse } from '#kernel';
import type { Generated } from 'kysely';
import * as v from 'valibot';

declare module '#database/server' {
  interface Tables {
    sharedWork: {
      spaceId: Generated<string>;
      topic: SharedTopic;
      year: number;
      position: number;
      content: object;
    };
  }
}

const Year = v.pipe(v.number(), v.integer(), v.minValue(1994), v.maxValue(2200));

/** What is known of a year, topic by topic. */
export async function loadSharedWork(tx: Tx, year: number): Promise<SharedRows> {
  const rows = await tx
    .selectFrom('sharedWork')
    .select(['topic', 'content'])
    .where('year', '=', year)
    .orderBy('position')
    .execute();
  const found: Record<string, object[]> = {};
  for (const { topic, content } of rows) (found[topic] ??= []).push(content);
  return { ...noSharedRows, ...found };
}

export const readSharedWork = query({
  permission: 'events.read',
  input: v.object({ year: Year }),
  run: async ({ tx }, { year }) => accept(await loadSharedWork(tx, year)),
});

export type CannotSaveSharedWork = { readonly kind: 'personalNumber'; readonly row: number };

/** The table of a topic and year as a whole: what is not in it any more goes. */
export const saveSharedWork = useCase({
  permission: 'events.save',
  action: 'events.saveSharedWork',
  input: v.variant(
    'topic',
    SHARED_TOPICS.map((topic) =>
      v.object({
        topic: v.literal(topic),
        year: Year,
        rows: v.pipe(v.array(sharedWorkForms[topic] as v.GenericSchema<object>), v.maxLength(2_000)),
      }),
    ),
  ),
  async run({ tx }, { topic, year, rows }) {
    const strange = rows.findIndex((row) =>
      Object.values(row).some(
        (value) => typeof value === 'string' && personalDataIn(value).some(({ kind }) => kind === 'personalNumber'),
      ),
    );
    if (strange >= 0) return refuse<CannotSaveSharedWork>({ kind: 'personalNumber', row: strange });
    await tx.deleteFrom('sharedWork').where('topic', '=', topic).where('year', '=', year).execute();
    const values = rows.map((content, position) => ({
      topic,
      year,
      position,
      content: JSON.stringify(content) as unknown as object,
    }));
    if (values.length > 0) await tx.insertInto('sharedWork').values(values).execute();
    return accept({ topic, year, rows: rows.length });
  },
  details: ({ value }) => value,
});
