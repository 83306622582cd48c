import './tables.ts';

export * from './finance-year.ts';
export { fittedYears } from './fitted-years.ts';
export * from './import-budget.ts';
export * from './import-entered.ts';
export * from './import-ledger.ts';
export * from './list-ledger-years.ts';
export * from './read-ledger-file.ts';
export * from './read-budgets.ts';
export * from './read-entered.ts';
export * from './read-fitting.ts';
export * from './read-mapping.ts';
export * from './read-allocation.ts';
export * from './save-allocation.ts';
export * from './read-claims.ts';
export type { ClaimYear } from './load-claims.ts';
export * from './save-claims.ts';
export {
  matchVoucher,
  readClaimVouchers,
  unmatchVoucher,
  type CannotMatchVoucher,
  type ClaimMatch,
} from './claim-vouchers.ts';
export * from './read-ledger-book.ts';
export * from './read-ledgers.ts';
export * from './read-finsam-money.ts';
export * from './read-forecasts.ts';
export * from './read-row.ts';
export * from './read-statements.ts';
export * from './save-budget.ts';
export * from './save-entered.ts';
export * from './save-fitting.ts';
export * from './save-forecast.ts';
export * from './save-mapping.ts';
export * from './save-printed.ts';
export * from './save-setting.ts';
export { listBudgetEvents } from './allocation-store.ts';
export { findForecast } from './forecast-store.ts';
export { findLastVoucher, findLedgerPeriod, findYearOf, readLedgers } from './ledger-store.ts';
export { findBudget } from './settings-store.ts';
