import { unreachable } from '#kernel';
import type { CannotReadSheet, FileKind } from './sheet.ts';

/** One English sentence for the command line. */
export function cannotReadSentence(refusal: CannotReadSheet): string {
  switch (refusal.kind) {
    case 'empty':
      return 'The file is empty.';
    case 'wrongType':
      return `The file is ${FOUND[refusal.found]}; a table is read from CSV or XLSX.`;
    case 'tooLarge':
      return `The file has more than ${refusal.limit} ${refusal.what}, which is the most that is read.`;
    case 'damaged':
      return `The workbook is damaged and cannot be read (${refusal.detail}).`;
    case 'noTable':
      return 'No table with a header and at least two columns was found.';
    default:
      return unreachable(refusal);
  }
}

const FOUND: Readonly<Record<FileKind, string>> = {
  pdf: 'a PDF',
  xls: 'an old Excel file (.xls) or a workbook with a password',
  docx: 'a Word document',
  zip: 'a zip archive without a workbook',
  xlsx: 'a workbook',
  sie: 'a SIE file',
  json: 'JSON',
  markup: 'HTML or XML',
  binary: 'no text file',
};
