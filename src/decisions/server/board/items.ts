// The agenda's items, their documents, who was there, and what is to be done after a decision.
import { useCase } from '#access/server';
import type { Tx } from '#database/server';
import {
  cannot,
  type BoardRefusal,
  type Meeting,
  callDeputies,
  expectedAt,
  isWritable,
  itemKinds,
  longText,
  presences,
  shortText,
  type Attendance,
} from '#decisions/core';
import { accept, yearOf, type Result } from '#kernel';
import * as v from 'valibot';
import { FileInput, keepFile } from '../files.ts';
import {
  findMeeting,
  listAttendance,
  listBodyMembers,
  listItems,
  replaceAttendance,
  takeParagraphs,
} from './board-store.ts';
import { day, id, shortOrNull } from './schemas.ts';

async function writable(tx: Tx, meetingId: string): Promise<Result<Meeting, BoardRefusal>> {
  const meeting = await findMeeting(tx, meetingId, { lock: true });
  if (!meeting) return cannot({ kind: 'noSuchMeeting' });
  return isWritable(meeting.state) ? accept(meeting) : cannot({ kind: 'locked' });
}

async function writableItem(tx: Tx, itemId: string) {
  const item = await tx.selectFrom('meetingItem').selectAll().where('id', '=', itemId).executeTakeFirst();
  if (!item) return cannot({ kind: 'noSuchItem' });
  const meeting = await writable(tx, item.meetingId);
  return meeting.ok ? accept({ item, meeting: meeting.value }) : meeting;
}

/** Last on the agenda. At a meeting that is open it gets the next § at once; after the meeting nothing is added. */
export const addItem = useCase({
  permission: 'board.save',
  action: 'board.item.add',
  input: v.object({
    meeting: id,
    kind: v.picklist(itemKinds),
    title: shortText,
    proposal: longText,
    matterId: v.nullable(id),
  }),
  async run({ tx, newId }, { meeting: meetingId, ...item }) {
    const found = await writable(tx, meetingId);
    if (!found.ok) return found;
    const meeting = found.value;
    if (meeting.state === 'closed') return cannot({ kind: 'meetingOver' });
    if (item.matterId !== null && !(await hasMatter(tx, item.matterId))) return cannot({ kind: 'noSuchMatter' });
    const items = await listItems(tx, meetingId);
    const place = items.reduce((most, one) => Math.max(most, one.place), -1) + 1;
    const paragraph =
      meeting.state === 'open'
        ? await takeParagraphs(tx, { bodyId: meeting.body.id, year: yearOf(meeting.heldOn), count: 1 })
        : null;
    const made = newId();
    await tx
      .insertInto('meetingItem')
      .values({ id: made, meetingId, place, paragraph, ...item } as never)
      .execute();
    return accept({ id: made, paragraph });
  },
  details: ({ value }) => ({ item: value.id }),
});

async function hasMatter(tx: Tx, matterId: string): Promise<boolean> {
  return (await tx.selectFrom('matter').select('id').where('id', '=', matterId).executeTakeFirst()) !== undefined;
}

/** Writes an item. What somebody else wrote meanwhile is not overwritten: the version that was read is sent along. */
export const saveItem = useCase({
  permission: 'board.save',
  action: 'board.item.save',
  input: v.object({
    id,
    version: v.pipe(v.number(), v.integer()),
    kind: v.picklist(itemKinds),
    title: shortText,
    background: longText,
    proposal: longText,
    matterId: v.nullable(id),
    motions: longText,
    vote: longText,
    outcome: longText,
    conflicts: v.pipe(v.array(shortText), v.maxLength(50)),
    reservations: v.pipe(
      v.array(v.object({ name: shortText, text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(4000)) })),
      v.maxLength(50),
    ),
  }),
  async run({ tx }, { id: itemId, version, conflicts, reservations, ...item }) {
    const found = await writableItem(tx, itemId);
    if (!found.ok) return found;
    if (found.value.item.version !== version) return cannot({ kind: 'changedMeanwhile' });
    if (item.matterId !== null && !(await hasMatter(tx, item.matterId))) return cannot({ kind: 'noSuchMatter' });
    // KL 4:27: only who took part in the decision may make a reservation.
    const conflicted = reservations.find(({ name }) => conflicts.includes(name));
    if (conflicted) return cannot({ kind: 'reservationInConflict', name: conflicted.name });
    const { numUpdatedRows } = await tx
      .updateTable('meetingItem')
      .set({
        ...item,
        conflicts: JSON.stringify(conflicts),
        reservations: JSON.stringify(reservations),
        version: version + 1,
      })
      .where('id', '=', itemId)
      .where('version', '=', version)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return cannot({ kind: 'changedMeanwhile' });
    return accept({ id: itemId, meeting: found.value.meeting.id });
  },
  details: ({ value }) => value,
});

