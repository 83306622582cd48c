import type { Tx } from '#database/server';
import type { Instant } from '#kernel';
import { capabilities, type Capability } from '#organisation/core';

export async function listCapabilities(tx: Tx): Promise<Capability[]> {
  const rows = await tx.selectFrom('associationCapability').select('capability').execute();
  const on = new Set(rows.map(({ capability }) => capability));
  return capabilities.filter((one) => on.has(one));
}

/** Those already on keep the moment when they were switched on. */
export async function setCapabilities(
  tx: Tx,
  { wanted, at }: { readonly wanted: readonly Capability[]; readonly at: Instant },
): Promise<void> {
  await tx
    .deleteFrom('associationCapability')
    .$if(wanted.length > 0, (removal) => removal.where('capability', 'not in', wanted))
    .execute();
  if (wanted.length === 0) return;
  await tx
    .insertInto('associationCapability')
    .values(wanted.map((capability) => ({ capability, switchedOnAt: at })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
