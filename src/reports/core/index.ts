export * from './column-widths.ts';
export * from './linked-text.ts';
export * from './narrative.ts';
export { isSafeAddress } from './narrative-inlines.ts';
export * from './nearest.ts';
export * from './outline.ts';
export * from './parse-narrative.ts';
export * from './report-document.ts';
