import { useCase } from '#access/server';
import { accept, refuse } from '#kernel';
import { roundId } from '#surveys/core';
import type { CannotCloseRound } from './close-round.ts';
import * as v from 'valibot';
import { saveReminder } from './reminder-store.ts';
import { listRounds } from './round-store.ts';

/** Keeps that everybody was reminded today; who has answered is known to nobody, so all are reminded alike. */
export const noteReminder = useCase({
  permission: 'surveys.save',
  action: 'surveys.noteReminder',
  input: v.object({ round: roundId, note: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500)) }),
  async run({ tx, today }, { round: id, note }) {
    const rounds = await listRounds(tx);
    const round = rounds.find((one) => one.id === id);
    if (!round)
      return refuse<CannotCloseRound>({ kind: 'noSuchRound', round: id, known: rounds.map((one) => one.id) });
    if (round.state === 'closed') return refuse<CannotCloseRound>({ kind: 'roundIsClosed', round: id });
    await saveReminder(tx, { roundId: id, remindedOn: today, note });
    return accept({ round: id });
  },
  details: ({ value }) => value,
});
