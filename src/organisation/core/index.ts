export * from './association.ts';
export * from './board.ts';
export * from './change-members.ts';
export * from './capabilities.ts';
export * from './check-organisation.ts';
export * from './org-number.ts';
export * from './sharing-key.ts';
export * from './staff.ts';
