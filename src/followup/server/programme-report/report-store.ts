// Rows ↔ programme reports. The only file besides link-store.ts that knows their tables.
import './tables.ts';
import type { Tx } from '#database/server';
import {
  ReportFormInput,
  type ReportForm,
  type ReportSection,
  type ReportState,
  type ReportValues,
  type RoundKind,
} from '#followup/core';
import type { Instant, IsoDate } from '#kernel';
import * as v from 'valibot';
import type { ReportEventKind } from './tables.ts';

export type ProgrammeReport = {
  readonly id: string;
  readonly roundId: string;
  readonly programme: string;
  readonly kind: RoundKind;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly dueOn: IsoDate;
  readonly state: ReportState;
  readonly recipientEmail: string | null;
  readonly form: ReportForm;
  readonly sentAt: Instant | null;
  readonly acceptedAt: Instant | null;
  readonly acceptedValues: ReportValues | null;
  readonly packageVersion: number | null;
};

export type ReportRound = {
  readonly id: string;
  readonly kind: RoundKind;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly dueOn: IsoDate;
};

/** A section as saved last; version 0 and no values while nobody has written in it. */
export type SavedSection = { readonly version: number; readonly values: ReportValues };

export async function addRound(tx: Tx, round: ReportRound & { openedAt: Instant; openedBy: string }): Promise<void> {
  const { from, to, ...rest } = round;
  await tx
    .insertInto('reportRound')
    .values({ ...rest, periodFrom: from, periodTo: to })
    .execute();
}

