// What the state offers and members match, the steps of a budget, and the three-year plan.
import type { Tx } from '#database/server';
import type { Allocation, BudgetEvent, PlanYear } from '#finance/core';
import type { Instant } from '#kernel';
import { sql } from 'kysely';

type Saved = { readonly savedAt: Instant; readonly savedBy: string };

/** Every version of a year, the newest first. */
export async function listAllocations(tx: Tx, year: number) {
  return tx
    .selectFrom('allocation')
    .leftJoin('actor', (join) => join.on(sql`actor.id::text`, '=', sql.ref('allocation.saved_by')))
    .select(['year', 'version', 'offeredOre', 'source', 'decisions', 'comment', 'savedAt'])
    .select(sql<string>`coalesce(actor.name, '–')`.as('savedBy'))
    .where('year', '=', year)
    .orderBy('version', 'desc')
    .execute();
}

export async function addAllocation(tx: Tx, allocation: Omit<Allocation, 'version'>, saved: Saved): Promise<number> {
  const version = await nextVersion(tx, 'allocation', allocation.year);
  const decisions = JSON.stringify(allocation.decisions);
  await tx
    .insertInto('allocation')
    .values({ ...allocation, decisions, version, ...saved })
    .execute();
  return version;
}

export async function listBudgetEvents(tx: Tx, year: number): Promise<BudgetEvent[]> {
  return tx
    .selectFrom('budgetEvent')
    .select(['id', 'year', 'step', 'member', 'onDay as on', 'words', 'budgetVersion', 'itemId as item'])
    .where('year', '=', year)
    .where('withdrawnAt', 'is', null)
    .orderBy('onDay')
    .orderBy('savedAt')
    .orderBy('id')
    .execute();
}

/** A form that is sent twice is one event. */
export async function addBudgetEvent(
  tx: Tx,
  { on, item = null, ...event }: BudgetEvent,
  saved: Saved,
): Promise<void> {
  await tx
    .insertInto('budgetEvent')
    .values({ ...event, onDay: on, itemId: item, ...saved, withdrawnAt: null, withdrawnBy: null })
    .onConflict((conflict) => conflict.columns(['spaceId', 'id']).doNothing())
    .execute();
}

export async function setBudgetEventWithdrawn(
  tx: Tx,
  id: string,
  by: { readonly withdrawnAt: Instant; readonly withdrawnBy: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('budgetEvent')
    .set(by)
    .where('id', '=', id)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function findBudgetPlan(
  tx: Tx,
  year: number,
): Promise<{ version: number; years: readonly PlanYear[]; comment: string | null } | undefined> {
  return tx
    .selectFrom('budgetPlan')
    .select(['version', 'years', 'comment'])
    .where('year', '=', year)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function addBudgetPlan(
  tx: Tx,
  plan: { readonly year: number; readonly years: readonly PlanYear[]; readonly comment: string | null },
  saved: Saved,
): Promise<number> {
  const version = await nextVersion(tx, 'budget_plan', plan.year);
  await tx
    .insertInto('budgetPlan')
    .values({ ...plan, years: JSON.stringify(plan.years), version, ...saved })
    .execute();
  return version;
}

async function nextVersion(tx: Tx, table: 'allocation' | 'budget_plan', year: number): Promise<number> {
  const lock = `finance.${table} `;
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${lock} || current_space_id()::text, 0))`.execute(tx);
  const { rows } = await sql<{ version: number | null }>`
    SELECT max(version) AS version FROM ${sql.table(table)} WHERE year = ${year}`.execute(tx);
  return (rows[0]?.version ?? 0) + 1;
}
