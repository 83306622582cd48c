import type { Tx } from '#database/server';
import type { IsoDate } from '#kernel';
import './tables.ts';

export async function listReminders(tx: Tx, roundId: string): Promise<{ remindedOn: IsoDate; note: string }[]> {
  return tx
    .selectFrom('surveyReminder')
    .select(['remindedOn', 'note'])
    .where('roundId', '=', roundId)
    .orderBy('remindedOn')
    .execute();
}

/** One a day: another note of the same day takes the place of the first. */
export async function saveReminder(
  tx: Tx,
  reminder: { readonly roundId: string; readonly remindedOn: IsoDate; readonly note: string },
): Promise<void> {
  await tx
    .insertInto('surveyReminder')
    .values(reminder)
    .onConflict((conflict) =>
      conflict.columns(['spaceId', 'roundId', 'remindedOn']).doUpdateSet({ note: reminder.note }),
    )
    .execute();
}
