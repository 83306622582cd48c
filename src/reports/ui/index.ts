export * from './narrative-texts.ts';
