// Rows ↔ own values and saved calculations.
import type { Tx } from '#database/server';
import type { OwnValue } from '#effects/core';
import type { Instant, IsoDate, Ore } from '#kernel';
import type { Generated } from 'kysely';

export type EffectsScenarioTable = {
  spaceId: Generated<string>;
  id: string;
  name: string;
  address: string;
  kommunOre: Ore;
  regionOre: Ore;
  statOre: Ore;
  savedAt: Instant;
};

export type EffectsOwnValueTable = {
  spaceId: Generated<string>;
  name: string;
  holdsFrom: IsoDate;
  value: number;
  source: string;
  verified: boolean;
  savedAt: Instant;
};

declare module '#database/server' {
  interface Tables {
    effectsScenario: EffectsScenarioTable;
    effectsOwnValue: EffectsOwnValueTable;
  }
}

export async function listOwnValues(tx: Tx): Promise<OwnValue[]> {
  const rows = await tx.selectFrom('effectsOwnValue').selectAll().orderBy('name').orderBy('holdsFrom').execute();
  return rows.map(({ name, holdsFrom, value, source, verified }) => ({
    name,
    from: holdsFrom,
    value,
    source,
    verified,
  }));
}

export async function writeOwnValue(tx: Tx, own: OwnValue, savedAt: Instant): Promise<void> {
  const row = { value: own.value, source: own.source, verified: own.verified, savedAt };
  await tx
    .insertInto('effectsOwnValue')
    .values({ name: own.name, holdsFrom: own.from, ...row })
    .onConflict((conflict) => conflict.columns(['spaceId', 'name', 'holdsFrom']).doUpdateSet(row))
    .execute();
}

export async function deleteOwnValue(tx: Tx, key: Pick<OwnValue, 'name' | 'from'>): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('effectsOwnValue')
    .where('name', '=', key.name)
    .where('holdsFrom', '=', key.from)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export type Scenario = {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly kommunOre: Ore;
  readonly regionOre: Ore;
  readonly statOre: Ore;
  readonly savedAt: Instant;
};

export async function listScenarioRows(tx: Tx): Promise<Scenario[]> {
  return tx
    .selectFrom('effectsScenario')
    .select(['id', 'name', 'address', 'kommunOre', 'regionOre', 'statOre', 'savedAt'])
    .orderBy('savedAt', 'desc')
    .orderBy('name')
    .execute();
}

/** A scenario of the same name is written over. */
export async function writeScenario(tx: Tx, scenario: Scenario): Promise<void> {
  const { id, name, ...row } = scenario;
  await tx
    .insertInto('effectsScenario')
    .values({ id, name, ...row })
    .onConflict((conflict) => conflict.columns(['spaceId', 'name']).doUpdateSet(row))
    .execute();
}

export async function deleteScenario(tx: Tx, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('effectsScenario').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}
