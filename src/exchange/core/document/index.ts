export {
  type CannotReadDocument,
  DOCUMENT_LIMITS,
  type DocumentFormat,
  type DocumentLimits,
  type DocumentLine,
  type TextDocument,
  type Word,
  wordsOf,
} from './document.ts';
export { type ExactLine, type ExactPage, exactPages } from './exact-pages.ts';
export { readDocxTableRows } from './docx-tables.ts';
export { readDocxDocument } from './docx-lines.ts';
export { type FoundTables, findTables } from './find-tables.ts';
export type { FoundCell, FoundRow, FoundTable } from './found-table.ts';
export { cannotReadDocumentSentence } from './refusal-sentence.ts';
export { readHtmlDocument } from './html-lines.ts';
export { pdfDocument, type PdfPage, type PdfPiece } from './pdf-lines.ts';
export { isBlankCell, type PrintedNumber, readPrintedNumber } from './printed-number.ts';
export { readTextDocument } from './text-lines.ts';
