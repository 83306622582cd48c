export * from './change-programmes.ts';
export * from './figures.ts';
export * from './labels.ts';
export * from './programme.ts';
export * from './register.ts';
export * from './tables.ts';
