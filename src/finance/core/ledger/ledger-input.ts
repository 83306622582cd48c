// What an import brings in, whatever file it came from: a SIE file or a trial balance. It is stored as it is, and the
// `Ledger` that statements are computed from is read out of it again.
import type { IsoDate, Period, Problem } from '#kernel';
import type { LedgerAccount, LedgerAmount, AccountNumber } from './ledger.ts';

export type LedgerVoucher = {
  readonly series: string;
  readonly number: string;
  readonly date: IsoDate;
  readonly text: string;
  /** Line in the file, so that a reader can find it there. */
  readonly line: number | null;
  readonly rows: readonly (LedgerAmount & { readonly text: string; readonly date: IsoDate | null })[];
};

/** How the opening balances became known. */
export type OpeningOrigin = 'stated' | 'previousYearInFile' | 'previousLedger' | 'zero';

export type LedgerInput = {
  readonly origin: 'sie' | 'trialBalance';
  readonly year: number;
  readonly period: Period;
  readonly companyName: string | null;
  /** As found in the file. */
  readonly orgNumber: string | null;
  readonly program: string | null;
  readonly accounts: ReadonlyMap<AccountNumber, LedgerAccount>;
  readonly dimensions: ReadonlyMap<string, string>;
  readonly objects: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Opening balances as stated; empty when the file has none. */
  readonly opening: readonly LedgerAmount[];
  readonly openingOrigin: OpeningOrigin | null;
  /** Read one by one: half a million rows need not be in memory at once. */
  readonly vouchers: Iterable<LedgerVoucher> & { readonly length: number };
  /** Changes of the year where the source has no vouchers (types 1–3, trial balance). */
  readonly movements: readonly LedgerAmount[];
  /** True while `movements` are closing balances: the opening ones are not known yet and must be deducted. */
  readonly movementsAreClosing: boolean;
  /** The year before as account totals, when the file holds them: closing balances and results. */
  readonly before: { readonly closing: readonly LedgerAmount[]; readonly results: readonly LedgerAmount[] };
  /** Budget of the year with its objects; empty when the file has none. */
  readonly budget: readonly LedgerAmount[];
  readonly problems: readonly Problem[];
};
