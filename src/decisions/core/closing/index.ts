export * from './closing.ts';
export * from './grant-history.ts';
export * from './labels.ts';
