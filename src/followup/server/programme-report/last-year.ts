// What stands beside the form: the counts of the same period a year before, and the texts of the report that had them.
import type { Tx } from '#database/server';
import {
  currentPackages,
  packageAYearBefore,
  readOrImplied,
  reportFields,
  textSections,
  yearBefore,
  type ReportForm,
  type ReportValues,
} from '#followup/core';
import type { IsoDate, Period } from '#kernel';
import { listPackages } from '../package-store.ts';
import { listReports } from './report-store.ts';

export type LastYear = {
  /** Whose period the counts are; null when there are none. */
  readonly period: Period | null;
  /** By field: counts as text, and texts as they were accepted. */
  readonly values: ReportValues;
};

export async function lastYearOf(
  tx: Tx,
  report: { programme: string; from: IsoDate; to: IsoDate; form: ReportForm },
): Promise<LastYear> {
  const packages = currentPackages(await listPackages(tx)).filter((one) => one.programme === report.programme);
  const before = packageAYearBefore(packages, report);
  const counts = reportFields(report.form).flatMap(({ id, count }) => {
    const read = before && count ? readOrImplied(before, count) : null;
    return read?.count === null || read?.count === undefined ? [] : [[id, String(read.count)] as const];
  });
  const wanted = { from: yearBefore(report.from), to: yearBefore(report.to) };
  const earlier = (await listReports(tx)).find(
    ({ programme, from, to, acceptedValues }) =>
      programme === report.programme && from === wanted.from && to === wanted.to && acceptedValues !== null,
  );
  const texts = earlier?.acceptedValues
    ? Object.keys(textSections).map((section) => [section, earlier.acceptedValues?.[section] ?? ''] as const)
    : [];
  return {
    period: before ? { from: before.from, to: before.to } : null,
    values: Object.fromEntries([...counts, ...texts.filter(([, text]) => text !== '')]),
  };
}
