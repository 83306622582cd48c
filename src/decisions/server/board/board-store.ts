// Rows ↔ bodies, meetings, items and attendance.
import type { Space } from '#access/server';
import type { Tx } from '#database/server';
import type {
  Attendance,
  Body,
  BodyMember,
  KeptMinutes,
  Meeting,
  MeetingFile,
  MeetingItem,
  Minutes,
} from '#decisions/core';
import { matterNumber } from '#decisions/core';
import type { Mandate, Member } from '#organisation/core';
import { sql } from 'kysely';

export async function listBodies(tx: Tx): Promise<Body[]> {
  return tx
    .selectFrom('boardBody')
    .select(['id', 'kind', 'name', 'noticeDays'])
    .orderBy((by) =>
      by.case().when('kind', '=', 'board').then(0).when('kind', '=', 'preparatoryGroup').then(1).else(2).end(),
    )
    .orderBy('name', (order) => order.collate('swedish'))
    .execute();
}

/** The board's members are the mandates that are named; the others' are their own. */
export async function listBodyMembers(tx: Tx, body: Body): Promise<BodyMember[]> {
  if (body.kind !== 'board')
    return tx
      .selectFrom('bodyMember')
      .select(['name', 'role', 'appointedBy', 'validFrom', 'validTo'])
      .where('bodyId', '=', body.id)
      .orderBy('place')
      .execute();
  const mandates = await tx
    .selectFrom('mandate')
    .select(['name', 'role', 'appointedBy', 'validFrom', 'validTo'])
    .orderBy('place')
    .execute();
  return mandates.flatMap(({ name, ...mandate }: Mandate) => (name === null ? [] : [{ name, ...mandate }]));
}

export async function listMemberNames(
  tx: Tx,
): Promise<(Pick<Member, 'slug' | 'name' | 'kind'> & { readonly validTo: string | null })[]> {
  return tx.selectFrom('member').select(['slug', 'name', 'kind', 'validTo']).orderBy('place').execute();
}

const meetingColumns = [
  'meeting.id',
  'meeting.heldOn',
  'meeting.startsAt',
  'meeting.endsAt',
  'meeting.location',
  'meeting.isPublic',
  'meeting.mayBeDistant',
  'meeting.state',
  'meeting.calledOn',
  'meeting.chair',
  'meeting.secretary',
  'meeting.approvers',
  'meeting.approvedOn',
  'meeting.announcedOn',
  'meeting.removedOn',
  'meeting.showsMinutes',
  'boardBody.id as bodyId',
  'boardBody.kind',
  'boardBody.name',
] as const;

/** What the statutes of that day say of the board, else what the body itself has chosen. */
const daysOfNotice = sql<number>`coalesce(
  CASE WHEN board_body.kind = 'board' THEN (
    SELECT notice_days FROM statutes_version WHERE valid_from <= meeting.held_on
    ORDER BY valid_from DESC, version DESC LIMIT 1) END,
  board_body.notice_days)`;

function meetingQuery(tx: Tx) {
  return tx
    .selectFrom('meeting')
    .innerJoin('boardBody', 'boardBody.id', 'meeting.bodyId')
    .select(meetingColumns)
    .select(daysOfNotice.as('noticeDays'));
}

function toMeeting(row: Awaited<ReturnType<ReturnType<typeof meetingQuery>['execute']>>[number]): Meeting {
  const { bodyId, kind, name, noticeDays, ...meeting } = row;
  return { ...meeting, body: { id: bodyId, kind, name, noticeDays } };
}

/** The newest first. */
export async function listMeetings(tx: Tx): Promise<Meeting[]> {
  const rows = await meetingQuery(tx).orderBy('meeting.heldOn', 'desc').orderBy('meeting.startsAt', 'desc').execute();
  return rows.map(toMeeting);
}

export async function findMeeting(
  tx: Tx,
  id: string,
  how: { readonly lock?: boolean } = {},
): Promise<Meeting | null> {
  if (how.lock) await tx.selectFrom('meeting').select('id').where('id', '=', id).forUpdate().execute();
  const row = await meetingQuery(tx).where('meeting.id', '=', id).executeTakeFirst();
  return row ? toMeeting(row) : null;
}

export async function listItems(
  tx: Tx,
  meetingId: string,
): Promise<(MeetingItem & { readonly registerNumber: string | null })[]> {
  const rows = await tx
    .selectFrom('meetingItem')
    .leftJoin('matter', 'matter.id', 'meetingItem.matterId')
    .select([
      'meetingItem.id',
      'meetingItem.place',
      'meetingItem.kind',
      'meetingItem.title',
      'meetingItem.background',
      'meetingItem.proposal',
      'meetingItem.matterId',
      'meetingItem.wheelKey',
      'meetingItem.paragraph',
      'meetingItem.motions',
      'meetingItem.vote',
      'meetingItem.outcome',
      'meetingItem.conflicts',
      'meetingItem.reservations',
      'meetingItem.version',
      'matter.year',
      'matter.number',
    ])
    .where('meetingId', '=', meetingId)
    .orderBy('place')
    .execute();
  return rows.map(({ year, number, ...item }) => ({
    ...item,
    registerNumber: year === null || number === null ? null : matterNumber({ year, number }),
  }));
}

