export * from './accruals.ts';
export * from './claims.ts';
export * from './shared-costs.ts';
export * from './vouchers.ts';
