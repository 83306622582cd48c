export * from './a-material.ts';
export * from '../server/render/testing/extract.ts';
export * from './lawful-files.ts';
export * from './an-association.ts';