export async function listItemFiles(tx: Tx, meetingId: string): Promise<MeetingFile[]> {
  return tx
    .selectFrom('meetingItemFile')
    .innerJoin('meetingItem', 'meetingItem.id', 'meetingItemFile.itemId')
    .innerJoin('storedFile', 'storedFile.id', 'meetingItemFile.fileId')
    .select([
      'meetingItemFile.itemId',
      'meetingItemFile.fileId',
      'meetingItemFile.title',
      'storedFile.mediaType',
      'storedFile.sizeBytes',
    ])
    .where('meetingItem.meetingId', '=', meetingId)
    .orderBy('meetingItem.place')
    .orderBy('storedFile.addedAt')
    .orderBy('storedFile.id')
    .execute();
}

export async function listAttendance(tx: Tx, meetingId: string): Promise<Attendance[]> {
  const rows = await tx
    .selectFrom('meetingAttendance')
    .select(['name', 'role', 'appointedBy', 'presence', 'serves', 'replaces', 'outOfOrder'])
    .where('meetingId', '=', meetingId)
    .orderBy('place')
    .execute();
  return rows.map(({ outOfOrder, ...one }) => (outOfOrder === null ? one : { ...one, outOfOrder }));
}

export async function replaceAttendance(tx: Tx, meetingId: string, attendance: readonly Attendance[]): Promise<void> {
  await tx.deleteFrom('meetingAttendance').where('meetingId', '=', meetingId).execute();
  if (attendance.length === 0) return;
  await tx
    .insertInto('meetingAttendance')
    .values(attendance.map((one, place) => ({ ...one, outOfOrder: one.outOfOrder ?? null, meetingId, place })))
    .execute();
}

/** The next § of the body's year. The row is held until the commit: two at once take turns, and a refusal leaves no gap. */
export async function takeParagraphs(
  tx: Tx,
  of: { readonly bodyId: string; readonly year: number; readonly count: number },
): Promise<number> {
  const { last } = await tx
    .insertInto('paragraphCounter')
    .values({ bodyId: of.bodyId, year: of.year, last: of.count })
    .onConflict((conflict) =>
      conflict
        .columns(['spaceId', 'bodyId', 'year'])
        .doUpdateSet((set) => ({ last: set('paragraphCounter.last', '+', of.count) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return last - of.count + 1;
}

export async function minutesNow(tx: Tx, space: Space, meeting: Meeting): Promise<Minutes> {
  const names = new Map((await listMemberNames(tx)).map(({ slug, name }) => [slug, name]));
  const { announcedOn: _announced, removedOn: _removed, showsMinutes: _shows, ...kept } = meeting;
  return {
    association: space.name,
    orgNumber: space.orgNumber,
    meeting: kept,
    items: (await listItems(tx, meeting.id)).map(({ version: _version, ...item }) => item),
    attendance: (await listAttendance(tx, meeting.id)).map((one) => ({
      ...one,
      memberName: one.appointedBy === null ? null : (names.get(one.appointedBy) ?? one.appointedBy),
    })),
  };
}

export async function listKeptMinutes(tx: Tx, meetingId: string): Promise<KeptMinutes[]> {
  return tx
    .selectFrom('meetingMinutes')
    .select(['version', 'minutes', 'correction', 'madeAt'])
    .where('meetingId', '=', meetingId)
    .orderBy('version')
    .execute();
}

export type BoardSetting = {
  readonly feeOre: number;
  readonly chairFeeOre: number;
  readonly minutesPlace: string;
  readonly registrars: Readonly<Record<string, string>>;
};

export async function findBoardSetting(tx: Tx): Promise<BoardSetting> {
  const found = await tx
    .selectFrom('boardSetting')
    .select(['feeOre', 'chairFeeOre', 'minutesPlace', 'registrars'])
    .executeTakeFirst();
  return found ?? { feeOre: 0, chairFeeOre: 0, minutesPlace: 'Förbundets kansli', registrars: {} };
}

export async function listPostings(tx: Tx, meetingId: string) {
  return tx
    .selectFrom('meetingPosting')
    .select(['member', 'mailedAt', 'postedOn', 'removedOn'])
    .where('meetingId', '=', meetingId)
    .execute();
}
