import './tables.ts';

export { loadReport, type LoadedReport } from './load-report.ts';
export { lockAnnualReport } from './lock-annual-report.ts';
export { readFigures, readReport } from './read-report.ts';
export * from './render/render-docx.ts';
export * from './preview-section.ts';
export * from './render/render-html.ts';
export * from './render/render-json.ts';
export * from './render/render-pdf.ts';
export * from './render/render-report.ts';
export * from './save-report-head.ts';
export * from './save-report-text.ts';
export { saveReportTexts } from './save-report-texts.ts';
export { writeReportFiles } from './write-report-files.ts';
