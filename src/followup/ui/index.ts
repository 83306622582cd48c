export { default as ReportFields } from './ReportFields.svelte';
export { default as ReportView } from './ReportView.svelte';
export { goalResultText } from './goal-result.ts';
export { texts as reportTexts } from './texts.ts';
export type { SectionConflict } from './conflict.ts';
