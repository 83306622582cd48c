// How ages are divided in a space: what a party counts by, and what an association asks for.
import { query, useCase } from '#access/server';
import type { Tx } from '#database/server';
import { AgeBandsText, DEFAULT_AGE_BANDS } from '#followup/core';
import { accept, type Instant } from '#kernel';
import type { Generated } from 'kysely';
import * as v from 'valibot';

declare module '#database/server' {
  interface Tables {
    ageBandSetting: {
      spaceId: Generated<string>;
      version: number;
      savedAt: Instant;
      savedBy: string;
      bands: string;
    };
  }
}

/** `16-29,30-64`; null while nobody has chosen. */
export async function ageBandsOfSpace(tx: Tx): Promise<string | null> {
  return (await newest(tx))?.bands ?? null;
}

export const readAgeBandSetting = query({
  permission: 'followup.decisions.read',
  input: v.object({}),
  async run({ tx }) {
    const bands = await ageBandsOfSpace(tx);
    return accept({ bands: bands ?? DEFAULT_AGE_BANDS, isChosen: bands !== null });
  },
});

/** Holds from now on; series that have begun keep the bands they have. */
export const saveAgeBandSetting = useCase({
  permission: 'followup.decide',
  action: 'followup.saveAgeBands',
  input: v.object({ bands: AgeBandsText }),
  async run({ tx, now, actor }, { bands }) {
    const before = await newest(tx);
    if (before?.bands === bands) return accept({ bands, version: before.version });
    const version = (before?.version ?? 0) + 1;
    await tx.insertInto('ageBandSetting').values({ version, savedAt: now, savedBy: actor.id, bands }).execute();
    return accept({ bands, version });
  },
  details: ({ value }) => value,
});

async function newest(tx: Tx): Promise<{ readonly bands: string; readonly version: number } | undefined> {
  return tx
    .selectFrom('ageBandSetting')
    .select(['bands', 'version'])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}
