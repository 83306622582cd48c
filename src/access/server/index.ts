export * from './session.ts';
export * from './use-case.ts';
export * from './verify-audit.ts';
