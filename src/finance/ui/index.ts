export * from './import-texts.ts';
