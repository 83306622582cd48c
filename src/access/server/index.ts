export * from './remember.ts';
export * from './session.ts';
export * from './spaces.ts';
export * from './use-case.ts';
export * from './verify-audit.ts';
export type * from './tables.ts';
