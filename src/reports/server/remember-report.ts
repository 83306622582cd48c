// A report is made of everything in its space and takes tens of milliseconds to compose and control; between changes it is kept.
import { remembering, type Space } from '#access/server';
import type { Tx } from '#database/server';
import type { CannotReadYear } from '#finance/core';
import type { Result } from '#kernel';
import { loadReport, type LoadedReport } from './load-report.ts';

/** A few megabytes each: two associations that look at this year and the last. */
const reports = remembering<Result<LoadedReport, CannotReadYear>>({ most: 4 });

/** The report as `loadReport` makes it, for queries. */
export function rememberReport(tx: Tx, space: Space, year: number): Promise<Result<LoadedReport, CannotReadYear>> {
  return reports({ tx, space, key: String(year) }, () => loadReport(tx, space, year));
}
