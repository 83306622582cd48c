export * from './a-material.ts';
