export * from './run-script.ts';
export * from './test-installation.ts';
export type { TestServer } from './test-server.ts';
