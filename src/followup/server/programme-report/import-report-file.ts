import { useCase } from '#access/server';
import {
  fieldsOf,
  isSameValues,
  mergeValues,
  readFilledForm,
  REPORT_SECTIONS,
  stateAfter,
  type CannotMove,
  type CannotReadReportFile,
  type ReportValues,
} from '#followup/core';
import { accept, assert, refuse, type Result } from '#kernel';
import * as v from 'valibot';
import { ownReportId } from './own-report.ts';
import { readReportRows, type CannotOpenReportFile } from './report-file.ts';
import {
  addEvent,
  addSectionVersion,
  currentSections,
  findSectionVersion,
  setState,
  takeReport,
} from './report-store.ts';

export type CannotImportReportFile =
  | CannotMove
  | CannotOpenReportFile
  | CannotReadReportFile
  /** Places that were changed on the page since the file was taken, each to something else than in the file. */
  | {
      readonly kind: 'changedMeanwhile';
      readonly places: readonly { readonly fieldId: string; readonly theirs: string; readonly mine: string }[];
    };

export type ImportedReportFile = {
  readonly changedSections: number;
  /** Places that the file lacks; they are as they were. */
  readonly missing: number;
};

/** Takes a filled-in Word file or workbook, all of it or nothing. */
export const importReportFile = useCase({
  permission: 'followup.report.write',
  action: 'followup.report.importFile',
  input: v.object({
    bytes: v.instance(Uint8Array),
    /** Where page and file differ, the file holds. */
    preferFile: v.optional(v.boolean(), false),
  }),
  async run(context, { bytes, preferFile }): Promise<Result<ImportedReportFile, CannotImportReportFile>> {
    const { tx, now, newId, actor } = context;
    const report = await takeReport(tx, ownReportId(context));
    assert(report, 'the report of a link exists');
    const next = stateAfter(report.state, 'save');
    if (!next.ok) return next;
    const rows = readReportRows(bytes);
    if (!rows.ok) return rows;
    const filled = readFilledForm(rows.value, report);
    if (!filled.ok) return filled;
    const current = await currentSections(tx, report.id);
    const places: { fieldId: string; theirs: string; mine: string }[] = [];
    const changes: { section: (typeof REPORT_SECTIONS)[number]; version: number; values: ReportValues }[] = [];
    for (const section of REPORT_SECTIONS) {
      const saved = current.get(section) ?? { version: 0, values: {} };
      const takenOn = filled.value.versions[section] ?? saved.version;
      const base = await findSectionVersion(tx, { reportId: report.id, section, version: takenOn });
      // A place whose row is gone from the file was not changed by it.
      const ids = fieldsOf(report.form, section).map(({ id }) => id);
      const mine = valuesOf(ids, (id) => filled.value.values[id] ?? base[id]);
      const merged = mergeValues({ base, theirs: saved.values, mine });
      for (const fieldId of merged.conflicts) {
        places.push({ fieldId, theirs: saved.values[fieldId] ?? '', mine: mine[fieldId] ?? '' });
      }
      const values = valuesOf(ids, (id) => (merged.conflicts.includes(id) ? mine[id] : merged.values[id]));
      if (!isSameValues(values, saved.values)) changes.push({ section, version: saved.version + 1, values });
    }
    if (places.length > 0 && !preferFile) return refuse({ kind: 'changedMeanwhile', places });
    for (const change of changes) await addSectionVersion(tx, { reportId: report.id, savedAt: now, ...change });
    if (changes.length > 0) {
      await setState(tx, report.id, { state: next.value });
      await addEvent(tx, { id: newId(), reportId: report.id, kind: 'fileRead', text: '', at: now, by: actor.id });
    }
    return accept({ changedSections: changes.length, missing: filled.value.missing });
  },
  details: ({ command, value }) => ({ bytes: command.bytes.length, ...value }),
});

/** The places that have a value. */
function valuesOf(ids: readonly string[], valueOf: (id: string) => string | undefined): ReportValues {
  const entries = ids.map((id) => [id, valueOf(id) ?? ''] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}
