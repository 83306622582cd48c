export * from './accuracy.ts';
export * from './forecast-sheet.ts';
export * from './forecast.ts';
export * from './map-forecast.ts';
