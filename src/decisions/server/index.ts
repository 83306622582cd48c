export { markWheelItem, moveWheelItem } from './mark-wheel-item.ts';
export { readDue, readWheel, type WheelEntry } from './read-wheel.ts';
export { removeWheelItem, restoreWheelItem, saveWheelItem } from './save-wheel-item.ts';
export type * from './tables.ts';
