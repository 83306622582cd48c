// A meeting is planned, called, opened, closed; its minutes are approved, announced and taken down.
import { useCase, type Context, type Space } from '#access/server';
import {
  cannot,
  occurrencesIn,
  standardAgenda,
  type BoardRefusal,
  checkForApproval,
  clock,
  move,
  removalFrom,
  shortText,
  announcementDue,
  type MeetingState,
  type MeetingStep,
  type KeptMinutes,
  type Meeting,
  type MeetingItem,
  type Minutes,
} from '#decisions/core';
import type { Tx } from '#database/server';
import { accept, addDays, yearOf, type IsoDate, type Result } from '#kernel';
import { findWheel, listMarks, saveMark } from '../wheel-store.ts';
import * as v from 'valibot';
import {
  findMeeting,
  listAttendance,
  listBodies,
  listItems,
  listKeptMinutes,
  listMemberNames,
  minutesNow,
  takeParagraphs,
} from './board-store.ts';
import { day, id, shortOrNull } from './schemas.ts';

const Head = {
  heldOn: day,
  startsAt: clock,
  location: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(300)),
  isPublic: v.boolean(),
  mayBeDistant: v.boolean(),
};

/** Plans a meeting; the board's begins with the items that every meeting has. */
export const planMeeting = useCase({
  permission: 'board.save',
  action: 'board.meeting.plan',
  input: v.object({ body: id, ...Head }),
  async run({ tx, newId }, { body, ...head }) {
    const found = (await listBodies(tx)).find((one) => one.id === body);
    if (!found) return cannot({ kind: 'noSuchBody' });
    const meetingId = newId();
    await tx
      .insertInto('meeting')
      .values({ id: meetingId, bodyId: body, ...head, state: 'planned', approvers: '[]' } as never)
      .execute();
    const agenda = standardAgenda(found.kind).map((item, place) => ({ id: newId(), meetingId, place, ...item }));
    if (agenda.length > 0)
      await tx
        .insertInto('meetingItem')
        .values(agenda as never)
        .execute();
    return accept({ id: meetingId });
  },
  details: ({ value }) => ({ meeting: value.id }),
});

/** Day, time and place, until the meeting is open; when it ended, who wrote and who approves, until it is approved. */
export const saveMeeting = useCase({
  permission: 'board.save',
  action: 'board.meeting.save',
  input: v.object({
    id,
    ...Head,
    endsAt: v.nullable(clock),
    chair: shortOrNull,
    secretary: shortOrNull,
    approvers: v.pipe(v.array(shortText), v.maxLength(5)),
  }),
  async run({ tx }, { id: meetingId, ...head }) {
    const meeting = await findMeeting(tx, meetingId, { lock: true });
    if (!meeting) return cannot({ kind: 'noSuchMeeting' });
    if (!['planned', 'called', 'open', 'closed'].includes(meeting.state)) return cannot({ kind: 'locked' });
    const hasBegun = meeting.state === 'open' || meeting.state === 'closed';
    // The year gives the §§ their numbers: it stands once they are given.
    if (hasBegun && yearOf(head.heldOn) !== yearOf(meeting.heldOn)) return cannot({ kind: 'otherYear' });
    if (head.endsAt !== null && head.endsAt < head.startsAt) return cannot({ kind: 'endsBeforeBeginning' });
    const { approvers, ...rest } = head;
    await tx
      .updateTable('meeting')
      .set({ ...rest, approvers: JSON.stringify(approvers) })
      .where('id', '=', meetingId)
      .execute();
    return accept({ id: meetingId });
  },
  details: ({ value }) => ({ meeting: value.id }),
});

const Which = v.object({ id });

async function step(
  tx: Tx,
  meetingId: string,
  wanted: MeetingStep,
): Promise<Result<{ meeting: Meeting; to: MeetingState }, BoardRefusal>> {
  const meeting = await findMeeting(tx, meetingId, { lock: true });
  if (!meeting) return cannot({ kind: 'noSuchMeeting' });
  const moved = move(meeting.state, wanted);
  return moved.ok ? accept({ meeting, to: moved.value }) : moved;
}

