export * from './database.ts';
export * from './insert-many.ts';
export * from './installation.ts';
export * from './master-key.ts';
export * from './new-id.ts';
export * from './project.ts';
export * from './refusal.ts';
export * from './tables.ts';
