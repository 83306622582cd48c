import './tables.ts';

export * from './finance-year.ts';
export * from './import-budget.ts';
export * from './import-entered.ts';
export * from './import-ledger.ts';
export * from './list-ledger-years.ts';
export * from './read-ledger-file.ts';
export * from './read-mapping.ts';
export * from './read-ledgers.ts';
export * from './read-row.ts';
export * from './read-statements.ts';
export * from './save-budget.ts';
export * from './save-entered.ts';
export * from './save-mapping.ts';
export * from './save-setting.ts';
