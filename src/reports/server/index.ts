import './tables.ts';

export { loadReport, type LoadedReport } from './load-report.ts';
export { readFigures, readReport } from './read-report.ts';
export * from './render/render-html.ts';
export * from './render/render-report.ts';
export * from './save-report.ts';
export { writeReportFiles } from './write-report-files.ts';
