import { query } from '#access/server';
import { findYearOf } from '#finance/server';
import { accept, isIsoDate, yearOf, type Result } from '#kernel';
import type { CannotReadReport } from '#reports/core';
import * as v from 'valibot';
import type { LoadedReport } from './load-report.ts';
import { rememberReport } from './remember-report.ts';
import { reportOf } from './report-year.ts';

/** A report of a year as a document, with everything that control found. */
export const readReport = query({
  permission: 'report.read',
  input: v.object(reportOf),
  run: ({ tx, space }, of) => rememberReport(tx, space, of),
});

/** The half-year report of the year that holds a day, told to that day. */
export const readHalfYearReport = query({
  permission: 'report.read',
  input: v.object({ at: v.pipe(v.string(), v.check(isIsoDate, 'is a day, YYYY-MM-DD')) }),
  async run({ tx, space }, { at }): Promise<Result<LoadedReport, CannotReadReport>> {
    const year = (await findYearOf(tx, at))?.year ?? yearOf(at);
    return rememberReport(tx, space, { year, kind: 'halfYear', at });
  },
});

/** All figures of a year, from every room. */
export const readFigures = query({
  permission: 'report.read',
  input: v.object(reportOf),
  async run({ tx, space }, of) {
    const loaded = await rememberReport(tx, space, of);
    return loaded.ok ? accept(loaded.value.material.figures) : loaded;
  },
});
