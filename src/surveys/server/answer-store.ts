// Rows ↔ answers. The only file that knows the table. Ids are random and made by the database, so no caller can make
// them tell an order.
import type { Tx } from '#database/server';
import type { AnswerSheet } from '#surveys/core';
import { sql } from 'kysely';
import './tables.ts';

export async function listAnswers(tx: Tx, roundId: string): Promise<AnswerSheet[]> {
  const rows = await tx
    .selectFrom('surveyAnswer')
    .select(['month', 'sex', 'programme', 'answers'])
    .where('roundId', '=', roundId)
    .execute();
  return rows.map(({ month, sex, programme, answers }) => ({
    month,
    sex,
    programme: programme === '' ? null : programme,
    answers,
  }));
}

export async function countAnswers(tx: Tx, roundId: string): Promise<number> {
  const { count } = await tx
    .selectFrom('surveyAnswer')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('roundId', '=', roundId)
    .executeTakeFirstOrThrow();
  return count;
}

export async function countAnswersByProgramme(
  tx: Tx,
  roundId: string,
): Promise<{ programme: string; answers: number; onPaper: number }[]> {
  return tx
    .selectFrom('surveyAnswer')
    .select(({ fn }) => [
      'programme',
      fn.countAll<number>().as('answers'),
      fn.countAll<number>().filterWhere('isPaper', '=', true).as('onPaper'),
    ])
    .where('roundId', '=', roundId)
    .groupBy('programme')
    .execute();
}

export async function insertAnswers(
  tx: Tx,
  roundId: string,
  sheets: readonly AnswerSheet[],
  origin: { readonly isPaper: boolean },
): Promise<void> {
  const rows = sheets.map(({ month, sex, programme, answers }) => ({
    roundId,
    programme: programme ?? '',
    month,
    sex,
    isPaper: origin.isPaper,
    answers: JSON.stringify(answers),
  }));
  for (let start = 0; start < rows.length; start += 1_000) {
    await tx
      .insertInto('surveyAnswer')
      .values(rows.slice(start, start + 1_000))
      .execute();
  }
}

export async function removeAnswers(tx: Tx, roundId: string, programme: string | null): Promise<void> {
  await tx
    .deleteFrom('surveyAnswer')
    .where('roundId', '=', roundId)
    .where('programme', '=', programme ?? '')
    .execute();
}

/**
 * Takes every answer of a round out and puts it back in random order under a new random id, all in one transaction: what
 * place, id and transaction told of the order in which answers came is gone.
 */
export async function shuffleAnswers(tx: Tx, roundId: string): Promise<void> {
  await sql`
    WITH taken AS (DELETE FROM survey_answer WHERE round_id = ${roundId} RETURNING *)
    INSERT INTO survey_answer (space_id, round_id, programme, month, sex, is_paper, answers)
      SELECT space_id, round_id, programme, month, sex, is_paper, answers FROM taken ORDER BY random()`.execute(tx);
}