async function set(
  tx: Tx,
  meeting: Meeting,
  change: Record<string, unknown>,
): Promise<Result<{ id: string }, BoardRefusal>> {
  await tx.updateTable('meeting').set(change).where('id', '=', meeting.id).execute();
  return accept({ id: meeting.id });
}

const details = ({ value }: { value: { id: string } }) => ({ meeting: value.id });

/** Notes that the notice was sent today. */
export const callMeeting = useCase({
  permission: 'board.save',
  action: 'board.meeting.call',
  input: Which,
  async run({ tx, today }, command) {
    const moved = await step(tx, command.id, 'call');
    if (!moved.ok) return moved;
    return set(tx, moved.value.meeting, { state: moved.value.to, calledOn: today });
  },
  details,
});

/** Opens the meeting: every item of the agenda gets its § in order. */
export const openMeeting = useCase({
  permission: 'board.save',
  action: 'board.meeting.open',
  input: Which,
  async run({ tx, today }, command) {
    const moved = await step(tx, command.id, 'open');
    if (!moved.ok) return moved;
    const { meeting, to } = moved.value;
    if (meeting.heldOn > today) return cannot({ kind: 'notYet', heldOn: meeting.heldOn });
    const items = (await listItems(tx, meeting.id)).filter(({ paragraph }) => paragraph === null);
    if (items.length === 0) return cannot({ kind: 'emptyAgenda' });
    const first = await takeParagraphs(tx, {
      bodyId: meeting.body.id,
      year: yearOf(meeting.heldOn),
      count: items.length,
    });
    for (const [index, item] of items.entries())
      await tx
        .updateTable('meetingItem')
        .set({ paragraph: first + index })
        .where('id', '=', item.id)
        .execute();
    return set(tx, meeting, { state: to });
  },
  details,
});

export const closeMeeting = useCase({
  permission: 'board.save',
  action: 'board.meeting.close',
  input: Which,
  async run({ tx }, command) {
    const moved = await step(tx, command.id, 'close');
    return moved.ok ? set(tx, moved.value.meeting, { state: moved.value.to }) : moved;
  },
  details,
});

export const cancelMeeting = useCase({
  permission: 'board.save',
  action: 'board.meeting.cancel',
  input: Which,
  async run({ tx }, command) {
    const moved = await step(tx, command.id, 'cancel');
    return moved.ok ? set(tx, moved.value.meeting, { state: moved.value.to }) : moved;
  },
  details,
});

/** Locks the minutes as they stand. From here on they are only corrected, and each correction is kept beside the first. */
export const approveMinutes = useCase({
  permission: 'board.approve',
  action: 'board.minutes.approve',
  input: v.object({ id, approvedOn: day }),
  run: (context, command) => approveInside(context, command),
  details,
});

/** The same within what another room does: signatures that came back approve the minutes. */
export async function approveInside(
  { tx, space, actor, now, today }: Pick<Context, 'tx' | 'space' | 'actor' | 'now' | 'today'>,
  { id: meetingId, approvedOn }: { readonly id: string; readonly approvedOn: IsoDate },
): Promise<Result<{ id: string }, BoardRefusal>> {
  const moved = await step(tx, meetingId, 'approve');
  if (!moved.ok) return moved;
  const { meeting, to } = moved.value;
  if (approvedOn < meeting.heldOn || approvedOn > today) return cannot({ kind: 'badDay' });
  const items = await listItems(tx, meeting.id);
  const checked = checkForApproval(meeting, { items, attendance: await listAttendance(tx, meeting.id) });
  if (!checked.ok) return checked;
  await set(tx, meeting, { state: to, approvedOn });
  await tickWheel(tx, { items, on: meeting.heldOn });
  const minutes = await minutesNow(tx, space, { ...meeting, state: to, approvedOn });
  await tx
    .insertInto('meetingMinutes')
    .values({
      meetingId: meeting.id,
      version: 1,
      minutes: JSON.stringify(minutes),
      correction: null,
      madeAt: now,
      madeBy: actor.id,
    })
    .execute();
  return accept({ id: meeting.id });
}

