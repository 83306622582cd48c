// Plans, claims and shared costs of a year.
import type { Tx } from '#database/server';
import type { Claim, ClaimPlan, SharedCost } from '#finance/core';
import type { Instant } from '#kernel';

type Saved = { readonly savedAt: Instant; readonly savedBy: string };

export async function listClaimPlans(tx: Tx, year: number): Promise<ClaimPlan[]> {
  return tx
    .selectFrom('claimPlan')
    .select(['programme', 'member', 'monthlyOre', 'rhythm', 'fromMonth as from', 'toMonth as to'])
    .where('year', '=', year)
    .orderBy('position')
    .execute();
}

export async function replaceClaimPlans(
  tx: Tx,
  year: number,
  plans: readonly ClaimPlan[],
  saved: Saved,
): Promise<void> {
  await tx.deleteFrom('claimPlan').where('year', '=', year).execute();
  if (plans.length === 0) return;
  const rows = plans.map(({ from, to, ...plan }, position) => ({
    ...plan,
    year,
    position,
    fromMonth: from,
    toMonth: to,
    ...saved,
  }));
  await tx.insertInto('claimPlan').values(rows).execute();
}

export async function listClaims(tx: Tx, year: number): Promise<Claim[]> {
  return tx
    .selectFrom('claim')
    .select([
      'id',
      'year',
      'programme',
      'member',
      'fromMonth as from',
      'toMonth as to',
      'amountOre',
      'receivedOn',
      'invoice',
    ])
    .where('year', '=', year)
    .where('withdrawnAt', 'is', null)
    .orderBy('receivedOn', 'desc')
    .orderBy('id')
    .execute();
}

/** A form that is sent twice is one claim. */
export async function addClaim(tx: Tx, { from, to, ...claim }: Claim, saved: Saved): Promise<void> {
  await tx
    .insertInto('claim')
    .values({ ...claim, fromMonth: from, toMonth: to, ...saved, withdrawnAt: null, withdrawnBy: null })
    .onConflict((conflict) => conflict.columns(['spaceId', 'id']).doNothing())
    .execute();
}

export async function setClaimWithdrawn(
  tx: Tx,
  id: string,
  by: { readonly withdrawnAt: Instant; readonly withdrawnBy: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('claim')
    .set(by)
    .where('id', '=', id)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function listSharedCosts(tx: Tx, year: number): Promise<SharedCost[]> {
  const rows = await tx
    .selectFrom('sharedCost')
    .select(['label', 'kind', 'counterparty', 'costRow', 'wholeOre', 'share', 'incomeRow'])
    .where('year', '=', year)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({ ...row, share: Number(row.share) }));
}

export async function replaceSharedCosts(
  tx: Tx,
  year: number,
  costs: readonly SharedCost[],
  saved: Saved,
): Promise<void> {
  await tx.deleteFrom('sharedCost').where('year', '=', year).execute();
  if (costs.length === 0) return;
  const rows = costs.map(({ share, ...cost }, position) => ({
    ...cost,
    share: String(share),
    year,
    position,
    ...saved,
  }));
  await tx.insertInto('sharedCost').values(rows).execute();
}
