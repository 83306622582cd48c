// The steps of a budget beside the meetings that took them: whether it was set in time and in public, and announced with the
// proposal, is told by the meeting.
import { query } from '#access/server';
import type { Tx } from '#database/server';
import {
  budgetControl,
  budgetFindings,
  withMeetingDays,
  type BudgetEvent,
  type BudgetMeeting,
  type BudgetNotice,
} from '#finance/core';
import { listBudgetEvents } from '#finance/server';
import { accept, dayInSweden } from '#kernel';
import { membersOn } from '#organisation/core';
import { findOrganisation } from '#organisation/server';
import * as v from 'valibot';
import './tables.ts';

export const readBudgetWay = query({
  permission: 'finance.read',
  input: v.object({ year: v.pipe(v.number(), v.integer(), v.minValue(1990), v.maxValue(2100)) }),
  async run({ tx, space, today }, { year }) {
    const saved = await listBudgetEvents(tx, year);
    const meetings = await meetingsOf(
      tx,
      saved.flatMap(({ item }) => item ?? []),
    );
    const events = withMeetingDays(saved, meetings);
    const notice = await findNotice(tx, { year, events: saved });
    const { members } = await findOrganisation(tx, space);
    // Arbetsförmedlingen is a member too, and asked like the others (FinsamL 23 §).
    const asked = membersOn(members, `${year}-12-31`).map(({ slug }) => slug);
    return accept({
      events,
      notice,
      findings: budgetFindings(events, { year, members: asked, today, notice }),
      control: budgetControl(saved, { year, today, meetings }),
    });
  },
});

async function meetingsOf(tx: Tx, items: readonly string[]): Promise<ReadonlyMap<string, BudgetMeeting>> {
  if (items.length === 0) return new Map();
  const rows = await tx
    .selectFrom('meetingItem')
    .innerJoin('meeting', 'meeting.id', 'meetingItem.meetingId')
    .select(['meetingItem.id', 'meeting.heldOn', 'meeting.isPublic', 'meeting.calledOn'])
    .where('meetingItem.id', 'in', items)
    .execute();
  return new Map(rows.map(({ id, ...meeting }) => [id, meeting]));
}

/** Of the item that set the budget; before that, the one that a step points at or that the yearly wheel put on an agenda. */
async function findNotice(
  tx: Tx,
  { year, events }: { readonly year: number; readonly events: readonly BudgetEvent[] },
): Promise<BudgetNotice | null> {
  const pointedAt = (step: BudgetEvent['step']) => events.find((event) => event.step === step)?.item ?? null;
  const item = pointedAt('set') ?? pointedAt('announced') ?? (await itemOfWheel(tx, year));
  if (item === null) return null;
  const meeting = (await meetingsOf(tx, [item])).get(item);
  if (!meeting) return null;
  const files = await tx
    .selectFrom('meetingItemFile')
    .innerJoin('storedFile', 'storedFile.id', 'meetingItemFile.fileId')
    .select(['meetingItemFile.title', 'storedFile.addedAt'])
    .where('meetingItemFile.itemId', '=', item)
    .orderBy('storedFile.addedAt')
    .orderBy('storedFile.id')
    .execute();
  const isSent = ({ addedAt }: (typeof files)[number]): boolean =>
    meeting.calledOn !== null && dayInSweden(addedAt) <= meeting.calledOn;
  const titles = (rows: typeof files): string[] => rows.map(({ title }) => title);
  return {
    ...meeting,
    item,
    documents: titles(files.filter(isSent)),
    later: titles(files.filter((file) => !isSent(file))),
  };
}

async function itemOfWheel(tx: Tx, year: number): Promise<string | null> {
  const row = await tx
    .selectFrom('meetingItem')
    .innerJoin('meeting', 'meeting.id', 'meetingItem.meetingId')
    .select('meetingItem.id')
    .where('wheelKey', '=', `budget@${year - 1}`)
    .orderBy('meeting.heldOn', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Items of meetings that are called or planned and have not begun: one of them is to set the budget. */
export const readComingItems = query({
  permission: 'board.read',
  input: v.object({}),
  async run({ tx }) {
    const rows = await tx
      .selectFrom('meetingItem')
      .innerJoin('meeting', 'meeting.id', 'meetingItem.meetingId')
      .select(['meetingItem.id as item', 'meeting.heldOn', 'meetingItem.title'])
      .where('meeting.state', 'in', ['planned', 'called'])
      .where('meetingItem.kind', '=', 'decision')
      .orderBy('meeting.heldOn')
      .orderBy('meetingItem.place')
      .execute();
    return accept(rows);
  },
});
