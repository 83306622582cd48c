import { error } from '@sveltejs/kit';
import { parseReportSlug, type ReportOf } from '#reports/core';

/** Which report an address speaks of: `2024` the annual report, `2024-delar` the half-year report. */
export function reportParam(text: string): ReportOf {
  return parseReportSlug(text) ?? error(404);
}
