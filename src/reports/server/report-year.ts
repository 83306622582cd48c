import * as v from 'valibot';

/** A year of which a report can be written. */
export const ReportYear = v.pipe(v.number(), v.integer(), v.minValue(1990), v.maxValue(2100));

export const SectionId = v.pipe(v.string(), v.regex(/^[A-Za-z][\w.-]*$/), v.maxLength(100));
