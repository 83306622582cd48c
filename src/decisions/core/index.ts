export * from './calendar-file.ts';
export * from './change-wheel.ts';
export * from './default-wheel.ts';
export * from './tables.ts';
export * from './wheel.ts';
