import { query, useCase } from '#access/server';
import { cannot, shortText } from '#decisions/core';
import { accept } from '#kernel';
import * as v from 'valibot';
import { findMeeting } from './board-store.ts';
import { listActions } from './read-meetings.ts';
import { day, id } from './schemas.ts';

/** Decisions on delegation, the newest first, and the action list. */
export const readFollowUp = query({
  permission: 'board.read',
  input: v.object({}),
  async run({ tx, today }) {
    const delegated = await tx
      .selectFrom('delegatedDecision')
      .leftJoin('meeting', 'meeting.id', 'delegatedDecision.reportedIn')
      .select([
        'delegatedDecision.id',
        'delegatedDecision.decidedOn',
        'delegatedDecision.decidedBy',
        'delegatedDecision.point',
        'delegatedDecision.decision',
        'delegatedDecision.reportedIn',
        'meeting.heldOn as reportedOn',
      ])
      .orderBy('delegatedDecision.decidedOn', 'desc')
      .orderBy('delegatedDecision.id', 'desc')
      .execute();
    return accept({ today, delegated, actions: await listActions(tx) });
  },
});

/** FinsamL 10 §: a decision made on delegation, to be reported to the board. */
export const saveDelegated = useCase({
  permission: 'board.save',
  action: 'board.delegated.save',
  input: v.object({
    decidedOn: day,
    decidedBy: shortText,
    point: v.pipe(v.string(), v.trim(), v.maxLength(40)),
    decision: shortText,
  }),
  async run({ tx, newId, today }, decision) {
    if (decision.decidedOn > today) return cannot({ kind: 'inTheFuture' });
    const made = newId();
    await tx
      .insertInto('delegatedDecision')
      .values({ id: made, ...decision, reportedIn: null })
      .execute();
    return accept({ id: made });
  },
  details: ({ value }) => ({ decision: value.id }),
});

/** Reports to a meeting all decisions that were made up to its day and are not reported yet. */
export const reportDelegated = useCase({
  permission: 'board.save',
  action: 'board.delegated.report',
  input: v.object({ meeting: id }),
  async run({ tx }, { meeting: meetingId }) {
    const meeting = await findMeeting(tx, meetingId, { lock: true });
    if (!meeting || meeting.body.kind !== 'board') return cannot({ kind: 'noSuchMeeting' });
    if (!['planned', 'called', 'open', 'closed'].includes(meeting.state)) return cannot({ kind: 'locked' });
    const reported = await tx
      .updateTable('delegatedDecision')
      .set({ reportedIn: meetingId })
      .where('reportedIn', 'is', null)
      .where('decidedOn', '<=', meeting.heldOn)
      .returning(['decidedOn', 'decidedBy', 'point', 'decision'])
      .execute();
    if (reported.length === 0) return cannot({ kind: 'nothingToReport' });
    const lines = reported
      .toSorted((a, b) => (a.decidedOn < b.decidedOn ? -1 : 1))
      .map(
        ({ decidedOn, decidedBy, point, decision }) =>
          `${decidedOn}: ${decision} (${[decidedBy, point && `punkt ${point}`].filter(Boolean).join(', ')})`,
      );
    const item = await tx
      .selectFrom('meetingItem')
      .select(['id', 'background', 'version'])
      .where('meetingId', '=', meetingId)
      .where('title', '=', 'Anmälan av delegationsbeslut')
      .executeTakeFirst();
    if (!item) return cannot({ kind: 'noSuchItem' });
    const background = [item.background, ...lines].filter(Boolean).join('\n');
    await tx
      .updateTable('meetingItem')
      .set({ background, version: item.version + 1 })
      .where('id', '=', item.id)
      .execute();
    return accept({ meeting: meetingId, reported: reported.length });
  },
  details: ({ value }) => value,
});
