export * from './legal-deadlines.ts';
