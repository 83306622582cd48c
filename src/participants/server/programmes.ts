// Programmes of the party, and the progression instruments they use.
import { query, useCase } from '#access/server';
import type { Tx } from '#database/server';
import { accept, slug } from '#kernel';
import {
  InstrumentInput,
  PartyProgrammeInput,
  programmeOf,
  type Instrument,
  type PartyProgramme,
} from '#participants/core';
import * as v from 'valibot';

export async function listPartyProgrammes(tx: Tx): Promise<PartyProgramme[]> {
  const rows = await tx.selectFrom('partyProgramme').select('document').orderBy('slug').execute();
  // What was added to the form since it was saved gets its default.
  return rows.map(({ document }) => v.parse(PartyProgrammeInput, document));
}

/** By slug or name, in any letter case. */
export async function findPartyProgramme(tx: Tx, named: string): Promise<PartyProgramme | null> {
  const programmes = await listPartyProgrammes(tx);
  return programmes.find((one) => isNamed(one, named)) ?? null;
}

export function isNamed(programme: Pick<PartyProgramme, 'slug' | 'name'>, named: string): boolean {
  return programme.slug === slug(named) || programme.name.toLowerCase() === named.trim().toLowerCase();
}

export async function keepPartyProgramme(tx: Tx, programme: PartyProgramme): Promise<{ readonly version: number }> {
  const before = await tx
    .selectFrom('partyProgramme')
    .select('version')
    .where('slug', '=', programme.slug)
    .executeTakeFirst();
  const row = { version: (before?.version ?? 0) + 1, document: JSON.stringify(programme) };
  await tx
    .insertInto('partyProgramme')
    .values({ slug: programme.slug, ...row })
    .onConflict((conflict) => conflict.columns(['spaceId', 'slug']).doUpdateSet(row))
    .execute();
  return { version: row.version };
}

/** Makes a programme of nothing but its name. */
export async function makePartyProgramme(tx: Tx, name: string): Promise<PartyProgramme> {
  const programme = programmeOf({ slug: slug(name), name: name.trim() });
  await keepPartyProgramme(tx, programme);
  return programme;
}

/** Adds or changes a programme of the party: capacity, limits, own questions, intake stops, associations. */
export const savePartyProgramme = useCase({
  permission: 'participant.manage',
  action: 'participant.saveProgramme',
  input: PartyProgrammeInput,
  run: async ({ tx }, programme) => accept(await keepPartyProgramme(tx, programme)),
  details: ({ command }) => ({ programme: command.slug }),
});

export const readPartyProgrammes = query({
  permission: 'participant.check',
  input: v.object({}),
  run: async ({ tx }) => accept(await listPartyProgrammes(tx)),
});

/** The newest version of each instrument. */
export async function listInstruments(tx: Tx): Promise<Instrument[]> {
  const rows = await tx
    .selectFrom('progressionInstrument')
    .distinctOn('id')
    .select(['id', 'version', 'document'])
    .orderBy('id')
    .orderBy('version', 'desc')
    .execute();
  return rows.map(({ version, document }) => ({ ...document, version }));
}

export async function findInstrument(tx: Tx, id: string, version: number): Promise<Instrument | null> {
  const row = await tx
    .selectFrom('progressionInstrument')
    .select(['version', 'document'])
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return row ? { ...row.document, version: row.version } : null;
}

/** A changed instrument is its next version; what was measured with an older one keeps it. */
export const saveInstrument = useCase({
  permission: 'participant.manage',
  action: 'participant.saveInstrument',
  input: InstrumentInput,
  async run({ tx }, instrument) {
    const newest = (await listInstruments(tx)).find(({ id }) => id === instrument.id);
    const { version: last = 0, ...before } = newest ?? {};
    if (newest && JSON.stringify(sorted(before)) === JSON.stringify(sorted(instrument))) {
      return accept({ id: instrument.id, version: last });
    }
    const row = { id: instrument.id, version: last + 1, document: JSON.stringify(instrument) };
    await tx.insertInto('progressionInstrument').values(row).execute();
    return accept({ id: instrument.id, version: last + 1 });
  },
  details: ({ value }) => ({ instrument: value.id, version: value.version }),
});

export const readInstruments = query({
  permission: 'participant.check',
  input: v.object({}),
  run: async ({ tx }) => accept(await listInstruments(tx)),
});

/** One version of an instrument: what was measured with it is read and corrected by it. */
export const readInstrument = query({
  permission: 'participant.check',
  input: v.object({ id: v.string(), version: v.pipe(v.number(), v.integer()) }),
  run: async ({ tx }, { id, version }) => accept(await findInstrument(tx, id, version)),
});

/** jsonb gives keys in an order of its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
}
