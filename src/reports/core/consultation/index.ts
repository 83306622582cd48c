export * from './compose-consultation.ts';
export * from './own-part.ts';
export * from './part.ts';
