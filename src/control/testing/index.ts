export * from './printed-fixture.ts';
export * from './printed-layouts.ts';
export * from './mutations.ts';
