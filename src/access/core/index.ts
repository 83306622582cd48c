export * from './actor.ts';
export * from './permissions.ts';
export * from './refusal.ts';
export * from './audit.ts';
export * from './assignments.ts';
export * from './log-in.ts';
