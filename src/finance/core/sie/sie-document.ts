// What a SIE file says, as a model that can be read, built by hand and written. Money is whole öre, debit positive and
// credit negative (income and liabilities are negative); accounts, dimensions, objects and series are strings.
import type { IsoDate, Ore } from '#kernel';

/** As found in the bytes; the file's own `#FORMAT` proves nothing. `latin-1` is read as windows-1252. */
export type SieEncoding = 'cp437' | 'utf-8' | 'latin-1' | 'ascii';

/** What `#SIETYP` means in practice: 4 is an export (4E) or vouchers to be imported (4I). */
export type SieKind = '1' | '2' | '3' | '4E' | '4I';

export type SieAccountType = 'T' | 'S' | 'K' | 'I';

export type SieAccount = {
  readonly number: string;
  /** Empty when the file gives none. */
  readonly name: string;
  /** From `#KTYP`; null when not said. Never guessed from the number: municipal charts differ from BAS. */
  readonly type: SieAccountType | null;
  readonly unit: string | null;
  readonly sru: readonly string[];
};

/** `parent` is the dimension above, from `#UNDERDIM`. */
export type SieDimension = { readonly number: string; readonly name: string; readonly parent: string | null };

export type SieObject = { readonly dimension: string; readonly object: string; readonly name: string };

export type SieObjectRef = { readonly dimension: string; readonly object: string };

/** Year 0 is the file's own year, −1 the year before. */
export type SieFiscalYear = { readonly offset: number; readonly from: IsoDate; readonly to: IsoDate };

/**
 * `ib`, `ub` opening and closing, `oib`, `oub` the same per object, `res` result of an account, `psaldo` change in a
 * month (not a closing balance), `pbudget` budget of a month.
 */
export type SieBalanceKind = 'ib' | 'ub' | 'oib' | 'oub' | 'res' | 'psaldo' | 'pbudget';

export type SieBalance = {
  readonly yearOffset: number;
  /** `2024-01`; only in `psaldo` and `pbudget`. */
  readonly period: string | null;
  readonly account: string;
  readonly objects: readonly SieObjectRef[];
  readonly amountOre: Ore;
  readonly quantity: number | null;
};

/**
 * `trans` counts. `btrans` is a struck row and `rtrans` an added one; the `trans` after an `rtrans` is its twin, so
 * that summing `trans` alone is always right.
 */
export type SieRowKind = 'trans' | 'rtrans' | 'btrans';

export type SieRow = {
  readonly kind: SieRowKind;
  /** 1-based line in the file; null in a document made by hand. */
  readonly line: number | null;
  readonly account: string;
  readonly objects: readonly SieObjectRef[];
  readonly amountOre: Ore;
  /** null: the voucher's own date. */
  readonly date: IsoDate | null;
  readonly text: string;
  readonly quantity: number | null;
  readonly sign: string;
};

export type SieVoucher = {
  readonly line: number | null;
  /** Empty in a 4I file that leaves series or number to the receiver. */
  readonly series: string;
  readonly number: string;
  /** null only beside an error that says why. */
  readonly date: IsoDate | null;
  readonly text: string;
  readonly registrationDate: IsoDate | null;
  readonly sign: string;
  readonly rows: readonly SieRow[];
};

/** Vouchers in file order. Those of a file are made when asked for: half a million rows as objects would not fit. */
export type SieVoucherList = Iterable<SieVoucher> & {
  readonly length: number;
  /** Rows of kind `trans`. */
  readonly transactionCount: number;
  /** Sum of their positive amounts: what the file turns over. */
  readonly debitOre: Ore;
  readonly at: (index: number) => SieVoucher | undefined;
};

export type SieAddress = {
  readonly contact: string;
  readonly street: string;
  readonly postal: string;
  readonly phone: string;
};

export type SieCompany = {
  readonly name: string;
  /** `NNNNNN-NNNN`, or as found when it is not an organisation number; null when missing or empty. */
  readonly orgNumber: string | null;
  readonly acquisitionNumber: string | null;
  readonly activityNumber: string | null;
  /** `#FNR`: the program's own name for the company, often a path. */
  readonly internalId: string | null;
  /** `#FTYP`: AB, E, X … */
  readonly form: string | null;
  /** `#BKOD`. */
  readonly industryCode: string | null;
  readonly address: SieAddress | null;
};

/** CRC-32 of the content; `computed` is unsigned. */
export type SieChecksum = { readonly stated: number; readonly computed: number; readonly ok: boolean };

export type SieDocument = {
  readonly program: { readonly name: string; readonly version: string };
  /** `#FORMAT` as stated; null when missing. */
  readonly format: string | null;
  /** 1: a program has imported the file before. */
  readonly flag: 0 | 1;
  readonly generated: { readonly date: IsoDate | null; readonly sign: string };
  /** As stated by `#SIETYP`; 1 when missing. */
  readonly sieType: 1 | 2 | 3 | 4;
  readonly kind: SieKind;
  readonly encoding: SieEncoding;
  readonly company: SieCompany;
  readonly fiscalYears: readonly SieFiscalYear[];
  readonly taxYear: string | null;
  /** `#OMFATTN`: balances run up to and including this day. */
  readonly balancesUpTo: IsoDate | null;
  readonly comment: string | null;
  /** `#KPTYP` as stated. */
  readonly chartType: string | null;
  /** ISO 4217, `SEK` when not said. */
  readonly currency: string;
  /** As declared by `#KONTO`, in file order. */
  readonly accounts: readonly SieAccount[];
  /** Accounts that rows and balances use and no `#KONTO` declares; an importer creates them without a name. */
  readonly undeclaredAccounts: readonly string[];
  readonly dimensions: readonly SieDimension[];
  readonly objects: readonly SieObject[];
  readonly balances: Readonly<Record<SieBalanceKind, readonly SieBalance[]>>;
  readonly vouchers: SieVoucherList;
  /** null when the file has none. */
  readonly ksumma: SieChecksum | null;
  /** Labels outside the format, skipped. */
  readonly unknownLabels: readonly { readonly label: string; readonly count: number; readonly line: number }[];
};

/** `program` as one text: `Visma Compact 6.00`. */
export function programText(document: SieDocument): string {
  return `${document.program.name} ${document.program.version}`.trim();
}
