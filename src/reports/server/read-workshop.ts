import { query } from '#access/server';
import { accept, refuse } from '#kernel';
import { reportPeriods, suggestLinks, type LinkSuggestion } from '#reports/core';
import * as v from 'valibot';
import type { LoadedReport } from './load-report.ts';
import { reportOf } from './report-year.ts';
import { rememberReport } from './remember-report.ts';
import {
  countTextVersions,
  findLock,
  listComments,
  listLocks,
  listSectionWork,
  listTextVersions,
} from './report-store.ts';

/** The report with what the people who write it say about it: how far each section has come, and comments. */
export const readWorkshop = query({
  permission: 'report.read',
  input: v.object(reportOf),
  async run({ tx, space }, of) {
    const report = await rememberReport(tx, space, of);
    if (!report.ok) return report;
    const work = await listSectionWork(tx, of);
    const comments = await listComments(tx, of);
    const versions = await countTextVersions(tx, of);
    const suggestions = (sectionId: string) => suggestionsIn(report.value, sectionId);
    return accept({ report: report.value, work, comments, versions, suggestions });
  },
});

/** Every version of a section's text, the newest first. */
export const readTextVersions = query({
  permission: 'report.read',
  input: v.object({ ...reportOf, sectionId: v.pipe(v.string(), v.maxLength(100)) }),
  run: async ({ tx }, of) => accept(await listTextVersions(tx, of)),
});

/** A locked version as it was frozen, with the report as it is now and the list of all versions. */
export const readLockedReport = query({
  permission: 'report.read',
  input: v.object({ ...reportOf, version: v.pipe(v.number(), v.integer()) }),
  async run({ tx, space }, { version, ...of }) {
    const locked = await findLock(tx, of, version);
    if (!locked) return refuse({ kind: 'noVersion' as const, version });
    const report = await rememberReport(tx, space, of);
    return accept({ locked, report: report.ok ? report.value : null, versions: await listLocks(tx, of) });
  },
});

/** Every locked version of a year, the newest first. */
export const readLocks = query({
  permission: 'report.read',
  input: v.object(reportOf),
  run: async ({ tx }, of) => accept(await listLocks(tx, of)),
});

/** As long as the report is the same, so are they. */
const suggested = new WeakMap<LoadedReport, Map<string, readonly LinkSuggestion[]>>();

function suggestionsIn(report: LoadedReport, sectionId: string): readonly LinkSuggestion[] {
  const known = suggested.get(report) ?? new Map<string, readonly LinkSuggestion[]>();
  suggested.set(report, known);
  const { material } = report;
  const markdown = material.texts.find((text) => text.sectionId === sectionId)?.markdown ?? '';
  const from = { year: material.head.year, figures: material.figures, periods: reportPeriods(material) };
  const found = known.get(sectionId) ?? suggestLinks({ ...from, sectionId, markdown });
  known.set(sectionId, found);
  return found;
}
