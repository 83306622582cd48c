export * from './allocation.ts';
export * from './budget-process.ts';
export * from './granted.ts';
export * from './three-year-plan.ts';
