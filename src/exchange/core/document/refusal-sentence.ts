import { unreachable } from '#kernel';
import type { CannotReadDocument } from './document.ts';

/** One English sentence for the command line. */
export function cannotReadDocumentSentence(refusal: CannotReadDocument): string {
  switch (refusal.kind) {
    case 'empty':
      return 'The file is empty.';
    case 'tooLarge':
      return `The file has more than ${LIMITS[refusal.what](refusal.limit)}, which is the most that is read.`;
    case 'encrypted':
      return 'The file is protected with a password; save it without one.';
    case 'scanned':
      return `The ${refusal.pages} pages are pictures without text (a scanned report); ask for the file that was printed.`;
    case 'wrongType':
      return `The file is ${FOUND[refusal.found] ?? 'of another kind'}; a report is read from PDF, Word (.docx), HTML or plain text.`;
    case 'damaged':
      return `The file is damaged and cannot be read (${refusal.detail}).`;
    case 'tooSlow':
      return `The file could not be read in ${refusal.seconds} seconds and was given up.`;
    case 'tooMuchMemory':
      return 'The file needs more memory than a report does and was given up.';
    case 'busy':
      return 'Many other files are being read; try again in a moment.';
    default:
      return unreachable(refusal);
  }
}

const LIMITS: Readonly<Record<Extract<CannotReadDocument, { kind: 'tooLarge' }>['what'], (limit: number) => string>> =
  {
    bytes: (limit) => `${Math.floor(limit / 1_000_000)} MB`,
    unpacked: (limit) => `${Math.floor(limit / 1_000_000)} MB when unpacked`,
    pages: (limit) => `${limit} pages`,
    words: (limit) => `${limit} words`,
  };

const FOUND: Readonly<Record<string, string>> = {
  xls: 'an old Word or Excel file (.doc, .xls)',
  xlsx: 'a workbook',
  zip: 'a zip archive without a document',
  sie: 'a SIE file',
  json: 'JSON',
  binary: 'no document',
};
