export * from './texts.ts';
export * from './document-texts.ts';
