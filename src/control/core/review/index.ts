export { countLine } from './count-line.ts';
export { placeWords } from './places.ts';
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
