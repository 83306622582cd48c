export * from './account-lines.ts';
export * from './compare-printed.ts';
export * from './place-lines.ts';
export * from './printed-row.ts';
export * from './read-printed.ts';
export * from './suggest-moves.ts';
export * from './targets.ts';
