export * from './a-participation.ts';
export * from './age-bands.ts';
export * from './count-participations.ts';
export * from './count-step-moves.ts';
export * from './counted-participation.ts';
export * from './waiting.ts';