/** The minutes as they would be signed: as they were approved with their corrections, or as they stand when they are ready. */
export async function findMinutesToSign(
  tx: Tx,
  space: Space,
  meetingId: string,
): Promise<Result<{ readonly minutes: Minutes; readonly corrections: readonly KeptMinutes[] }, BoardRefusal>> {
  const meeting = await findMeeting(tx, meetingId);
  if (!meeting) return cannot({ kind: 'noSuchMeeting' });
  const [first, ...corrections] = await listKeptMinutes(tx, meeting.id);
  if (first) return accept({ minutes: first.minutes, corrections });
  const moved = move(meeting.state, 'approve');
  if (!moved.ok) return moved;
  const items = await listItems(tx, meeting.id);
  const checked = checkForApproval(meeting, { items, attendance: await listAttendance(tx, meeting.id) });
  return checked.ok ? accept({ minutes: await minutesNow(tx, space, meeting), corrections: [] }) : checked;
}

/** What came from the yearly wheel and was decided is done there, on the day of the meeting. */
async function tickWheel(
  tx: Tx,
  { items, on }: { readonly items: readonly MeetingItem[]; readonly on: IsoDate },
): Promise<void> {
  for (const { wheelKey } of items) {
    const [itemId, year] = wheelKey?.split('@') ?? [];
    if (!itemId || !year) continue;
    const marks = await listMarks(tx, { from: Number(year), to: Number(year) });
    const mark = marks.find((one) => one.itemId === itemId) ?? {
      itemId,
      year: Number(year),
      movedTo: null,
      doneOn: null,
    };
    await saveMark(tx, { ...mark, doneOn: mark.doneOn ?? on });
  }
}

/** Says what is wrong in approved minutes and what is right. The minutes stay as they are; the correction is printed with them. */
export const correctMinutes = useCase({
  permission: 'board.approve',
  action: 'board.minutes.correct',
  input: v.object({ id, correction: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(4000)) }),
  async run({ tx, actor, now }, { id: meetingId, correction }) {
    const meeting = await findMeeting(tx, meetingId, { lock: true });
    if (!meeting) return cannot({ kind: 'noSuchMeeting' });
    if (!['approved', 'announced', 'final'].includes(meeting.state))
      return cannot({ kind: 'wrongState', state: meeting.state });
    const last = await tx
      .selectFrom('meetingMinutes')
      .select(['version', 'minutes'])
      .where('meetingId', '=', meetingId)
      .orderBy('version', 'desc')
      .executeTakeFirstOrThrow();
    const version = last.version + 1;
    await tx
      .insertInto('meetingMinutes')
      .values({
        meetingId,
        version,
        minutes: JSON.stringify(last.minutes),
        correction,
        madeAt: now,
        madeBy: actor.id,
      })
      .execute();
    return accept({ id: meetingId, version });
  },
  details: ({ value }) => ({ meeting: value.id, version: value.version }),
});

/** Puts the notice of the approved minutes on the public page, and prepares the one at each kommun and region. */
export const announceMinutes = useCase({
  permission: 'board.save',
  action: 'board.minutes.announce',
  input: v.object({ id, showsMinutes: v.boolean() }),
  async run({ tx, today }, { id: meetingId, showsMinutes }) {
    const moved = await step(tx, meetingId, 'announce');
    if (!moved.ok) return moved;
    const { meeting, to } = moved.value;
    if (meeting.body.kind !== 'board' || meeting.approvedOn === null) return cannot({ kind: 'notAnnounced' });
    // FinsamL 19 §: at every member kommun and region.
    const members = (await listMemberNames(tx)).filter(
      ({ kind, validTo }) => (kind === 'kommun' || kind === 'region') && (validTo === null || validTo >= today),
    );
    if (members.length > 0)
      await tx
        .insertInto('meetingPosting')
        .values(
          members.map(({ slug }) => ({ meetingId, member: slug, mailedAt: null, postedOn: null, removedOn: null })),
        )
        .execute();
    await set(tx, meeting, { state: to, announcedOn: today, showsMinutes });
    return accept({ id: meetingId, isLate: today > announcementDue(meeting.approvedOn) });
  },
  details: ({ value }) => ({ meeting: value.id, isLate: value.isLate }),
});

