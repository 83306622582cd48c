export * from './application/index.ts';
export * from './auditing/auditing.ts';
export { readBodies, saveBoardSetting, saveBody, saveBodyMembers } from './board/save-bodies.ts';
export {
  DecisionInput,
  listDecidedItems,
  readDecidedItems,
  readItemMeeting,
  settledDecision,
} from './board/decided-items.ts';
export { readBudgetWay, readComingItems } from './board/budget-way.ts';
export * from './board/delegated.ts';
export * from './closing/index.ts';
export {
  addConclusion,
  addConclusionAction,
  addEvaluation,
  readEvaluations,
  type CannotKeepEvaluation,
  type KeptEvaluation,
} from './evaluation/evaluations.ts';
export * from './board/items.ts';
export * from './board/meetings.ts';
export * from './board/public-notices.ts';
export * from './board/read-meetings.ts';
export { listMeetings, minutesNow } from './board/board-store.ts';
export type * from './board/tables.ts';
export {
  MAX_FILE_BYTES,
  findFile,
  readBoardFile,
  readMailAttachment,
  readRegisterFile,
  type StoredFile,
} from './files.ts';
export { markWheelItem, moveWheelItem } from './mark-wheel-item.ts';
export * from './matters/matters.ts';
export { readDue, readWheel, type WheelEntry } from './read-wheel.ts';
export { removeWheelItem, restoreWheelItem, saveWheelItem } from './save-wheel-item.ts';
export type * from './tables.ts';
