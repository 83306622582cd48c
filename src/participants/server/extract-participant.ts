import { useCase } from '#access/server';
import { openUnder } from '#database/server';
import { accept, refuse, type Result } from '#kernel';
import { IdInput, type CannotChangeParticipation, type RegisterExtract } from '#participants/core';
import * as v from 'valibot';
import { openIdentities } from './identity.ts';
import { itemsOf } from './item-store.ts';
import { findParticipant, participantColumns, participationsOf, recordsOf } from './participation-store.ts';

/** All that the register holds about one person (GDPR article 15), by the id or the pseudonym of one of her records. */
export const extractParticipant = useCase({
  permission: 'participant.extract',
  action: 'participant.extract',
  input: v.object({ participant: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100)) }),
  async run(context, { participant: named }): Promise<Result<RegisterExtract, CannotChangeParticipation>> {
    const { tx } = context;
    const byId = v.is(IdInput, named) ? await findParticipant(tx, named) : null;
    const byPseudonym = await tx
      .selectFrom('participant')
      .select(participantColumns)
      .where('pseudonym', '=', named)
      .executeTakeFirst();
    const found = byId ?? byPseudonym;
    if (!found) return refuse({ kind: 'noSuchParticipant' });
    const ids = await recordsOf(tx, found);
    const identities = await openIdentities(context, ids);
    const people = await tx.selectFrom('participant').select(participantColumns).where('id', 'in', ids).execute();
    const participations = await participationsOf(tx, ids);
    const items = await itemsOf(
      tx,
      participations.map(({ id }) => id),
    );
    const events = await tx
      .selectFrom('participationEvent')
      .select(['at', 'kind', 'happenedOn', 'participationId', 'participantId', 'changes', 'sealedText'])
      .where('participantId', 'in', ids)
      .orderBy('at')
      .orderBy('id')
      .execute();
    return accept({
      madeOn: context.today,
      space: context.space.name,
      records: people
        .toSorted((a, b) => Number(a.joinedTo !== null) - Number(b.joinedTo !== null))
        .map((one) => ({
          ...one,
          identityNumber: identities.get(one.id)?.identityNumber ?? null,
          workingName: identities.get(one.id)?.workingName ?? null,
        })),
      participations: participations.map((one) => ({
        ...one,
        items: items
          .filter(({ participationId }) => participationId === one.id)
          .map(({ sealedText, ...item }) => ({
            ...item,
            text: openUnder(identities.get(one.participantId)?.key, sealedText),
          })),
      })),
      history: events.map(({ happenedOn, sealedText, participantId, ...event }) => ({
        ...event,
        on: happenedOn,
        text: openUnder(identities.get(participantId)?.key, sealedText),
      })),
    });
  },
  details: ({ value }) => ({ participant: value.records[0]?.id ?? null }),
});