/** When the time to appeal is over. */
export const takeDownNotice = useCase({
  permission: 'board.save',
  action: 'board.minutes.takeDown',
  input: Which,
  async run({ tx, today }, command) {
    const moved = await step(tx, command.id, 'takeDown');
    if (!moved.ok) return moved;
    const { meeting, to } = moved.value;
    const from = removalFrom(meeting.announcedOn ?? today);
    if (today < from) return cannot({ kind: 'stillAppealable', from });
    return set(tx, meeting, { state: to, removedOn: today });
  },
  details,
});

/** What a member's registrar has answered: mailed, put up, taken down. */
export const savePosting = useCase({
  permission: 'board.save',
  action: 'board.minutes.posting',
  input: v.object({
    meeting: id,
    member: v.string(),
    isMailed: v.boolean(),
    postedOn: v.nullable(day),
    removedOn: v.nullable(day),
  }),
  async run({ tx, now }, { meeting, member, isMailed, postedOn, removedOn }) {
    if (removedOn !== null && (postedOn === null || removedOn < postedOn))
      return cannot({ kind: 'endsBeforeBeginning' });
    const changed = await tx
      .updateTable('meetingPosting')
      .set({ postedOn, removedOn, ...(isMailed ? { mailedAt: now } : {}) })
      .where('meetingId', '=', meeting)
      .where('member', '=', member)
      .executeTakeFirst();
    return changed.numUpdatedRows === 1n ? accept({ meeting }) : cannot({ kind: 'noSuchMeeting' });
  },
  details: ({ value }) => value,
});

const daysAhead = 75;

/** Takes onto the agenda what the yearly wheel gives the board until some time after the meeting; nothing twice. */
export const addWheelItems = useCase({
  permission: 'board.save',
  action: 'board.meeting.wheel',
  input: Which,
  async run({ tx, newId }, command) {
    const meeting = await findMeeting(tx, command.id, { lock: true });
    if (!meeting) return cannot({ kind: 'noSuchMeeting' });
    if (!['planned', 'called'].includes(meeting.state)) return cannot({ kind: 'wrongState', state: meeting.state });
    const year = yearOf(meeting.heldOn);
    const wheel = await findWheel(tx);
    const marks = await listMarks(tx, { from: year - 1, to: year + 1 });
    const due = [year - 1, year, year + 1]
      .flatMap((one) => occurrencesIn(one, { ...wheel, marks }))
      .filter(({ responsible, doneOn }) => responsible === 'board' && doneOn === null)
      .filter(({ due: by }) => by >= meeting.heldOn && by <= addDays(meeting.heldOn, daysAhead));
    const items = await listItems(tx, meeting.id);
    const known = new Set(items.map(({ wheelKey }) => wheelKey));
    const added = due.filter((one) => !known.has(`${one.itemId}@${one.year}`));
    const place = items.reduce((most, one) => Math.max(most, one.place), -1) + 1;
    for (const [index, one] of added.entries())
      await tx
        .insertInto('meetingItem')
        .values({
          id: newId(),
          meetingId: meeting.id,
          place: place + index,
          kind: 'decision',
          title: one.title,
          wheelKey: `${one.itemId}@${one.year}`,
        } as never)
        .execute();
    return accept({ id: meeting.id, added: added.length });
  },
  details: ({ value }) => ({ meeting: value.id, added: value.added }),
});
