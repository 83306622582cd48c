export * from './figure-format.ts';
export * from './find-numbers.ts';
export * from './formats.ts';
export * from './number-references.ts';
export * from './number-words.ts';
export * from './read-number.ts';
export * from './table-model.ts';
