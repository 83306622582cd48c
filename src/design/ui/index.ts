// Parts of screens, without business. Texts are given to them or stand in texts.ts.
export { default as Button } from './Button.svelte';
export { default as Chart } from './Chart.svelte';
export { default as ControlStatus } from './ControlStatus.svelte';
export { default as DataTable } from './DataTable.svelte';
export { default as EmptyState } from './EmptyState.svelte';
export { default as ErrorSummary } from './ErrorSummary.svelte';
export { default as FigureChip } from './FigureChip.svelte';
export { default as FileField } from './FileField.svelte';
export { default as Icon } from './Icon.svelte';
export { default as KeyFigure } from './KeyFigure.svelte';
export { default as KeyFigures } from './KeyFigures.svelte';
export { default as Mark } from './Mark.svelte';
export { default as Notice } from './Notice.svelte';
export { default as PageHead } from './PageHead.svelte';
export { default as PageTabs } from './PageTabs.svelte';
export { default as Shell } from './Shell.svelte';
