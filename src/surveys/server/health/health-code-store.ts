// Codes of the health questionnaire. One of each participation and occasion; a used one is gone.
import type { Tx } from '#database/server';
import type { IsoDate } from '#kernel';
import type { HealthOccasion } from '#participants/core';
import '../tables.ts';

export type HealthCode = {
  readonly participationId: string;
  readonly occasion: HealthOccasion;
  readonly expiresOn: IsoDate;
};

const columns = ['participationId', 'occasion', 'expiresOn'] as const;

/** One that can still be used. */
export async function findHealthCode(
  tx: Tx,
  of: { readonly codeHash: string; readonly today: IsoDate },
): Promise<HealthCode | null> {
  const row = await tx
    .selectFrom('healthCode')
    .select(columns)
    .where('codeHash', '=', of.codeHash)
    .where('expiresOn', '>=', of.today)
    .executeTakeFirst();
  return row ?? null;
}

/** The same, gone: of two that take it at once one gets it. */
export async function takeHealthCode(
  tx: Tx,
  of: { readonly codeHash: string; readonly today: IsoDate },
): Promise<HealthCode | null> {
  const row = await tx
    .deleteFrom('healthCode')
    .where('codeHash', '=', of.codeHash)
    .where('expiresOn', '>=', of.today)
    .returning(columns)
    .executeTakeFirst();
  if (!row) return null;
  await forget(tx, [of.codeHash]);
  return row;
}

/** Puts the code in the place of an earlier one for the same; those that nobody used in time go with it. */
export async function insertHealthCode(
  tx: Tx,
  of: HealthCode & { readonly codeHash: string; readonly spaceId: string; readonly today: IsoDate },
): Promise<void> {
  const { spaceId, today, ...code } = of;
  const late = await tx.deleteFrom('healthCode').where('expiresOn', '<', today).returning('codeHash').execute();
  await forget(
    tx,
    late.map(({ codeHash }) => codeHash),
  );
  await removeHealthCodes(tx, code);
  await tx.insertInto('healthCode').values(code).execute();
  await tx.insertInto('surveyCodeSpace').values({ codeHash: code.codeHash, spaceId }).execute();
}

export async function removeHealthCodes(
  tx: Tx,
  of: Pick<HealthCode, 'participationId' | 'occasion'>,
): Promise<number> {
  const gone = await tx
    .deleteFrom('healthCode')
    .where('participationId', '=', of.participationId)
    .where('occasion', '=', of.occasion)
    .returning('codeHash')
    .execute();
  await forget(
    tx,
    gone.map(({ codeHash }) => codeHash),
  );
  return gone.length;
}

export async function listHealthCodes(
  tx: Tx,
  of: { readonly participationId: string; readonly today: IsoDate },
): Promise<HealthCode[]> {
  return tx
    .selectFrom('healthCode')
    .select(columns)
    .where('participationId', '=', of.participationId)
    .where('expiresOn', '>=', of.today)
    .orderBy('occasion', 'desc')
    .execute();
}

async function forget(tx: Tx, hashes: readonly string[]): Promise<void> {
  if (hashes.length > 0)
    await tx
      .deleteFrom('surveyCodeSpace')
      .where('codeHash', 'in', [...hashes])
      .execute();
}