/** Takes an item off the agenda, with its documents. One that has a § stays: the minutes say that it was withdrawn. */
export const removeItem = useCase({
  permission: 'board.save',
  action: 'board.item.remove',
  input: v.object({ id }),
  async run({ tx }, { id: itemId }) {
    const found = await writableItem(tx, itemId);
    if (!found.ok) return found;
    if (found.value.item.paragraph !== null) return cannot({ kind: 'hasParagraph' });
    await tx.deleteFrom('meetingItemFile').where('itemId', '=', itemId).execute();
    await tx.deleteFrom('boardAction').where('itemId', '=', itemId).execute();
    await tx.deleteFrom('meetingItem').where('id', '=', itemId).execute();
    return accept({ id: itemId, meeting: found.value.meeting.id });
  },
  details: ({ value }) => value,
});

/** One step up or down on the agenda, before the §§ are given. */
export const moveItem = useCase({
  permission: 'board.save',
  action: 'board.item.move',
  input: v.object({ id, direction: v.picklist(['up', 'down']) }),
  async run({ tx }, { id: itemId, direction }) {
    const found = await writableItem(tx, itemId);
    if (!found.ok) return found;
    const { item, meeting } = found.value;
    if (item.paragraph !== null) return cannot({ kind: 'hasParagraph' });
    const items = await listItems(tx, meeting.id);
    const at = items.findIndex((one) => one.id === itemId);
    const other = items[direction === 'up' ? at - 1 : at + 1];
    if (other) {
      await tx.updateTable('meetingItem').set({ place: other.place }).where('id', '=', itemId).execute();
      await tx.updateTable('meetingItem').set({ place: item.place }).where('id', '=', other.id).execute();
    }
    return accept({ id: itemId, meeting: meeting.id });
  },
  details: ({ value }) => value,
});

/** Puts a document with an item: a new file, or one that stands in the register. */
export const addItemFile = useCase({
  permission: 'board.save',
  action: 'board.item.file',
  input: v.object({ item: id, title: shortOrNull, file: FileInput }),
  async run({ tx, newId, now }, { item: itemId, title, file }) {
    const found = await writableItem(tx, itemId);
    if (!found.ok) return found;
    const kept = await keepFile(tx, { ...file, id: newId(), now });
    if (!kept.ok) return kept;
    const shown = title ?? file.name.replace(/\.[a-z0-9]+$/i, '').replaceAll('_', ' ');
    await tx.insertInto('meetingItemFile').values({ itemId, fileId: kept.value, title: shown }).execute();
    return accept({ file: kept.value, meeting: found.value.meeting.id });
  },
  details: ({ value }) => value,
});

export const removeItemFile = useCase({
  permission: 'board.save',
  action: 'board.item.removeFile',
  input: v.object({ item: id, file: id }),
  async run({ tx }, { item: itemId, file }) {
    const found = await writableItem(tx, itemId);
    if (!found.ok) return found;
    await tx.deleteFrom('meetingItemFile').where('itemId', '=', itemId).where('fileId', '=', file).execute();
    const registered = await tx.selectFrom('matterRecord').select('id').where('fileId', '=', file).executeTakeFirst();
    const used = await tx
      .selectFrom('meetingItemFile')
      .select('fileId')
      .where('fileId', '=', file)
      .executeTakeFirst();
    if (!registered && !used) await tx.deleteFrom('storedFile').where('id', '=', file).execute();
    return accept({ file, meeting: found.value.meeting.id });
  },
  details: ({ value }) => value,
});

