import { composeControlSheet } from '#reports/core';
import type { LoadedReport } from './load-report.ts';
import { renderTogether, type ReportFile, type ReportFormat } from './render/render-report.ts';

/** The report in the formats asked for, and its control sheet in those of them that people read on screen and paper. */
export async function writeReportFiles(
  report: Pick<LoadedReport, 'document' | 'findings'>,
  to: { readonly formats: readonly ReportFormat[]; readonly directory: string },
): Promise<ReportFile[]> {
  const { document, findings } = report;
  const sheetFormats = to.formats.filter((format) => format === 'pdf' || format === 'html');
  return renderTogether(
    [
      { document, formats: to.formats },
      ...(sheetFormats.length === 0
        ? []
        : [{ document: composeControlSheet(document, findings), formats: sheetFormats }]),
    ],
    to.directory,
  );
}