/** Adds a report; false when somebody else opened one of the same programme and period at the same moment. */
export async function addReport(
  tx: Tx,
  report: { id: string; programme: string; recipientEmail: string | null; form: ReportForm; round: ReportRound },
): Promise<boolean> {
  const { round, form, ...rest } = report;
  const period = { periodFrom: round.from, periodTo: round.to };
  const row = await tx
    .insertInto('programmeReport')
    .values({ ...rest, ...period, roundId: round.id, state: 'opened', form: JSON.stringify(form) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Newest period first; reports in the order of programmes' names is the reader's. */
export async function listRounds(tx: Tx): Promise<ReportRound[]> {
  const rows = await tx
    .selectFrom('reportRound')
    .select(['id', 'kind', 'periodFrom', 'periodTo', 'dueOn'])
    .orderBy('dueOn', 'desc')
    .orderBy('openedAt', 'desc')
    .execute();
  return rows.map(({ periodFrom, periodTo, ...rest }) => ({ ...rest, from: periodFrom, to: periodTo }));
}

export async function listReports(tx: Tx): Promise<ProgrammeReport[]> {
  const rows = await reportRows(tx).orderBy('programmeReport.programme').execute();
  return rows.map(toReport);
}

export async function findReport(tx: Tx, id: string): Promise<ProgrammeReport | null> {
  const row = await reportRows(tx).where('programmeReport.id', '=', id).executeTakeFirst();
  return row ? toReport(row) : null;
}

/** The same, for a change: whoever comes second waits here, and then sees what the first one did. */
export async function takeReport(tx: Tx, id: string): Promise<ProgrammeReport | null> {
  const locked = await tx
    .selectFrom('programmeReport')
    .select('id')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return locked ? findReport(tx, id) : null;
}

/** Programmes among these that have a live report of the period. */
export async function findOpenedAlready(
  tx: Tx,
  of: { programmes: readonly string[]; from: IsoDate; to: IsoDate },
): Promise<string[]> {
  if (of.programmes.length === 0) return [];
  const rows = await tx
    .selectFrom('programmeReport')
    .select('programme')
    .where('programme', 'in', of.programmes)
    .where('periodFrom', '=', of.from)
    .where('periodTo', '=', of.to)
    .where('state', '<>', 'withdrawn')
    .execute();
  return rows.map(({ programme }) => programme);
}

export async function setState(
  tx: Tx,
  id: string,
  set: {
    state: ReportState;
    sentAt?: Instant;
    acceptedAt?: Instant;
    acceptedValues?: ReportValues;
    packageVersion?: number;
  },
): Promise<void> {
  const { acceptedValues, ...rest } = set;
  await tx
    .updateTable('programmeReport')
    .set({ ...rest, ...(acceptedValues ? { acceptedValues: JSON.stringify(acceptedValues) } : {}) })
    .where('id', '=', id)
    .execute();
}

export async function setRecipient(tx: Tx, id: string, recipientEmail: string | null): Promise<void> {
  await tx.updateTable('programmeReport').set({ recipientEmail }).where('id', '=', id).execute();
}

export async function currentSections(tx: Tx, reportId: string): Promise<ReadonlyMap<string, SavedSection>> {
  const rows = await tx
    .selectFrom('programmeReportSection')
    .select(['section', 'version', 'content'])
    .distinctOn('section')
    .where('reportId', '=', reportId)
    .orderBy('section')
    .orderBy('version', 'desc')
    .execute();
  return new Map(rows.map(({ section, version, content }) => [section, { version, values: content }]));
}

/** Everything that is written, section by section put together. */
export async function currentValues(tx: Tx, reportId: string): Promise<ReportValues> {
  const sections = await currentSections(tx, reportId);
  return Object.assign({}, ...[...sections.values()].map(({ values }) => values)) as ReportValues;
}

export async function findSectionVersion(
  tx: Tx,
  of: { reportId: string; section: ReportSection; version: number },
): Promise<ReportValues> {
  const row = await tx
    .selectFrom('programmeReportSection')
    .select('content')
    .where('reportId', '=', of.reportId)
    .where('section', '=', of.section)
    .where('version', '=', of.version)
    .executeTakeFirst();
  return row?.content ?? {};
}

/** As many versions as a slow writer can be behind; what is older is nobody's base any more. */
const KEPT_DRAFTS = 200;

export async function addSectionVersion(
  tx: Tx,
  saved: { reportId: string; section: ReportSection; version: number; values: ReportValues; savedAt: Instant },
): Promise<void> {
  const { values, ...rest } = saved;
  await tx
    .insertInto('programmeReportSection')
    .values({ ...rest, content: JSON.stringify(values) })
    .execute();
  await tx
    .deleteFrom('programmeReportSection')
    .where('reportId', '=', saved.reportId)
    .where('section', '=', saved.section)
    .where('version', '<=', saved.version - KEPT_DRAFTS)
    .execute();
}

/** Takes earlier versions away; the newest of each section stays. */
export async function removeDrafts(tx: Tx, reportId: string): Promise<void> {
  const sections = await currentSections(tx, reportId);
  for (const [section, { version }] of sections) {
    await tx
      .deleteFrom('programmeReportSection')
      .where('reportId', '=', reportId)
      .where('section', '=', section)
      .where('version', '<', version)
      .execute();
  }
}

export type ReportEvent = { readonly kind: ReportEventKind; readonly text: string; readonly at: Instant };

export async function listEvents(tx: Tx, reportId: string): Promise<ReportEvent[]> {
  return tx
    .selectFrom('programmeReportEvent')
    .select(['kind', 'text', 'at'])
    .where('reportId', '=', reportId)
    .orderBy('id')
    .execute();
}

export async function addEvent(
  tx: Tx,
  event: { id: string; reportId: string; kind: ReportEventKind; text: string; at: Instant; by: string },
): Promise<void> {
  await tx.insertInto('programmeReportEvent').values(event).execute();
}

function reportRows(tx: Tx) {
  return tx
    .selectFrom('programmeReport')
    .innerJoin('reportRound', 'reportRound.id', 'programmeReport.roundId')
    .select([
      'programmeReport.id',
      'programmeReport.roundId',
      'programmeReport.programme',
      'programmeReport.state',
      'programmeReport.recipientEmail',
      'programmeReport.form',
      'programmeReport.sentAt',
      'programmeReport.acceptedAt',
      'programmeReport.acceptedValues',
      'programmeReport.packageVersion',
      'reportRound.kind',
      'reportRound.dueOn',
      'programmeReport.periodFrom',
      'programmeReport.periodTo',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof reportRows>['execute']>>[number];

function toReport({ periodFrom, periodTo, form, ...rest }: Row): ProgrammeReport {
  return { ...rest, from: periodFrom, to: periodTo, form: v.parse(ReportFormInput, form) };
}