/**
 * Who is there, how, and who serves. `serves` null lets the rule say it: ordinary ones who are there, and deputies called in
 * their order.
 */
export const saveAttendance = useCase({
  permission: 'board.save',
  action: 'board.attendance',
  input: v.object({
    meeting: id,
    present: v.pipe(
      v.array(v.object({ name: shortText, presence: v.picklist(presences), serves: v.nullable(v.boolean()) })),
      v.maxLength(200),
    ),
    /** Officials and guests, by name. */
    others: v.pipe(v.array(shortText), v.maxLength(50)),
    /** A deputy who is called before those that the order names, and why. */
    calledFirst: v.optional(v.nullable(v.object({ name: shortText, reason: shortText })), null),
  }),
  async run({ tx }, { meeting: meetingId, present, others, calledFirst }) {
    const found = await writable(tx, meetingId);
    if (!found.ok) return found;
    const meeting = found.value;
    if (!meeting.mayBeDistant && present.some(({ presence }) => presence === 'distance'))
      return cannot({ kind: 'notDistant' });
    const saved = (await listAttendance(tx, meetingId)).filter(({ role }) => role !== 'other');
    const expected = saved.length > 0 ? saved : expectedAt(await listBodyMembers(tx, meeting.body), meeting.heldOn);
    const said = new Map(present.map((one) => [one.name, one]));
    const there = expected.map((one) => ({ ...one, presence: said.get(one.name)?.presence ?? 'absent' }));
    const inOrder = callDeputies(there, calledFirst?.name ?? null);
    if (
      calledFirst &&
      !inOrder.some(({ name, role, serves }) => name === calledFirst.name && role === 'deputy' && serves)
    )
      return cannot({ kind: 'notCallable', name: calledFirst.name });
    const called = inOrder.map((row): Attendance => {
      const one = { ...row, outOfOrder: row.name === calledFirst?.name ? calledFirst.reason : null };
      const serves = said.get(one.name)?.serves ?? null;
      if (serves === null || one.presence === 'absent') return one;
      return { ...one, serves, replaces: serves ? one.replaces : null };
    });
    const guests = others.map((name): Attendance => ({
      name,
      role: 'other',
      appointedBy: null,
      presence: 'present',
      serves: false,
      replaces: null,
    }));
    await replaceAttendance(tx, meetingId, [...called, ...guests]);
    return accept({ meeting: meetingId, serving: called.filter(({ serves }) => serves).length });
  },
  details: ({ value }) => value,
});

/** Something to do after a decision; also when the minutes are locked. */
export const addAction = useCase({
  permission: 'board.save',
  action: 'board.action.add',
  input: v.object({ item: id, what: shortText, responsible: shortText, dueOn: v.nullable(day) }),
  async run({ tx, newId }, { item, ...action }) {
    const found = await tx.selectFrom('meetingItem').select('meetingId').where('id', '=', item).executeTakeFirst();
    if (!found) return cannot({ kind: 'noSuchItem' });
    const made = newId();
    await tx
      .insertInto('boardAction')
      .values({ id: made, itemId: item, conclusionId: null, goal: null, ...action, doneOn: null })
      .execute();
    return accept({ id: made });
  },
  details: ({ value }) => ({ todo: value.id }),
});

export const tickAction = useCase({
  permission: 'board.save',
  action: 'board.action.tick',
  input: v.object({ id, isDone: v.boolean() }),
  async run({ tx, today }, { id: actionId, isDone }) {
    const changed = await tx
      .updateTable('boardAction')
      .set({ doneOn: isDone ? today : null })
      .where('id', '=', actionId)
      .executeTakeFirst();
    return changed.numUpdatedRows === 1n ? accept({ id: actionId }) : cannot({ kind: 'noSuchItem' });
  },
  details: ({ value }) => ({ todo: value.id }),
});
