// Free texts, kept apart from the answers they came with.
import type { Tx } from '#database/server';
import { sql } from 'kysely';
import './tables.ts';

export type WrittenText = { readonly item: string; readonly text: string };

export type SavedText = {
  readonly id: string;
  readonly programme: string;
  readonly item: string;
  readonly written: string | null;
  readonly released: string | null;
  readonly state: 'unread' | 'released' | 'withheld';
};

export async function insertTexts(
  tx: Tx,
  of: { readonly roundId: string; readonly programme: string; readonly texts: readonly WrittenText[] },
): Promise<void> {
  const { roundId, programme, texts } = of;
  if (texts.length === 0) return;
  await tx
    .insertInto('surveyText')
    .values(
      texts.map(({ item, text }) => ({ roundId, programme, item, written: text, released: null, state: 'unread' })),
    )
    .execute();
}

export async function removeTexts(tx: Tx, roundId: string, programme: string): Promise<void> {
  await tx.deleteFrom('surveyText').where('roundId', '=', roundId).where('programme', '=', programme).execute();
}

/** In the order of their random ids: no order at all. */
export async function listTexts(tx: Tx, roundId: string): Promise<SavedText[]> {
  return tx
    .selectFrom('surveyText')
    .select(['id', 'programme', 'item', 'written', 'released', 'state'])
    .where('roundId', '=', roundId)
    .orderBy('id')
    .execute();
}

/** What was written is emptied: what the programme took away is gone. */
export async function settleText(
  tx: Tx,
  of: { readonly id: string; readonly roundId: string; readonly programme: string; readonly released: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('surveyText')
    .set({ written: null, released: of.released, state: of.released === null ? 'withheld' : 'released' })
    .where('id', '=', of.id)
    .where('roundId', '=', of.roundId)
    .where('programme', '=', of.programme)
    .where('state', '=', 'unread')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** As `shuffleAnswers`: apart from the answers, in another order and under other ids. */
export async function shuffleTexts(tx: Tx, roundId: string): Promise<void> {
  await sql`
    WITH taken AS (DELETE FROM survey_text WHERE round_id = ${roundId} AND state = 'unread' RETURNING *)
    INSERT INTO survey_text (space_id, round_id, programme, item, written, released, state)
      SELECT space_id, round_id, programme, item, written, released, state FROM taken ORDER BY random()`.execute(tx);
}
