export * from './grid-column.ts';
export * from './grid-form.ts';
export * from './grid-table.ts';
export * from './html-table.ts';
export * from './pasted.ts';
export * from './rows-mark.ts';
