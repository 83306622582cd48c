import { query } from '#access/server';
import type { Tx } from '#database/server';
import { isLate, type ReportState, type ReportValues } from '#followup/core';
import { accept, refuse, yearOf, type Instant, type IsoDate } from '#kernel';
import { listProgrammes } from '#programmes/server';
import * as v from 'valibot';
import { findLatestPackage } from '../package-store.ts';
import { lastYearOf } from './last-year.ts';
import { countLinks } from './link-store.ts';
import { together } from './read-own-report.ts';
import {
  currentSections,
  findReport,
  listEvents,
  listReports,
  listRounds,
  type ProgrammeReport,
  type ReportRound,
} from './report-store.ts';

export type ListedReport = {
  readonly id: string;
  readonly programme: string;
  readonly name: string;
  readonly state: ReportState;
  readonly isLate: boolean;
  readonly sentAt: Instant | null;
  readonly acceptedAt: Instant | null;
  readonly recipientEmail: string | null;
};

export type ListedRound = ReportRound & { readonly reports: readonly ListedReport[] };

/** The rounds with their reports, in the order of the programmes. */
export const readReportRounds = query({
  permission: 'followup.report.read',
  input: v.object({}),
  async run({ tx, today }) {
    const programmes = await listProgrammes(tx);
    const place = (slug: string): number => programmes.findIndex((one) => one.slug === slug);
    const reports = await listReports(tx);
    const rounds = (await listRounds(tx)).map((round): ListedRound => ({
      ...round,
      reports: reports
        .filter(({ roundId }) => roundId === round.id)
        .toSorted((a, b) => place(a.programme) - place(b.programme))
        .map((report) => ({
          id: report.id,
          programme: report.programme,
          name: programmes[place(report.programme)]?.name ?? report.programme,
          state: report.state,
          isLate: isLate(report, today),
          sentAt: report.sentAt,
          acceptedAt: report.acceptedAt,
          recipientEmail: report.recipientEmail,
        })),
    }));
    return accept(rounds);
  },
});

/** One report as the office sees it, drafts too. */
export const readProgrammeReport = query({
  permission: 'followup.report.read',
  input: v.object({ report: v.pipe(v.string(), v.uuid()) }),
  async run({ tx, today }, { report: id }) {
    const report = await findReport(tx, id);
    if (!report) return refuse({ kind: 'noSuchReport' });
    const programme = (await listProgrammes(tx)).find(({ slug }) => slug === report.programme);
    const { values } = together(await currentSections(tx, id));
    return accept({
      ...report,
      name: programme?.name ?? report.programme,
      isLate: isLate(report, today),
      values,
      lastYear: await lastYearOf(tx, report),
      events: await listEvents(tx, id),
      links: await countLinks(tx, { reportId: id, today }),
      latestPackageVersion: (await findLatestPackage(tx, report))?.version ?? null,
    });
  },
});

export type AcceptedTexts = {
  readonly report: string;
  readonly programme: string;
  readonly to: IsoDate;
  readonly values: ReportValues;
};

/** What was accepted of a report last, for rooms that read their own part of it. */
export async function findAcceptedReport(
  tx: Tx,
  id: string,
): Promise<(Pick<ProgrammeReport, 'programme' | 'from' | 'to' | 'form'> & { readonly values: ReportValues }) | null> {
  const report = await findReport(tx, id);
  return report?.acceptedValues ? { ...report, values: report.acceptedValues } : null;
}

/** Texts of accepted full-year reports whose period ends in a year: the appendix of its annual report. */
export async function listAcceptedTexts(tx: Tx, year: number): Promise<AcceptedTexts[]> {
  return (await listReports(tx))
    .filter(({ kind, to }) => kind === 'fullYear' && yearOf(to) === year)
    .flatMap(({ id, programme, to, acceptedValues, state }) =>
      acceptedValues === null || state === 'withdrawn' ? [] : [{ report: id, programme, to, values: acceptedValues }],
    );
}
