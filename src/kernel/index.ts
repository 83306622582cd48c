// The kernel: words that every room uses. No I/O, no business.
export * from './assert.ts';
export * from './dates.ts';
export * from './figure.ts';
export * from './ids.ts';
export * from './money.ts';
export * from './problem.ts';
export * from './result.ts';
