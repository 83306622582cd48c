// What meetings decided, to point at. Rooms above this one keep the item's id as they got it from the page.
import { query } from '#access/server';
import type { Tx } from '#database/server';
import { referenceOf, type DecidedItem, type DecisionFault, type DecisionReference } from '#decisions/core';
import { accept, refuse, type Result } from '#kernel';
import * as v from 'valibot';
import { day, id } from './schemas.ts';
import './tables.ts';

/** The newest meeting first, its items in the order of their §§. */
export async function listDecidedItems(tx: Tx): Promise<DecidedItem[]> {
  const rows = await decidedItems(tx)
    .orderBy('meeting.heldOn', 'desc')
    .orderBy('meeting.startsAt', 'desc')
    .orderBy('meeting.id')
    .orderBy('meetingItem.paragraph')
    .execute();
  return rows.map(toDecided);
}

/** An item gets its § when the meeting opens, and can then no longer be taken away: what points at it stays whole. */
function decidedItems(tx: Tx) {
  return tx
    .selectFrom('meetingItem')
    .innerJoin('meeting', 'meeting.id', 'meetingItem.meetingId')
    .innerJoin('boardBody', 'boardBody.id', 'meeting.bodyId')
    .select([
      'meetingItem.id as item',
      'meeting.id as meeting',
      'boardBody.kind',
      'boardBody.name',
      'meeting.heldOn',
      'meetingItem.paragraph',
      'meetingItem.title',
    ])
    .where('meetingItem.kind', '=', 'decision')
    .where('meetingItem.paragraph', 'is not', null)
    .where('meetingItem.outcome', 'is not', null);
}

function toDecided(row: Awaited<ReturnType<ReturnType<typeof decidedItems>['execute']>>[number]): DecidedItem {
  const { kind, name, paragraph, ...rest } = row;
  return { ...rest, body: { kind, name }, paragraph: paragraph ?? 0 };
}

/** Every decision of a meeting, to choose from. */
export const readDecidedItems = query({
  permission: 'board.read',
  input: v.object({}),
  async run({ tx }) {
    return accept(await listDecidedItems(tx));
  },
});

/** The meeting of an item, for the address of a link; also of one whose words are still being written. */
export const readItemMeeting = query({
  permission: 'board.read',
  input: v.object({ item: id }),
  async run({ tx }, { item }): Promise<Result<{ readonly meeting: string }, { readonly kind: 'noSuchItem' }>> {
    const row = await tx
      .selectFrom('meetingItem')
      .select('meetingId as meeting')
      .where('id', '=', item)
      .executeTakeFirst();
    return row ? accept(row) : refuse({ kind: 'noSuchItem' });
  },
});

/** The part of a command that points at a decision. */
export const DecisionInput = {
  /** The item of a meeting; null when it was decided before the meetings were kept here. */
  item: v.optional(v.nullable(id), null),
  /** "§ 14"; what stands here beside an item is not used. */
  reference: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60)),
  decidedOn: day,
};

/** The decision as it is kept: of an item, paragraph and day are the meeting's, whatever was sent along. */
export async function settledDecision(
  tx: Tx,
  sent: DecisionReference,
): Promise<Result<DecisionReference, Extract<DecisionFault, { readonly kind: 'noSuchDecision' }>>> {
  const { item, reference, decidedOn } = sent;
  if (item === null) return accept({ item, reference, decidedOn });
  const row = await decidedItems(tx).where('meetingItem.id', '=', item).executeTakeFirst();
  return row ? accept(referenceOf(toDecided(row))) : refuse({ kind: 'noSuchDecision' });
}
