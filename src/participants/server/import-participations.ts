// Participations from a file: all rows are understood, or those that are not are set aside by choice.
import { useCase, type Context } from '#access/server';
import { insertDataKeys, insertMany, newDataKey, type ColumnValue } from '#database/server';
import { readTable, cannotReadSentence } from '#exchange/core';
import { accept, hasErrors, refuse, type Problem, type Result } from '#kernel';
import {
  AuthoritiesInput,
  changesOf,
  checkHeader,
  importHeadings,
  importKey,
  importProblem,
  readImportRows,
  suggestMapping,
  type Authority,
  type ImportRow,
  type Participant,
  type Participation,
} from '#participants/core';
import { sql } from 'kysely';
import * as v from 'valibot';
import { openSpaceKey } from './identity.ts';
import { participantColumns, toParticipation, unknownYet, updateParticipation } from './participation-store.ts';
import { listPartyProgrammes, makePartyProgramme } from './programmes.ts';
import { sharing } from './refer.ts';

/** A file of years and of many programmes still fits. */
const LIMITS = { bytes: 200_000_000, unpackedBytes: 1_000_000_000, rows: 1_000_000 };

export type ImportedParticipations = {
  /** Rows below the header. */
  readonly rows: number;
  /** Rows that are in the register now and were not before, and rows that changed what was there. */
  readonly imported: number;
  readonly problems: readonly Problem[];
  /** Whose staff see the rows in the application; empty: nobody does, until it is filled in. */
  readonly visibleTo: readonly Authority[];
};

export type CannotImportParticipations =
  | { readonly kind: 'table'; readonly sentence: string }
  | { readonly kind: 'unknownHeading'; readonly heading: string };

export const importParticipations = useCase({
  permission: 'participant.import',
  action: 'participant.import',
  input: v.object({
    file: v.custom<Uint8Array>((value) => value instanceof Uint8Array),
    /** Column → heading of the file; what is left out is told from the headings. */
    mapping: v.optional(v.record(v.string(), v.string()), {}),
    createsProgrammes: v.optional(v.boolean(), false),
    skipsBadRows: v.optional(v.boolean(), false),
    isDryRun: v.optional(v.boolean(), false),
    sharedWith: v.optional(AuthoritiesInput, []),
  }),
  async run(context, command): Promise<Result<ImportedParticipations, CannotImportParticipations>> {
    const table = readTable(command.file, { knownHeadings: importHeadings, limits: LIMITS });
    if (!table.ok) return refuse({ kind: 'table', sentence: cannotReadSentence(table.refusal) });
    const { header, rows, problems: ofTable } = table.value;
    const wrong = Object.values(command.mapping).find((heading) => !header.includes(heading));
    if (wrong !== undefined) return refuse({ kind: 'unknownHeading', heading: wrong });
    const mapping = { ...suggestMapping(header), ...command.mapping };
    const ofHeader = [...ofTable, ...checkHeader(header, mapping)];
    if (rows.length === 0) ofHeader.push(importProblem('no-rows', { line: null }));
    const visibleTo = sharing(context, command.sharedWith);
    const nothing = { rows: rows.length, imported: 0, visibleTo };
    if (hasErrors(ofHeader)) return accept({ ...nothing, problems: ofHeader });

    const programmes = await listPartyProgrammes(context.tx);
    const read = readImportRows(rows, {
      today: context.today,
      mapping,
      programmes,
      createsProgrammes: command.createsProgrammes,
    });
    const plan = planOf(read.rows, await registerOf(context, read.rows), visibleTo);
    const problems = [...ofHeader, ...read.problems, ...plan.problems].toSorted(
      (a, b) => (a.line ?? 0) - (b.line ?? 0),
    );
    if (hasErrors(problems) && !command.skipsBadRows) return accept({ ...nothing, problems });
    const imported = plan.made.length + plan.changed.length;
    if (command.isDryRun) return accept({ ...nothing, problems });
    const known = new Set(programmes.map(({ slug }) => slug));
    const newNames = new Map(
      plan.made.flatMap(({ row }) => (known.has(row.programme) ? [] : [[row.programme, row.programmeName] as const])),
    );
    for (const name of newNames.values()) await makePartyProgramme(context.tx, name);
    await save(context, plan, visibleTo);
    return accept({ rows: rows.length, imported, problems, visibleTo });
  },
  details: ({ command, value }) => ({
    rows: value.rows,
    imported: value.imported,
    isDryRun: command.isDryRun ?? false,
  }),
});

export function importRefusalMessage(refusal: CannotImportParticipations): string {
  if (refusal.kind === 'table') return refusal.sentence;
  return `the file has no heading "${refusal.heading}".`;
}

type Register = {
  readonly people: ReadonlyMap<string, Participant>;
  readonly participations: ReadonlyMap<string, readonly Participation[]>;
};

/** What the register has of the people in the file. */
async function registerOf({ tx }: Context, rows: readonly ImportRow[]): Promise<Register> {
  const names = [...new Set(rows.map(({ pseudonym }) => pseudonym))];
  const people = await tx
    .selectFrom('participant')
    .select(participantColumns)
    .where('pseudonym', '=', sql<string>`ANY(${names}::text[])`)
    .execute();
  const ids = people.map(({ id }) => id);
  const found = await tx
    .selectFrom('participation')
    .selectAll()
    .where('participantId', '=', sql<string>`ANY(${ids}::uuid[])`)
    .execute();
  return {
    people: new Map(people.map((one) => [one.pseudonym, one])),
    participations: Map.groupBy(found.map(toParticipation), ({ participantId }) => participantId),
  };
}

