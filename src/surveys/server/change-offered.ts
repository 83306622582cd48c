import { useCase } from '#access/server';
import { accept, refuse } from '#kernel';
import { offeredInput, roundId } from '#surveys/core';
import type { CannotCloseRound } from './close-round.ts';
import * as v from 'valibot';
import { listRounds, saveGroup } from './round-store.ts';

export type CannotChangeOffered =
  CannotCloseRound | { readonly kind: 'notInRound'; readonly programme: string | null };

/** How many were asked is known better while a round goes on; the trail keeps what stood before. */
export const changeOffered = useCase({
  permission: 'surveys.save',
  action: 'surveys.changeOffered',
  input: v.object({ round: roundId, programme: v.nullable(v.string()), offered: offeredInput }),
  async run({ tx }, { round: id, programme, offered }) {
    const rounds = await listRounds(tx);
    const round = rounds.find((one) => one.id === id);
    if (!round)
      return refuse<CannotChangeOffered>({ kind: 'noSuchRound', round: id, known: rounds.map((one) => one.id) });
    if (round.state === 'closed') return refuse<CannotChangeOffered>({ kind: 'roundIsClosed', round: id });
    const position = round.groups.findIndex((group) => group.programme === programme);
    const before = round.groups[position];
    if (!before) return refuse<CannotChangeOffered>({ kind: 'notInRound', programme });
    await saveGroup(tx, { roundId: id, group: { programme, offered }, position });
    return accept({ round: id, programme, before: before.offered, after: offered });
  },
  details: ({ value }) => value,
});
