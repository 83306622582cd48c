export * from './bar-chart.ts';
export type { ChartHead, ChartUnit, Point, Series } from './chart.ts';
export { CHART_WIDTH } from './chart.ts';
export * from './column-chart.ts';
export * from './grouped-bar-chart.ts';
export type { LineSpec } from './line-panel.ts';
export * from './palette.ts';
export * from './spark-line.ts';
export * from './stacked-bar-chart.ts';
