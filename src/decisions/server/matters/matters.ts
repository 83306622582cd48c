// The register of matters: numbers without gaps, also for two who register at once, and files as they came.
import { query, useCase, type Context } from '#access/server';
import type { Tx } from '#database/server';
import {
  cannot,
  directions,
  disposals,
  readRegister,
  registerHeadings,
  shortText,
  type BoardRefusal,
  type ListedRecord,
  type Matter,
} from '#decisions/core';
import { readTable } from '#exchange/core';
import { accept, yearOf, type Result } from '#kernel';
import * as v from 'valibot';
import { FileInput, keepFile, listMailAttachments } from '../files.ts';
import { day, id, shortOrNull } from '../board/schemas.ts';

const matterColumns = ['id', 'year', 'number', 'title', 'secrecyMark', 'openedOn', 'closedOn', 'state'] as const;

export type ListedMatter = Matter & { readonly records: number; readonly latest: string | null };

async function listRecords(tx: Tx): Promise<ListedRecord[]> {
  const matters = new Map(
    (await tx.selectFrom('matter').select(matterColumns).execute()).map((one) => [one.id, one]),
  );
  const rows = await tx
    .selectFrom('matterRecord')
    .innerJoin('matter', 'matter.id', 'matterRecord.matterId')
    .select([
      'matterRecord.id',
      'matterRecord.matterId',
      'matterRecord.number',
      'matterRecord.direction',
      'matterRecord.datedOn',
      'matterRecord.counterpart',
      'matterRecord.title',
      'matterRecord.secrecyMark',
      'matterRecord.disposal',
      'matterRecord.fileId',
    ])
    .orderBy('matter.year', 'desc')
    .orderBy('matter.number', 'desc')
    .orderBy('matterRecord.number')
    .execute();
  return rows.flatMap(({ matterId, ...record }) => {
    const matter = matters.get(matterId);
    return matter ? [{ ...record, matter }] : [];
  });
}

/** Matters, the newest first: those that hold every word of the search, in titles, numbers, senders and receivers. */
export const readMatters = query({
  permission: 'register.read',
  input: v.object({
    search: v.optional(v.pipe(v.string(), v.maxLength(200)), ''),
    year: v.optional(v.nullable(v.number()), null),
  }),
  async run({ tx, today }, { search, year }) {
    const words = search.toLocaleLowerCase('sv').split(/\s+/).filter(Boolean);
    const records = await listRecords(tx);
    const all = await tx
      .selectFrom('matter')
      .select(matterColumns)
      .orderBy('year', 'desc')
      .orderBy('number', 'desc')
      .execute();
    const matters = all.flatMap((matter): ListedMatter[] => {
      if (year !== null && matter.year !== year) return [];
      const own = records.filter((record) => record.matter.id === matter.id);
      const number = `${matter.year}:${String(matter.number).padStart(2, '0')}`;
      const text = [
        number,
        `${matter.year}:${matter.number}`,
        matter.title,
        ...own.flatMap(({ title, counterpart }) => [title, counterpart ?? '']),
      ]
        .join(' ')
        .toLocaleLowerCase('sv');
      if (!words.every((word) => text.includes(word))) return [];
      return [
        {
          ...matter,
          records: own.length,
          latest: own.reduce<string | null>(
            (late, { datedOn }) => (late === null || datedOn > late ? datedOn : late),
            null,
          ),
        },
      ];
    });
    return accept({ today, matters, years: [...new Set(all.map((one) => one.year))] });
  },
});

/** Every record of a year, or of all, for lists and extracts. */
export const readRegisterList = query({
  permission: 'register.read',
  input: v.object({ year: v.nullable(v.number()) }),
  async run({ tx, space, today }, { year }) {
    const members = await tx.selectFrom('member').select('name').execute();
    const records = (await listRecords(tx)).filter(({ matter }) => year === null || matter.year === year);
    return accept({
      today,
      association: space.name,
      orgNumber: space.orgNumber,
      memberNames: members.map(({ name }) => name),
      records: records.toSorted(inOrder),
    });
  },
});

const inOrder = (a: ListedRecord, b: ListedRecord): number =>
  a.matter.year - b.matter.year || a.matter.number - b.matter.number || a.number - b.number;

