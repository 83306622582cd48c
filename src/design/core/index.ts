export * from './table-model.ts';
