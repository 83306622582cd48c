import type { ReportValues } from '#followup/core';

/** What two wrote in the same places of a section. */
export type SectionConflict = { readonly fields: readonly string[]; readonly theirs: ReportValues };
