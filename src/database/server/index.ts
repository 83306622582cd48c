export * from './tables.ts';
export * from './database.ts';
export * from './installation.ts';
