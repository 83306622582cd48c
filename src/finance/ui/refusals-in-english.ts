// The English of `import-texts.ts`, kind by kind.
import type { CannotReadSheet, FileKind } from '#exchange/core';
import {
  sieRefusalMessage,
  type CannotImport,
  type CannotImportBudget,
  type CannotImportEntered,
} from '#finance/core';
import { unreachable } from '#kernel';

export function ledger(refusal: CannotImport): string {
  switch (refusal.kind) {
    case 'empty':
    case 'notSie':
    case 'sie5':
    case 'truncated':
    case 'tooLarge':
      return sieRefusalMessage(refusal);
    case 'onlyVouchers':
      return 'The file is SIE 4I, which has vouchers and no balances. Export type 4E from the accounting system.';
    case 'noFiscalYear':
      return 'The file does not say its fiscal year. Export it again as type 4E from the accounting system.';
    case 'columnMissing':
      return refusal.column === 'konto'
        ? 'The table has no column for the account. Name it “Konto” and read it again.'
        : 'The table has no column for change or closing balance. Add one of them and read it again.';
    case 'noRows':
      return 'The table has no row with an account number. Check that the right sheet comes first in the file.';
    case 'table':
      return sheet(refusal.why);
    case 'yearMissing':
      return 'A trial balance does not say its year. Write the year under the trial balance and read it again.';
    case 'noOpeningBalances':
      return `Opening balances of ${refusal.year} are missing: the file has none, nor the year before, and ${refusal.year - 1} has not been read. Read ${refusal.year - 1} first, or say under More choices that the association began in ${refusal.year}.`;
    case 'otherAssociation':
      return `The file belongs to ${refusal.name ?? 'another organisation'} (${refusal.found}), not to this association (${refusal.own}).`;
    case 'sameFile':
      return `This file has been read already, as ${refusal.year} version ${refusal.version}. Choose Replace under More choices if it is to be read again.`;
    case 'yearLoaded':
      return `${refusal.year} has been read already (version ${refusal.version}). Choose Replace under More choices if the new file is to hold; the old one is kept as a version.`;
    case 'fileHasErrors':
      return 'The file has the errors below. Correct them in the accounting system and export again, or choose under More choices to read it as it is.';
    default:
      return unreachable(refusal);
  }
}

export function table(refusal: CannotImportBudget | CannotImportEntered): string {
  switch (refusal.kind) {
    case 'columnMissing':
      return `The table lacks a column that is needed. It has the columns ${refusal.header.join(', ')}.`;
    case 'noRows':
      return 'The table has no row with an amount. Check that the right sheet comes first in the file.';
    case 'table':
      return sheet(refusal.why);
    case 'notJson':
      return 'The file is not JSON. Save it again from the program that made it.';
    case 'fileHasErrors':
      return 'The table has the errors below. Correct them and read it again; nothing has been saved.';
    default:
      return unreachable(refusal);
  }
}

function sheet(refusal: CannotReadSheet): string {
  switch (refusal.kind) {
    case 'empty':
      return 'The file is empty. Export it again.';
    case 'wrongType':
      return `The file is ${fileKinds[refusal.found]}. A table is read as an Excel file (.xlsx) or CSV.`;
    case 'tooLarge':
      return 'The table is too large to be read. Divide it, or export one year at a time.';
    case 'damaged':
      return 'The Excel file is damaged and cannot be read. Save it again in Excel and read it again.';
    case 'noTable':
      return 'No table with headings was found in the file. It needs a row of headings and at least two columns.';
    default:
      return unreachable(refusal);
  }
}

const fileKinds: Readonly<Record<FileKind, string>> = {
  pdf: 'a PDF',
  xls: 'an older Excel file (.xls) or one with a password',
  docx: 'a Word document',
  zip: 'a zip archive',
  xlsx: 'an Excel file',
  sie: 'a SIE file',
  json: 'JSON',
  markup: 'a web page or XML',
  binary: 'not a text file',
};
