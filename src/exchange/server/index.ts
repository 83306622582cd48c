export * from './write-xlsx.ts';
export * from './write-table-file.ts';
