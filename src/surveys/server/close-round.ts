import type { AccessRefusal } from '#access/core';
import { useCase, type Session } from '#access/server';
import type { Database } from '#database/server';
import { accept, refuse, type Result } from '#kernel';
import { roundId, type CannotFindRound } from '#surveys/core';
import { sql } from 'kysely';
import * as v from 'valibot';
import { countAnswers, shuffleAnswers } from './answer-store.ts';
import { holdRound, removeCodesOf } from './code-store.ts';
import { changeRound, listRounds } from './round-store.ts';
import { shuffleTexts } from './text-store.ts';

export type CannotCloseRound = CannotFindRound | { readonly kind: 'roundIsClosed'; readonly round: string };

/**
 * Takes no more answers: codes and receipts go, answers are put back in random order under new ids, and the files of the
 * tables are written anew, so that what was deleted is not on disk either.
 */
export async function closeRound(
  session: Session,
  command: { readonly round: string },
): Promise<Result<{ readonly answers: number }, CannotCloseRound | AccessRefusal>> {
  const closed = await endRound(session, command);
  if (closed.ok) await rewriteTables(session.database);
  return closed;
}

const endRound = useCase({
  permission: 'surveys.save',
  action: 'surveys.closeRound',
  input: v.object({ round: roundId }),
  async run({ tx, today }, { round: id }) {
    const rounds = await listRounds(tx);
    const round = rounds.find((one) => one.id === id);
    if (!round)
      return refuse<CannotCloseRound>({ kind: 'noSuchRound', round: id, known: rounds.map((one) => one.id) });
    if (round.state === 'closed') return refuse<CannotCloseRound>({ kind: 'roundIsClosed', round: id });
    await holdRound(tx, id, 'closing');
    await removeCodesOf(tx, id);
    await shuffleAnswers(tx, id);
    await shuffleTexts(tx, id);
    await changeRound(tx, id, { state: 'closed', closedOn: today });
    return accept({ answers: await countAnswers(tx, id) });
  },
  details: ({ command, value }) => ({ round: command.round, answers: value.answers }),
});

/** CLUSTER writes a table into a new file in the order of its random keys, without what was deleted. */
async function rewriteTables(database: Database): Promise<void> {
  for (const table of ['survey_answer', 'survey_text', 'survey_code', 'survey_code_space', 'survey_receipt']) {
    await database.asOwner(async (tx) => {
      await sql`CLUSTER ${sql.id(table)} USING ${sql.id(`${table}_pkey`)}`.execute(tx);
    });
  }
}
