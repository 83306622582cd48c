export * from './demo-ledgers.ts';
export * from './small-ledgers.ts';
export * from './trial-balance-of.ts';
