export * from './load-parameters.ts';
