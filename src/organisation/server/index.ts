export * from './create-association.ts';
export * from './organisation-store.ts';
export * from './read-organisation.ts';
export * from './save-organisation.ts';
export type * from './tables.ts';
