export * from './association.ts';
export * from './check-organisation.ts';
export * from './org-number.ts';
export * from './sharing-key.ts';
