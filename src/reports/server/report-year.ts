import { reportKinds } from '#reports/core';
import * as v from 'valibot';

/** A year of which a report can be written. */
export const ReportYear = v.pipe(v.number(), v.integer(), v.minValue(1990), v.maxValue(2100));

/** Which report of a year; the annual one when nobody says. */
export const reportOf = { year: ReportYear, kind: v.optional(v.picklist(reportKinds), 'annual') };

export const SectionId = v.pipe(v.string(), v.regex(/^[A-Za-z][\w.-]*$/), v.maxLength(100));
