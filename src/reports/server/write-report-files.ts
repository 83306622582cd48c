import { composeControlSheet } from '#reports/core';
import type { LoadedReport } from './load-report.ts';
import { renderReport, type ReportFile, type ReportFormat } from './render/render-report.ts';

/** The report in the formats asked for, and its control sheet in those of them that people read on screen and paper. */
export async function writeReportFiles(
  report: Pick<LoadedReport, 'document' | 'findings'>,
  to: { readonly formats: readonly ReportFormat[]; readonly directory: string },
): Promise<ReportFile[]> {
  const files = await renderReport(report.document, to);
  const sheetFormats = to.formats.filter((format) => format === 'pdf' || format === 'html');
  if (sheetFormats.length === 0) return files;
  const sheet = composeControlSheet(report.document, report.findings);
  return [...files, ...(await renderReport(sheet, { formats: sheetFormats, directory: to.directory }))];
}
