// Codes, where they lead, and receipts. A used code is deleted from both tables; no row is left that a time could be read
// from.
import type { SpaceKind } from '#access/core';
import type { Tx } from '#database/server';
import { sql } from 'kysely';
import './tables.ts';

export type SavedCode = {
  readonly codeHash: string;
  readonly roundId: string;
  /** Empty for a body. */
  readonly programme: string;
  readonly isShared: boolean;
};

/** Outside every space. */
export async function findSpaceOfCode(
  tx: Tx,
  codeHash: string,
): Promise<{ readonly spaceId: string; readonly kind: SpaceKind } | null> {
  const row = await tx
    .selectFrom('surveyCodeSpace as c')
    .innerJoin('space as s', 's.id', 'c.spaceId')
    .select(['c.spaceId', 's.kind'])
    .where('c.codeHash', '=', codeHash)
    .executeTakeFirst();
  return row ?? null;
}

export async function findCode(tx: Tx, codeHash: string): Promise<SavedCode | null> {
  const row = await tx
    .selectFrom('surveyCode')
    .select(['codeHash', 'roundId', 'programme', 'isShared'])
    .where('codeHash', '=', codeHash)
    .executeTakeFirst();
  return row ?? null;
}

/** In the order of their hashes, which is no order of the codes. */
export async function insertCodes(tx: Tx, spaceId: string, codes: readonly SavedCode[]): Promise<void> {
  const sorted = codes.toSorted((a, b) => (a.codeHash < b.codeHash ? -1 : 1));
  if (sorted.length === 0) return;
  await tx.insertInto('surveyCode').values(sorted).execute();
  await tx
    .insertInto('surveyCodeSpace')
    .values(sorted.map(({ codeHash }) => ({ codeHash, spaceId })))
    .execute();
}

export async function removeCode(tx: Tx, codeHash: string): Promise<void> {
  await tx.deleteFrom('surveyCode').where('codeHash', '=', codeHash).execute();
  await tx.deleteFrom('surveyCodeSpace').where('codeHash', '=', codeHash).execute();
}

/** Codes that are left, by programme; a shared one is never used up. */
export async function countCodes(
  tx: Tx,
  roundId: string,
): Promise<{ programme: string; isShared: boolean; left: number }[]> {
  return tx
    .selectFrom('surveyCode')
    .select(({ fn }) => ['programme', 'isShared', fn.countAll<number>().as('left')])
    .where('roundId', '=', roundId)
    .groupBy(['programme', 'isShared'])
    .execute();
}

export async function removeCodesOf(tx: Tx, roundId: string): Promise<void> {
  const gone = await tx.deleteFrom('surveyCode').where('roundId', '=', roundId).returning('codeHash').execute();
  const hashes = gone.map(({ codeHash }) => codeHash);
  if (hashes.length > 0) await tx.deleteFrom('surveyCodeSpace').where('codeHash', 'in', hashes).execute();
  await tx.deleteFrom('surveyReceipt').where('roundId', '=', roundId).execute();
}

/** False when the same sheet has come in before. */
export async function keepReceipt(
  tx: Tx,
  of: { readonly roundId: string; readonly receiptHash: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('surveyReceipt')
    .values(of)
    .onConflict((conflict) => conflict.columns(['spaceId', 'receiptHash']).doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function isReceived(tx: Tx, receiptHash: string): Promise<boolean> {
  const row = await tx
    .selectFrom('surveyReceipt')
    .select('receiptHash')
    .where('receiptHash', '=', receiptHash)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Answers wait for a closing round and a closing round for answers under way. The lock lies in memory: locking the
 * round's row would write into it when the last answer came.
 */
export async function holdRound(tx: Tx, roundId: string, as: 'answering' | 'closing'): Promise<void> {
  const key = sql`hashtextextended('stegvis.survey:' || current_space_id() || ${roundId}, 0)`;
  if (as === 'closing') await sql`SELECT pg_advisory_xact_lock(${key})`.execute(tx);
  else await sql`SELECT pg_advisory_xact_lock_shared(${key})`.execute(tx);
}