type Change = Partial<Participation>;
type Plan = {
  readonly made: readonly { readonly row: ImportRow; readonly participant: Participant | null }[];
  readonly changed: readonly { readonly before: Participation; readonly change: Change }[];
  readonly problems: readonly Problem[];
};

function planOf(rows: readonly ImportRow[], register: Register, visibleTo: readonly Authority[]): Plan {
  const made: { row: ImportRow; participant: Participant | null }[] = [];
  const changed: { before: Participation; change: Change }[] = [];
  const problems: Problem[] = [];
  let unchanged = 0;
  for (const row of rows) {
    const participant = register.people.get(row.pseudonym) ?? null;
    const problem = participant && personProblem(row, participant);
    if (problem) {
      problems.push(importProblem(problem, { line: row.line, column: 'pseudonym' }));
      continue;
    }
    const before = participant && sameParticipation(row, register.participations.get(participant.id) ?? []);
    if (!before) {
      made.push({ row, participant });
      continue;
    }
    // A row that nobody sees yet is opened to those who are named now; what a consent has settled is left as it is.
    const opened = before.sharedWith.length === 0 && visibleTo.length > 0 ? { sharedWith: visibleTo } : {};
    const change = { ...fieldsOf(row), importKey: importKey(row), ...opened };
    if (Object.keys(changesOf(before, change)).length === 0) unchanged += 1;
    else {
      changed.push({ before, change });
      problems.push(importProblem('row-corrected', { line: row.line }));
    }
  }
  if (unchanged > 0) {
    const told = importProblem('already-there', { line: null });
    problems.push({ ...told, message: `${unchanged} ${told.message}` });
  }
  return { made, changed, problems };
}

function personProblem(row: ImportRow, known: Participant): 'disposed-person' | 'person-differs' | null {
  if (known.disposedOn) return 'disposed-person';
  const isOther =
    known.sex !== row.sex ||
    (known.birthYear !== null && row.birthYear !== null && known.birthYear !== row.birthYear);
  return isOther ? 'person-differs' : null;
}

/** The same enrolment; or the referral that had not led to one yet. */
function sameParticipation(row: ImportRow, known: readonly Participation[]): Participation | null {
  const own = known.filter(({ programme }) => programme === row.programme);
  const same = own.find(({ enrolledOn }) => enrolledOn !== null && enrolledOn === row.enrolledOn);
  const referred = own.find(({ enrolledOn, referredOn }) => enrolledOn === null && referredOn === row.referredOn);
  return same ?? (row.referredOn === null ? null : (referred ?? null));
}

/** Fields of a participation that a file says. */
function fieldsOf(row: ImportRow) {
  const { pseudonym: _, programme: __, programmeName, line, sex, birthYear, ...fields } = row;
  void [programmeName, line, sex, birthYear];
  return { ...fields, state: stateOf(row) };
}

function stateOf(row: ImportRow): Participation['state'] {
  if (row.exitReason === 'misregistration') return 'misregistered';
  if (row.exitedOn !== null) return 'exited';
  return row.enrolledOn === null ? 'received' : 'enrolled';
}

async function save(context: Context, plan: Plan, sharedWith: Participation['sharedWith']): Promise<void> {
  const { tx, today, now, actor } = context;
  const master = await openSpaceKey(context);
  const people = new Map<string, string>();
  const rows = {
    keys: [] as { ownerId: string; wrapped: string }[],
    people: [] as Row[],
    participations: [] as Row[],
    events: [] as Row[],
  };
  for (const { row, participant } of plan.made) {
    let participantId = participant?.id ?? people.get(row.pseudonym);
    if (participantId === undefined) {
      participantId = context.newId();
      people.set(row.pseudonym, participantId);
      rows.keys.push({ ownerId: participantId, wrapped: newDataKey(master, participantId).wrapped });
      rows.people.push({
        id: participantId,
        pseudonym: row.pseudonym,
        sex: row.sex,
        birth_year: row.birthYear,
        municipality: row.municipality,
        is_protected: false,
        created_at: now,
      });
    }
    const id = context.newId();
    const participation: Participation = {
      ...unknownYet,
      ...fieldsOf(row),
      id,
      participantId,
      programme: row.programme,
      referrerUnit: null,
      answerDueOn: null,
      registeredOn: today,
      exitRegisteredOn: row.exitedOn === null ? null : today,
      sharedWith,
      importKey: importKey(row),
    };
    rows.participations.push(snakeCased(participation));
    rows.events.push({
      id: context.newId(),
      participant_id: participantId,
      participation_id: id,
      at: now,
      actor_id: actor.id,
      kind: 'import',
      happened_on: today,
      to_state: participation.state,
      changes: {},
    });
  }
  for (const { before, change } of plan.changed) {
    await correct(context, before, change);
    rows.events.push({
      id: context.newId(),
      participant_id: before.participantId,
      participation_id: before.id,
      at: now,
      actor_id: actor.id,
      kind: 'import',
      happened_on: today,
      to_state: change.state ?? before.state,
      changes: changesOf(before, change) as unknown as ColumnValue,
    });
  }
  await insertDataKeys(tx, rows.keys);
  await insertMany(tx, 'participant', rows.people);
  await insertMany(tx, 'participation', rows.participations);
  await insertMany(tx, 'participation_event', rows.events);
}

type Row = Readonly<Record<string, ColumnValue>>;

async function correct(context: Context, before: Participation, change: Change): Promise<void> {
  const exitRegisteredOn = change.exitedOn ? (before.exitRegisteredOn ?? context.today) : null;
  await updateParticipation(context.tx, before, { ...change, exitRegisteredOn });
}

function snakeCased(participation: Participation): Row {
  return Object.fromEntries(
    Object.entries(participation).map(([name, value]) => [
      name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value as ColumnValue,
    ]),
  );
}
