export { countLine } from './count-line.ts';
export { placeWords } from './places.ts';
export {
  findingsTable,
  readTable,
  reviewTables,
  type ReviewToShow,
  shownValue,
  understood,
} from './review-tables.ts';
export { reviewDocument, type ReviewOptions } from './review-document.ts';
export type {
  CellState,
  Correction,
  Nature,
  Review,
  ReviewedCell,
  ReviewedRow,
  ReviewedTable,
  ReviewFinding,
  Unread,
} from './review-types.ts';
