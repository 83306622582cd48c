export * from './amounts.ts';
export * from './csv.ts';
export * from './read-table.ts';
export * from './refusal-sentence.ts';
export * from './sheet.ts';
export * from './text-encoding.ts';
export * from './write-csv.ts';
export * from './xlsx/read-xlsx.ts';
