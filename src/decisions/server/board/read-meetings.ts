import { query } from '#access/server';
import type { Tx } from '#database/server';
import {
  cannot,
  announcementDue,
  appealEnds,
  approvalDue,
  expectedAt,
  feesOf,
  noticeDue,
  quorumOf,
  removalFrom,
  type HeldMeeting,
  type Meeting,
} from '#decisions/core';
import { accept, calendarYear, yearOf, type IsoDate } from '#kernel';
import * as v from 'valibot';
import {
  findBoardSetting,
  findMeeting,
  listAttendance,
  listBodies,
  listBodyMembers,
  listItemFiles,
  listItems,
  listKeptMinutes,
  listMeetings,
  listMemberNames,
  listPostings,
} from './board-store.ts';
import { id } from './schemas.ts';

/** What a meeting waits for, and by when; null when nothing is left. */
export type Waiting = {
  readonly what: 'notice' | 'hold' | 'approval' | 'announcement' | 'removal';
  readonly by: IsoDate;
};

export function waitingOf(meeting: Meeting): Waiting | null {
  const { state, heldOn, approvedOn, announcedOn, body } = meeting;
  if (state === 'planned') return { what: 'notice', by: noticeDue(heldOn, body.noticeDays) };
  if (state === 'called' || state === 'open') return { what: 'hold', by: heldOn };
  if (state === 'closed') return { what: 'approval', by: approvalDue(heldOn) };
  // Groups that prepare decide nothing that can be appealed.
  if (state === 'approved' && approvedOn !== null && body.kind === 'board')
    return { what: 'announcement', by: announcementDue(approvedOn) };
  if (state === 'announced' && announcedOn !== null) return { what: 'removal', by: removalFrom(announcedOn) };
  return null;
}

export type ListedMeeting = Meeting & { readonly waiting: Waiting | null };

/** Every meeting, the newest first; the next one with its agenda and documents; what waits; the action list. */
export const readMeetings = query({
  permission: 'board.read',
  input: v.object({}),
  async run({ tx, today }) {
    const meetings: ListedMeeting[] = (await listMeetings(tx)).map((meeting) => ({
      ...meeting,
      waiting: waitingOf(meeting),
    }));
    const next =
      meetings.findLast(({ state, heldOn }) => ['planned', 'called', 'open'].includes(state) && heldOn >= today) ??
      null;
    return accept({
      today,
      meetings,
      bodies: await listBodies(tx),
      next: next && { ...next, items: await listItems(tx, next.id), files: await listItemFiles(tx, next.id) },
      actions: await listActions(tx),
    });
  },
});

/** One meeting with all that belongs to it. */
export const readMeeting = query({
  permission: 'board.read',
  input: v.object({ id }),
  async run({ tx, today }, command) {
    const meeting = await findMeeting(tx, command.id);
    if (!meeting) return cannot({ kind: 'noSuchMeeting' });
    const saved = await listAttendance(tx, meeting.id);
    const bodyMembers = await listBodyMembers(tx, meeting.body);
    const attendance = saved.length > 0 ? saved : expectedAt(bodyMembers, meeting.heldOn);
    const items = await listItems(tx, meeting.id);
    return accept({
      today,
      meeting: { ...meeting, waiting: waitingOf(meeting) },
      items: items.map((item) => ({ ...item, quorum: quorumOf(attendance, item.conflicts) })),
      files: await listItemFiles(tx, meeting.id),
      attendance,
      hasAttendance: saved.length > 0,
      quorum: quorumOf(attendance),
      days: {
        notice: noticeDue(meeting.heldOn, meeting.body.noticeDays),
        approval: approvalDue(meeting.heldOn),
        announcement: meeting.approvedOn && announcementDue(meeting.approvedOn),
        appeal: meeting.announcedOn && appealEnds(meeting.announcedOn),
        removal: meeting.announcedOn && removalFrom(meeting.announcedOn),
      },
      kept: await listKeptMinutes(tx, meeting.id),
      postings: await listPostings(tx, meeting.id),
      members: await listMemberNames(tx),
      setting: await findBoardSetting(tx),
      actions: (await listActions(tx)).filter(({ meetingId }) => meetingId === meeting.id),
      matters: await openMatters(tx),
    });
  },
});

async function openMatters(tx: Tx) {
  return tx
    .selectFrom('matter')
    .select(['id', 'year', 'number', 'title'])
    .where('state', '=', 'open')
    .orderBy('year', 'desc')
    .orderBy('number', 'desc')
    .limit(200)
    .execute();
}

/** What follows from decisions, and from what evaluations concluded. */
export async function listActions(tx: Tx) {
  const rows = await tx
    .selectFrom('boardAction')
    .leftJoin('meetingItem', 'meetingItem.id', 'boardAction.itemId')
    .leftJoin('meeting', 'meeting.id', 'meetingItem.meetingId')
    .leftJoin('evaluationConclusion', 'evaluationConclusion.id', 'boardAction.conclusionId')
    .leftJoin('evaluation', 'evaluation.id', 'evaluationConclusion.evaluationId')
    .select([
      'boardAction.id',
      'boardAction.what',
      'boardAction.responsible',
      'boardAction.dueOn',
      'boardAction.doneOn',
      'boardAction.itemId',
      'meetingItem.title as itemTitle',
      'meetingItem.paragraph',
      'meeting.id as meetingId',
      'meeting.heldOn',
      'evaluation.id as evaluationId',
      'evaluation.title as evaluationTitle',
    ])
    .orderBy('boardAction.doneOn', (order) => order.asc().nullsFirst())
    .orderBy('boardAction.dueOn', (order) => order.asc().nullsLast())
    .orderBy('boardAction.id')
    .execute();
  return rows.map(({ itemTitle, evaluationTitle, ...action }) => ({
    ...action,
    title: itemTitle ?? evaluationTitle ?? '',
  }));
}

export async function listHeld(tx: Tx): Promise<(HeldMeeting & { readonly chair: string | null })[]> {
  const held: (HeldMeeting & { readonly chair: string | null })[] = [];
  for (const { id: meetingId, body, heldOn, chair, state } of await listMeetings(tx)) {
    if (!['closed', 'approved', 'announced', 'final'].includes(state)) continue;
    held.push({ body, heldOn, chair, attendance: await listAttendance(tx, meetingId) });
  }
  return held;
}

/** Who was there in a year, what payroll pays for it, and the attendance of each body as counts. */
export const readBoardYear = query({
  permission: 'board.read',
  input: v.object({ year: v.pipe(v.number(), v.integer(), v.minValue(1994), v.maxValue(2200)) }),
  async run({ tx }, { year }) {
    const held = (await listHeld(tx)).filter(({ heldOn }) => yearOf(heldOn) === year);
    const { feeOre, chairFeeOre } = await findBoardSetting(tx);
    return accept({
      held,
      fees: feesOf(held, { period: calendarYear(year), feeOre, chairFeeOre }),
      members: await listMemberNames(tx),
    });
  },
});