export const readMatter = query({
  permission: 'register.read',
  input: v.object({ id }),
  async run({ tx, today }, command) {
    const matter = await tx
      .selectFrom('matter')
      .select(matterColumns)
      .where('id', '=', command.id)
      .executeTakeFirst();
    if (!matter) return cannot({ kind: 'noSuchMatter' });
    const records = await tx
      .selectFrom('matterRecord')
      .leftJoin('storedFile', 'storedFile.id', 'matterRecord.fileId')
      .select([
        'matterRecord.id',
        'matterRecord.number',
        'matterRecord.direction',
        'matterRecord.datedOn',
        'matterRecord.counterpart',
        'matterRecord.title',
        'matterRecord.secrecyMark',
        'matterRecord.disposal',
        'matterRecord.fileId',
        'storedFile.name as fileName',
        'storedFile.sizeBytes',
        'storedFile.sha256',
      ])
      .where('matterId', '=', matter.id)
      .orderBy('number')
      .execute();
    const items = await tx
      .selectFrom('meetingItem')
      .innerJoin('meeting', 'meeting.id', 'meetingItem.meetingId')
      .select([
        'meetingItem.id',
        'meetingItem.title',
        'meetingItem.paragraph',
        'meetingItem.outcome',
        'meeting.id as meetingId',
        'meeting.heldOn',
      ])
      .where('meetingItem.matterId', '=', matter.id)
      .orderBy('meeting.heldOn')
      .execute();
    const attachments = await listMailAttachments(
      tx,
      records.flatMap(({ fileId }) => fileId ?? []),
    );
    return accept({ today, matter, records, items, attachments });
  },
});

const RecordInput = v.object({
  /** Null: a new matter, with the record's title unless it has its own. */
  matter: v.nullable(id),
  matterTitle: shortOrNull,
  title: shortText,
  direction: v.picklist(directions),
  datedOn: day,
  counterpart: shortOrNull,
  secrecyMark: shortOrNull,
  disposal: v.picklist(disposals),
  file: v.nullable(FileInput),
});

/** Registers a document: in a matter that is there, or as the first of a new one. */
export const registerRecord = useCase({
  permission: 'register.save',
  action: 'register.record',
  input: RecordInput,
  run: (context, record) => keepRecord(context, record),
  details: ({ value }) => value,
});

type KeptRecord = {
  readonly matter: string;
  readonly record: string;
  readonly year: number;
  readonly number: number;
  readonly recordNumber: number;
};

/** The same inside another use case of this room. */
export async function keepRecord(
  { tx, newId, now, today }: Context,
  sent: v.InferOutput<typeof RecordInput>,
): Promise<Result<KeptRecord, BoardRefusal>> {
  const { matter, matterTitle, file, ...record } = sent;
  if (record.datedOn > today) return cannot({ kind: 'inTheFuture' });
  // The file first: what cannot be kept takes no number.
  const kept = file === null ? null : await keepFile(tx, { ...file, id: newId(), now });
  if (kept && !kept.ok) return kept;
  const matterId =
    matter ??
    (await openMatter(tx, {
      id: newId(),
      title: matterTitle ?? record.title,
      day: record.datedOn,
      secrecyMark: null,
    }));
  const counted = await tx
    .updateTable('matter')
    .set((set) => ({ lastRecord: set('lastRecord', '+', 1) }))
    .where('id', '=', matterId)
    .where('state', '=', 'open')
    .returning(['year', 'number', 'lastRecord'])
    .executeTakeFirst();
  if (!counted) return cannot({ kind: 'noOpenMatter' });
  const recordId = newId();
  await tx
    .insertInto('matterRecord')
    .values({
      id: recordId,
      matterId,
      number: counted.lastRecord,
      ...record,
      fileId: kept ? kept.value : null,
      registeredAt: now,
    })
    .execute();
  return accept({
    matter: matterId,
    record: recordId,
    year: counted.year,
    number: counted.number,
    recordNumber: counted.lastRecord,
  });
}

