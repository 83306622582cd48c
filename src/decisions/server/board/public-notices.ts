// What anybody may read without logging in: notices that are up, and coming public meetings.
import { query } from '#access/server';
import { cannot, appealEnds, paragraphSpan, removalFrom } from '#decisions/core';
import { accept } from '#kernel';
import * as v from 'valibot';
import { findBoardSetting, findMeeting, listItems, listKeptMinutes, listMeetings } from './board-store.ts';
import { id } from './schemas.ts';

export const readPublicNotices = query({
  permission: 'notices.read',
  input: v.object({}),
  async run({ tx, space, today }) {
    const meetings = await listMeetings(tx);
    const { minutesPlace } = await findBoardSetting(tx);
    const notices = [];
    for (const { id: meetingId, body, heldOn, state, approvedOn, announcedOn, showsMinutes } of meetings) {
      if (state !== 'announced' || approvedOn === null || announcedOn === null) continue;
      const items = await listItems(tx, meetingId);
      notices.push({
        id: meetingId,
        body: body.name,
        heldOn,
        approvedOn,
        announcedOn,
        showsMinutes,
        minutesPlace,
        paragraphs: paragraphSpan(items.map(({ paragraph }) => paragraph)),
        appealEnds: appealEnds(announcedOn),
        removedFrom: removalFrom(announcedOn),
      });
    }
    const coming = meetings
      .filter(({ isPublic, state, heldOn }) => isPublic && state === 'called' && heldOn >= today)
      .map(({ id: meetingId, body, heldOn, startsAt, location }) => ({
        id: meetingId,
        body: body.name,
        heldOn,
        startsAt,
        location,
      }))
      .toReversed();
    return accept({ association: space.name, orgNumber: space.orgNumber, today, notices, coming });
  },
});

/** Minutes that the office chose to show, while the notice is up. */
export const readPublicMinutes = query({
  permission: 'notices.read',
  input: v.object({ id }),
  async run({ tx }, command) {
    const meeting = await findMeeting(tx, command.id);
    if (!meeting || meeting.state !== 'announced' || !meeting.showsMinutes) return cannot({ kind: 'notShown' });
    return accept({ meeting, kept: await listKeptMinutes(tx, meeting.id) });
  },
});
