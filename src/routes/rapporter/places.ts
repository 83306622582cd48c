// Where in the report a finding leads.
import type { Finding } from '#control/core';
import type { ReportDocument } from '#reports/core';

/** The section that shows the place; null when the finding is about the report as a whole. */
export function sectionOf(finding: Finding, document: ReportDocument): string | null {
  const { sectionId, tableId } = finding.place;
  const direct = document.sections.find(({ id }) => id === sectionId);
  if (direct) return direct.id;
  const holder = document.sections.find(({ blocks }) =>
    blocks.some((block) => block.kind === 'table' && block.table.id === tableId),
  );
  return holder?.id ?? null;
}
