export * from './a-material.ts';
export * from '../server/render/testing/extract.ts';
