// Why a ledger could not come in or a year could not be read, and the sentences that say so in English and Swedish.
import type { CannotReadSheet } from '#exchange/core';
import { cannotReadSentence } from '#exchange/core';
import { unreachable, type IsoDate, type Problem } from '#kernel';
import type { CannotImportSie } from './ledger/from-sie.ts';
import type { CannotOpenYear } from './ledger/opening.ts';
import type { CannotReadTrialBalance } from './ledger/trial-balance.ts';
import { refusalMessage as sieMessage } from './sie/refusal.ts';
import type { CannotReadSie } from './sie/refusal.ts';

export type CannotReadTable =
  | { readonly kind: 'table'; readonly why: CannotReadSheet }
  /** A trial balance does not say which year it is of. */
  | { readonly kind: 'yearMissing' };

export type CannotReadLedgerFile = CannotReadSie | CannotImportSie | CannotReadTrialBalance | CannotReadTable;

export type CannotImport =
  | CannotReadLedgerFile
  | CannotOpenYear
  | { readonly kind: 'otherAssociation'; readonly own: string; readonly found: string; readonly name: string | null }
  | { readonly kind: 'sameFile'; readonly year: number; readonly version: number }
  | { readonly kind: 'yearLoaded'; readonly year: number; readonly version: number }
  | { readonly kind: 'fileHasErrors'; readonly problems: readonly Problem[] };

export type CannotReadYear = { readonly kind: 'noLedger'; readonly year: number; readonly years: readonly number[] };

/** A day in a year whose ledger has no days: balances only, as SIE 1–3 and trial balances tell them. */
export type CannotReadDay =
  CannotReadYear | { readonly kind: 'noVouchers'; readonly year: number; readonly at: IsoDate };

/** One English sentence for the command line. */
export function importRefusalMessage(refusal: CannotImport): string {
  switch (refusal.kind) {
    case 'empty':
    case 'notSie':
    case 'sie5':
    case 'truncated':
    case 'tooLarge':
      return sieMessage(refusal);
    case 'onlyVouchers':
      return 'The file is SIE 4I: vouchers for another program to import, without balances. Export type 4E from the ledger system.';
    case 'noFiscalYear':
      return 'The file does not say which fiscal year it is of (#RAR 0); export it again as type 4E.';
    case 'columnMissing':
      return `The table has no column for ${refusal.column === 'konto' ? 'the account (konto)' : 'the change or the closing balance'}; its columns are ${refusal.header.join(', ')}.`;
    case 'noRows':
      return 'The table has no row with an account number.';
    case 'table':
      return cannotReadSentence(refusal.why);
    case 'yearMissing':
      return 'A trial balance does not say its year; add --year YYYY.';
    case 'noOpeningBalances':
      return `No opening balances for ${refusal.year} are to be had: the file states none, it does not hold the year before, and no ledger of ${refusal.year - 1} is loaded. Import ${refusal.year - 1} first, or say --opening-zero if the association began in ${refusal.year}.`;
    case 'otherAssociation':
      return `The file belongs to ${refusal.name ?? 'another organisation'} (${refusal.found}), not to ${refusal.own}; nothing was imported.`;
    case 'sameFile':
      return `This file is loaded already, as ${refusal.year} version ${refusal.version}; --replace loads it again.`;
    case 'yearLoaded':
      return `${refusal.year} is loaded already (version ${refusal.version}); --replace takes its place and keeps the older one as a version.`;
    case 'fileHasErrors':
      return `The file has ${countOf(refusal.problems)} and nothing was imported; correct the export, or say --accept-errors to import it as it is.`;
    default:
      return unreachable(refusal);
  }
}

export function yearRefusalMessage({ year, years }: CannotReadYear): string {
  const known = years.length === 0 ? 'No ledger is loaded yet' : `Loaded are ${years.join(', ')}`;
  return `No ledger of ${year} is loaded. ${known}; ./stegvis sie import FILE loads one.`;
}

export function dayRefusalMessage(refusal: CannotReadDay): string {
  if (refusal.kind === 'noLedger') return yearRefusalMessage(refusal);
  return `The ledger of ${refusal.year} has no vouchers, only sums, so what was booked by ${refusal.at} is not known; import the year as SIE 4E, which has every voucher with its day.`;
}

function countOf(problems: readonly Problem[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return errors === 1 ? '1 error' : `${errors} errors`;
}
