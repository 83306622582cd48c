export * from './compare-files.ts';
export * from './describe.ts';
export * from './documents.ts';
export * from './signing.ts';
export * from './suggest.ts';
export * from './verdict.ts';
