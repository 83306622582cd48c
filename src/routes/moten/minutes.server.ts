import { error } from '@sveltejs/kit';
import type { Session } from '#access/server';
import type { Minutes } from '#decisions/core';
import { readBoardFile, readMeeting } from '#decisions/server';
import { composeMinutes, composeNotice } from '#reports/core';
import { renderPdf, renderWithAttachments } from '#reports/server';
import { valueOr } from '../answer.ts';

async function readAll(session: Session, id: string) {
  const read = valueOr(await readMeeting(session, { id }), () => error(404));
  const memberNames = new Map(read.members.map(({ slug, name }) => [slug, name]));
  const {
    announcedOn: _announced,
    removedOn: _removed,
    showsMinutes: _shows,
    waiting: _waiting,
    ...meeting
  } = read.meeting;
  const now: Minutes = {
    association: session.space.name,
    orgNumber: session.space.orgNumber,
    meeting,
    items: read.items.map(({ version: _version, quorum: _quorum, ...item }) => item),
    attendance: (read.hasAttendance ? read.attendance : []).map((one) => ({
      ...one,
      memberName: one.appointedBy === null ? null : (memberNames.get(one.appointedBy) ?? one.appointedBy),
    })),
  };
  return { ...read, now };
}

/** The minutes as they were approved; before that as they are so far. */
export async function minutesPdf(session: Session, id: string): Promise<Uint8Array> {
  const { kept, now, today } = await readAll(session, id);
  const [first, ...corrections] = kept;
  return renderPdf(composeMinutes(first?.minutes ?? now, { corrections, printedOn: today }));
}

/** The notice with every PDF of the agenda behind it. */
export async function noticePdf(session: Session, id: string): Promise<Uint8Array> {
  const { now, files, attendance } = await readAll(session, id);
  const pdfs = files.filter(({ mediaType }) => mediaType === 'application/pdf');
  const attachments = await Promise.all(
    pdfs.map(async ({ fileId, title }) => ({
      title,
      bytes: valueOr(await readBoardFile(session, { id: fileId }), () => error(404)).bytes,
    })),
  );
  const document = composeNotice(now, {
    files: files.map(({ itemId, title, mediaType }) => ({ itemId, title, isSetIn: mediaType === 'application/pdf' })),
    recipients: attendance.filter(({ role }) => role !== 'other' && role !== 'deputy').map(({ name }) => name),
    deputies: attendance.filter(({ role }) => role === 'deputy').map(({ name }) => name),
  });
  return renderWithAttachments(document, attachments);
}
