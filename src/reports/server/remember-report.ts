// A report is made of everything in its space and takes tens of milliseconds to compose and control; between changes it is kept.
import { remembering, type Space } from '#access/server';
import type { Tx } from '#database/server';
import type { Result } from '#kernel';
import type { CannotReadReport } from '#reports/core';
import { loadReport, type AskedReport, type LoadedReport } from './load-report.ts';

/** A few megabytes each: two associations that look at this year and the last. */
const reports = remembering<Result<LoadedReport, CannotReadReport>>({ most: 4 });

/** The report as `loadReport` makes it, for queries. */
export function rememberReport(
  tx: Tx,
  space: Space,
  of: AskedReport,
): Promise<Result<LoadedReport, CannotReadReport>> {
  const key = `${of.year} ${of.kind} ${of.at ?? ''}`;
  return reports({ tx, space, key }, () => loadReport(tx, space, of));
}
