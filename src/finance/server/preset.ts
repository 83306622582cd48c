import type { Tx } from '#database/server';
import type { ChartPreset } from '#organisation/core';

/** The chart that the association began with. */
export async function findPreset(tx: Tx): Promise<ChartPreset> {
  const { chartPreset } = await tx.selectFrom('association').select('chartPreset').executeTakeFirstOrThrow();
  return chartPreset;
}
