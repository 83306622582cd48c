export { listEvents, type SavedEvent } from './event-store.ts';
export { closeEvaluation, openEvaluation, type CannotEvaluate } from './evaluate-event.ts';
export { loadCollaborationFigures, readCollaborationFigures } from './figures.ts';
export { importEvents, saveListedEvents, type EventsToImport, type ImportedEvents } from './import-events.ts';
export { importLexHeller } from './import-lex-heller.ts';
export {
  changeLexHeller,
  feedBackLexHeller,
  moveLexHeller,
  readLexHeller,
  readLexHellerCase,
  readLexHellerLink,
  readLexHellerReport,
  readLexHellerSummary,
  readReporter,
  removeLexHeller,
} from './manage-lex-heller.ts';
export {
  completeLexHeller,
  enterLexHeller,
  followLexHeller,
  openLexHellerDoor,
  readLexHellerDoor,
  renewLexHellerLink,
  reportLexHeller,
} from './report-lex-heller.ts';
export { offerEvent, readOffers, readSharing, takeOffers, type OfferState } from './share-event.ts';
export { readSharedWork, saveSharedWork, type CannotSaveSharedWork } from './shared-work.ts';
export { listKinds, readKinds, removeKind, saveKind, shippedKinds, type CannotSaveKind } from './kinds.ts';
export { readAllEvents, readEvent, readEvents } from './read-events.ts';
export { removeEvent, saveEvent } from './save-event.ts';
export type * from './lex-heller-tables.ts';
export type * from './tables.ts';
