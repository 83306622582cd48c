import { query } from '#access/server';
import { accept } from '#kernel';
import { checkQuality, programmeOf, type QualityFinding } from '#participants/core';
import * as v from 'valibot';
import { itemsOf } from './item-store.ts';
import { participantColumns, seenBy, toParticipation } from './participation-store.ts';
import { listPartyProgrammes } from './programmes.ts';

const ORDER: readonly QualityFinding['severity'][] = ['error', 'warning', 'info'];

/** What is wrong or missing in the rows that her employer may see, the worst first; pseudonyms, no names. */
export const readQuality = query({
  permission: 'participant.check',
  input: v.object({
    programme: v.optional(v.nullable(v.string()), null),
    /** One participation, for its form. */
    participationId: v.optional(v.nullable(v.string()), null),
  }),
  async run(context, { programme: wanted, participationId }) {
    const { tx, today } = context;
    const rows = (await tx.selectFrom('participation').selectAll().where(seenBy(context)).execute()).map(
      toParticipation,
    );
    const people = new Map(
      (await tx.selectFrom('participant').select(participantColumns).execute()).map((one) => [one.id, one]),
    );
    const programmes = new Map((await listPartyProgrammes(tx)).map((one) => [one.slug, one]));
    const items = Map.groupBy(await itemsOf(tx, 'all'), (item) => item.participationId);
    const personOf = (participantId: string): string => people.get(participantId)?.joinedTo ?? participantId;
    const key = (row: { participantId: string; programme: string }): string =>
      `${personOf(row.participantId)}|${row.programme}`;
    const siblings = Map.groupBy(rows, key);
    const findings = rows
      .filter((row) => wanted === null || row.programme === wanted)
      .filter((row) => participationId === null || row.id === participationId)
      .flatMap((participation) => {
        const participant = people.get(participation.participantId);
        if (!participant) return [];
        const { programme: slug, id } = participation;
        return checkQuality({
          participation,
          participant,
          programme: programmes.get(slug) ?? programmeOf({ slug, name: slug }),
          items: items.get(id) ?? [],
          siblings: (siblings.get(key(participation)) ?? []).filter((one) => one.id !== id),
          today,
        });
      });
    return accept({
      checked: rows.length,
      findings: findings.toSorted(
        (a, b) =>
          ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) ||
          (a.deadline < b.deadline ? -1 : a.deadline > b.deadline ? 1 : 0),
      ),
    });
  },
});
