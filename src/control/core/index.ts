export * from './report-under-control.ts';
