export * from './session.ts';
export * from './use-case.ts';
