export * from './figures.ts';
export * from './goal.ts';
export * from './labels.ts';
export * from './tables.ts';
