// The steps of a budget beside the meetings that took them: whether it was set in time and in public is told by the meeting.
import { query } from '#access/server';
import type { Tx } from '#database/server';
import { budgetControl, budgetFindings, withMeetingDays, type BudgetMeeting } from '#finance/core';
import { listBudgetEvents } from '#finance/server';
import { accept } from '#kernel';
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
    const { members } = await findOrganisation(tx, space);
    const asked = membersOn(members, `${year}-12-31`).map(({ slug }) => slug);
    return accept({
      events,
      findings: budgetFindings(events, { year, members: asked, today }),
      control: budgetControl(saved, { year, today, meetings }),
    });
  },
});

async function meetingsOf(tx: Tx, items: readonly string[]): Promise<ReadonlyMap<string, BudgetMeeting>> {
  if (items.length === 0) return new Map();
  const rows = await tx
    .selectFrom('meetingItem')
    .innerJoin('meeting', 'meeting.id', 'meetingItem.meetingId')
    .select(['meetingItem.id', 'meeting.heldOn', 'meeting.isPublic'])
    .where('meetingItem.id', 'in', items)
    .execute();
  return new Map(rows.map(({ id, ...meeting }) => [id, meeting]));
}
