export * from './decision.ts';
export * from './form.ts';
export * from './labels.ts';
export * from './states.ts';
