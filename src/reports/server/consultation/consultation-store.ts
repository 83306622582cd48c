// Rows ↔ consultations, what was shown at them and what was said.
import type { Tx } from '#database/server';
import type { Consultation, ConsultationPart, Standpoint } from '#reports/core';
import type { Instant, IsoDate } from '#kernel';
import type { Generated, JSONColumnType } from 'kysely';

declare module '#database/server' {
  interface Tables {
    consultation: {
      spaceId: Generated<string>;
      id: string;
      title: string;
      heldOn: IsoDate;
      year: number;
      introduction: string;
    };
    consultationPart: {
      spaceId: Generated<string>;
      consultationId: string;
      orgNumber: string;
      place: number;
      isOwn: boolean;
      content: JSONColumnType<ConsultationPart>;
      savedAt: Instant;
    };
    consultationStandpoint: {
      spaceId: Generated<string>;
      id: string;
      consultationId: string;
      owner: string;
      text: string;
      outcome: string;
      place: number;
    };
  }
}

export type SavedConsultation = Consultation & { readonly id: string };
export type SavedPart = { readonly isOwn: boolean; readonly part: ConsultationPart };

/** The latest first. */
export async function listConsultations(tx: Tx): Promise<SavedConsultation[]> {
  return tx
    .selectFrom('consultation')
    .select(['id', 'title', 'heldOn', 'year', 'introduction'])
    .orderBy('heldOn', 'desc')
    .orderBy('id')
    .execute();
}

export async function keepConsultation(tx: Tx, consultation: SavedConsultation): Promise<void> {
  const { id: _, ...rest } = consultation;
  await tx
    .insertInto('consultation')
    .values(consultation)
    .onConflict((conflict) => conflict.columns(['spaceId', 'id']).doUpdateSet(rest))
    .execute();
}

export async function listParts(tx: Tx, consultationId: string): Promise<SavedPart[]> {
  const rows = await tx
    .selectFrom('consultationPart')
    .select(['isOwn', 'content'])
    .where('consultationId', '=', consultationId)
    .orderBy('place')
    .orderBy('orgNumber')
    .execute();
  return rows.map(({ isOwn, content }) => ({ isOwn, part: content }));
}

/** Keeps an association's numbers in the place of its earlier ones. */
export async function keepPart(
  tx: Tx,
  saved: SavedPart & { readonly consultationId: string; readonly savedAt: Instant },
): Promise<void> {
  const { consultationId, isOwn, part, savedAt } = saved;
  const row = { isOwn, content: JSON.stringify(part), savedAt };
  const place = isOwn ? 0 : (await listParts(tx, consultationId)).length + 1;
  await tx
    .insertInto('consultationPart')
    .values({ consultationId, orgNumber: part.association.orgNumber, place, ...row })
    .onConflict((conflict) => conflict.columns(['spaceId', 'consultationId', 'orgNumber']).doUpdateSet(row))
    .execute();
}

export async function removePart(
  tx: Tx,
  of: { readonly consultationId: string; readonly orgNumber: string },
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('consultationPart')
    .where('consultationId', '=', of.consultationId)
    .where('orgNumber', '=', of.orgNumber)
    .where('isOwn', '=', false)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function listStandpoints(tx: Tx, consultationId: string): Promise<Standpoint[]> {
  return tx
    .selectFrom('consultationStandpoint')
    .select(['id', 'owner', 'text', 'outcome'])
    .where('consultationId', '=', consultationId)
    .orderBy('place')
    .execute();
}

export async function replaceStandpoints(
  tx: Tx,
  of: { readonly consultationId: string; readonly standpoints: readonly Standpoint[] },
): Promise<void> {
  const { consultationId, standpoints } = of;
  await tx.deleteFrom('consultationStandpoint').where('consultationId', '=', consultationId).execute();
  if (standpoints.length === 0) return;
  await tx
    .insertInto('consultationStandpoint')
    .values(standpoints.map((one, place) => ({ ...one, consultationId, place })))
    .execute();
}
