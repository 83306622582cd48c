export * from './change-goals.ts';
export * from './figures.ts';
export * from './goal-sheet.ts';
export * from './goal.ts';
export * from './labels.ts';
export * from './tables.ts';
export * from './reported.ts';
export * from './survey-goal.ts';
