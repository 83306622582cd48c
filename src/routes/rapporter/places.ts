// Where in the report a finding leads, and what it says.
import type { Finding } from '#control/core';
import type { Language } from '#design/core';
import type { ReportDocument } from '#reports/core';

/** The section that shows the place; null when the finding is about the report as a whole. */
export function sectionOf(finding: Finding, document: ReportDocument): string | null {
  const { sectionId, tableId } = finding.place;
  const direct = document.sections.find(({ id }) => id === sectionId);
  if (direct) return direct.id;
  // A place that is only told in words begins with the caption of its table.
  const [caption] = finding.place.path.split(' › ');
  const holder = document.sections.find(({ blocks }) =>
    blocks.some(
      (block) => block.kind === 'table' && (tableId ? block.table.id === tableId : block.table.caption === caption),
    ),
  );
  return holder?.id ?? null;
}

export function messageOf(finding: Finding, language: Language): string {
  return language === 'sv' ? finding.message : finding.messageEnglish;
}