/** The next number of the year; the counter's row is held until the commit. */
async function openMatter(
  tx: Tx,
  of: { id: string; title: string; day: string; secrecyMark: string | null },
): Promise<string> {
  const year = yearOf(of.day);
  const { last } = await tx
    .insertInto('matterCounter')
    .values({ year, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(['spaceId', 'year']).doUpdateSet((set) => ({ last: set('matterCounter.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('matter')
    .values({
      id: of.id,
      year,
      number: last,
      title: of.title,
      secrecyMark: of.secrecyMark,
      openedOn: of.day,
      closedOn: null,
      state: 'open',
      lastRecord: 0,
    })
    .execute();
  return of.id;
}

/** Title and mark of a matter, and whether it is closed. */
export const saveMatter = useCase({
  permission: 'register.save',
  action: 'register.matter',
  input: v.object({ id, title: shortText, secrecyMark: shortOrNull, isClosed: v.boolean() }),
  async run({ tx, today }, { id: matterId, title, secrecyMark, isClosed }) {
    const before = await tx
      .selectFrom('matter')
      .select(['state', 'closedOn'])
      .where('id', '=', matterId)
      .forUpdate()
      .executeTakeFirst();
    if (!before) return cannot({ kind: 'noSuchMatter' });
    const closedOn = isClosed ? (before.closedOn ?? today) : null;
    await tx
      .updateTable('matter')
      .set({ title, secrecyMark, state: isClosed ? 'closed' : 'open', closedOn })
      .where('id', '=', matterId)
      .execute();
    return accept({ matter: matterId, isClosed });
  },
  details: ({ value }) => value,
});

/** What may change of a record: its words and marks, never its number, day or file. */
export const saveRecord = useCase({
  permission: 'register.save',
  action: 'register.record.save',
  input: v.object({
    id,
    title: shortText,
    counterpart: shortOrNull,
    secrecyMark: shortOrNull,
    disposal: v.picklist(disposals),
  }),
  async run({ tx }, { id: recordId, ...record }) {
    const changed = await tx.updateTable('matterRecord').set(record).where('id', '=', recordId).executeTakeFirst();
    return changed.numUpdatedRows === 1n ? accept({ record: recordId }) : cannot({ kind: 'noSuchRecord' });
  },
  details: ({ value }) => value,
});

/** Reads a register kept in Excel before. All of it or nothing; a number that is taken refuses it. */
export const importRegister = useCase({
  permission: 'register.save',
  action: 'register.import',
  input: v.object({
    bytes: v.custom<Uint8Array>((value) => value instanceof Uint8Array, 'is the content of a file'),
  }),
  async run({ tx, newId, now }, { bytes }) {
    const table = readTable(bytes, { knownHeadings: registerHeadings });
    if (!table.ok) return cannot({ kind: 'unreadable', why: table.refusal });
    const read = readRegister(table.value);
    if (!read.ok) return read;
    const rows = read.value;
    if (rows.length === 0) return cannot({ kind: 'noRows' });
    const years = [...new Set(rows.map(({ year }) => year))];
    const taken = await tx.selectFrom('matter').select(['year', 'number']).where('year', 'in', years).execute();
    const takenKeys = new Set(taken.map(({ year, number }) => `${year}:${number}`));
    const clash = rows.find(({ year, matter }) => takenKeys.has(`${year}:${matter}`));
    if (clash) return cannot({ kind: 'numberTaken', year: clash.year, number: clash.matter });
    const groups = Map.groupBy(rows, ({ year, matter }) => `${year}:${matter}`);
    for (const group of groups.values()) {
      const [first] = group;
      if (!first) continue;
      const matterId = newId();
      const opened = group.reduce(
        (earliest, one) => (one.datedOn < earliest ? one.datedOn : earliest),
        first.datedOn,
      );
      await tx
        .insertInto('matter')
        .values({
          id: matterId,
          year: first.year,
          number: first.matter,
          title: first.matterTitle,
          secrecyMark: null,
          openedOn: opened,
          closedOn: null,
          state: 'open',
          lastRecord: Math.max(...group.map(({ record }) => record)),
        })
        .execute();
      await tx
        .insertInto('matterRecord')
        .values(
          group.map(({ record, direction, datedOn, counterpart, title, secrecyMark }) => ({
            id: newId(),
            matterId,
            number: record,
            direction,
            datedOn,
            counterpart,
            title,
            secrecyMark,
            disposal: 'kept' as const,
            fileId: null,
            registeredAt: now,
          })),
        )
        .execute();
    }
    for (const year of years) {
      const last = Math.max(...rows.filter((row) => row.year === year).map(({ matter }) => matter));
      await tx
        .insertInto('matterCounter')
        .values({ year, last })
        .onConflict((conflict) =>
          conflict
            .columns(['spaceId', 'year'])
            .doUpdateSet((set) => ({ last: set.fn('greatest', ['matterCounter.last', set.val(last)]) })),
        )
        .execute();
    }
    return accept({ matters: groups.size, records: rows.length });
  },
  details: ({ value }) => value,
});
