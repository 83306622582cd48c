// What control needs to know about a report, whoever made it. `control` owns this type: our own reports fill it from
// their report model, and `printed-report.ts` fills it from the file format for reports made elsewhere.
import type { SideLabel } from './finding.ts';
import type { Figure, Ore, Period } from '#kernel';

export type ReportUnderControl = {
  /** `own`: made here, so money ties in öre. `printed`: made elsewhere, so a total may differ by 1 kr. */
  readonly origin: 'own' | 'printed';
  readonly year: number;
  readonly association: string | null;
  readonly settings: ControlSettings;
  readonly tables: readonly ControlledTable[];
  /** Every figure that the report quotes, in tables, charts and text. */
  readonly figures: readonly Figure[];
  readonly prose: readonly ProseSection[];
  readonly percentages: readonly QuotedPercentage[];
  readonly means: readonly QuotedMean[];
  /** Products and equalities that are not a sum in one table: the schablon, the guideline for capital. */
  readonly equations: readonly StatedEquation[];
  readonly goals: ControlledGoals | null;
  readonly legalParts: readonly LegalPart[];
  /** Accounts with amounts that no line of the chart mapping takes. */
  readonly unmappedAccounts: readonly UnmappedAccount[];
  /** When and how a negative result is to be regulated (LKBR 11:11); null when the report does not say. */
  readonly balanceRequirementExplanation: string | null;
};

export type ControlSettings = {
  /** What "income" means in notes, operating account and overview; null when nobody has stated it. */
  readonly incomeDefinition: 'operating' | 'includingFinancial' | null;
  /** Most difference on a printed total that is rounding, in whole kronor (1 for reports made elsewhere). */
  readonly toleranceKronor: number;
};

// --- tables

/**
 * What a table is. Ids of single tables equal the kind, but for notes and appendix tables, of which there may be
 * several: `notes.office`, `appendix.nova.referrers`.
 */
export type TableKind =
  | 'incomeStatement'
  | 'balanceSheet'
  | 'cashFlow'
  | 'operatingAccount'
  | 'notes.income'
  | 'notes.contributions'
  | 'notes.costs'
  | 'notes.receivables'
  | 'notes.liabilities'
  | 'notes.audit'
  | 'notes.netAgainstBudget'
  | 'notes.other'
  | 'balanceRequirement'
  | 'overview'
  | 'contributions'
  | 'participants'
  | 'appendix.enrolled'
  | 'appendix.referrers'
  | 'appendix.exits'
  | 'appendix.economy'
  | 'goals'
  | 'other';

export type TableUnit = 'kr' | 'tkr' | 'count' | 'percent';

export type ControlledTable = {
  readonly id: string;
  readonly kind: TableKind;
  /** Swedish, as a reader finds it: "Not 3 Verksamhetens kostnader". */
  readonly caption: string;
  /** Unit of every cell whose row says nothing else. */
  readonly unit: TableUnit;
  /** For counts: the days that the whole table covers. */
  readonly period: Period | null;
  /** For tables about one programme: its name as the report prints it. */
  readonly programme: string | null;
  readonly columns: readonly ControlledColumn[];
  readonly rows: readonly ControlledRow[];
  /** `standard-sums.ts` writes the ones that statements and notes always have. */
  readonly sums: readonly StatedSum[];
  /** Rows that must show the same amount as a row elsewhere, beside those that follow from the kinds of the tables. */
  readonly ties?: readonly StatedTie[];
};

/** Sizes are compared: a note prints costs positive where its statement prints them negative. */
export type StatedTie = {
  readonly row: string;
  readonly to: { readonly table: string; readonly row: string };
};

export type ColumnRole = 'current' | 'previous' | 'budget' | 'deviation' | 'forecast' | 'year' | 'measure';

export type ControlledColumn = {
  readonly id: string;
  readonly label: string;
  readonly kind: ColumnRole;
  /** The year that the amounts belong to (also for a balance-sheet day and for a budget); null for deviation and measure. */
  readonly year: number | null;
  /** For `measure`: what the column counts. */
  readonly measure?: CountMeasure;
};

export type CountMeasure =
  'women' | 'men' | 'participants' | 'new' | 'exited' | 'exitReason' | 'referrer' | 'ageBand' | 'other';

export type ControlledRow = {
  /** Unique in its table. */
  readonly id: string;
  readonly label: string;
  /** `part` is "of which" under the row named by `of`, and not counted in totals. */
  readonly role: 'row' | 'part' | 'subtotal' | 'total';
  readonly of?: string;
  /** What the row means to a rule; null for a row that only its own table knows. */
  readonly line: Line | null;
  /** Overrides the unit of the table (solidity in an overview). */
  readonly unit?: TableUnit;
  /** Who paid, on rows of contributions. */
  readonly member?: 'forsakringskassan' | 'region' | 'kommun';
  /** On rows of counts by programme: its name. */
  readonly programme?: string;
  /** On rows of appendix tables, one category a row. */
  readonly measure?: CountMeasure;
  /** One cell a column, in their order. */
  readonly cells: readonly ControlledCell[];
};

export type ControlledCell = {
  /** In öre, before rounding; null when only the printed number is known, and in tables of counts. */
  readonly exactOre: Ore | null;
  /** As printed, in the unit of the row (whole kronor, tkr, count, per cent); null when nothing is printed. */
  readonly printed: number | null;
  /** Counted and not printed, because so few people are behind it. */
  readonly isHidden?: true;
  /** The figure that the cell shows, when it is one. */
  readonly figureId?: string;
};

/** Meanings that rules look for. The names are the keys of `./stegvis statements --json`. */
export type Line =
  // income statement
  | 'contributions'
  | 'operatingIncome'
  | 'operatingCosts'
  | 'depreciation'
  | 'operatingResult'
  | 'financialIncome'
  | 'financialCosts'
  | 'resultAfterFinancial'
  | 'yearResult'
  // balance sheet
  | 'fixedAssets'
  | 'receivables'
  | 'shortTermInvestments'
  | 'currentAssets'
  | 'totalAssets'
  | 'openingEquity'
  | 'otherEquityChange'
  | 'closingEquity'
  | 'provisions'
  | 'longTermLiabilities'
  | 'currentLiabilities'
  | 'totalLiabilities'
  | 'totalEquityAndLiabilities'
  // cash flow
  | 'nonCashAdjustments'
  | 'beforeWorkingCapital'
  | 'changeReceivables'
  | 'changeLiabilities'
  | 'operating'
  | 'investing'
  | 'financing'
  | 'yearCashFlow'
  | 'openingCash'
  | 'closingCash'
  // operating account, overview, notes
  | 'income'
  | 'costs'
  | 'result'
  | 'cash'
  | 'total'
  | 'gross'
  | 'net'
  | 'solidityPercent'
  | 'employees'
  // balance requirement
  | 'afterAdjustments'
  | 'balanceRequirementResult';

/** Why a sum must hold; becomes the rule of its findings. */
export type SumReason =
  'sum' | 'result' | 'deviation' | 'cash-flow' | 'women-and-men' | 'exit-reasons' | 'age-and-sex';

/** A sum that the table itself states, so that every one of them can be checked. Missing cells count as 0. */
export type StatedSum =
  | {
      readonly direction: 'rows';
      readonly reason: SumReason;
      readonly total: string;
      readonly terms: readonly SumTerm[];
      /** Only these columns; all but `deviation` when absent. */
      readonly columns?: readonly string[];
    }
  | {
      readonly direction: 'columns';
      readonly reason: SumReason;
      readonly total: string;
      readonly terms: readonly SumTerm[];
      /** Only these rows; all when absent. */
      readonly rows?: readonly string[];
      /** `atMost`: the terms need not be all of the total. */
      readonly relation?: 'equal' | 'atMost';
    };

export type SumTerm = {
  /** Row id or column id, by the direction of the sum. */
  readonly id: string;
  /** `cost` takes the size of the amount away, whichever sign it is printed with. */
  readonly sign: 1 | -1 | 'cost';
};

// --- text

export type ProseSection = {
  readonly sectionId: string;
  readonly heading: string;
  /** A page about one programme: goals that it counts are the programme's own. */
  readonly programme?: string;
  readonly runs: readonly ProseRun[];
};

export type ProseRun =
  /** Words that somebody wrote; numbers in them are nobody's figures. */
  | { readonly kind: 'typed'; readonly text: string }
  /** A linked figure and the text it was printed as. */
  | { readonly kind: 'figure'; readonly figureId: string; readonly text: string };

export type QuotedPercentage = {
  readonly path: string;
  /** Where it is printed, when that is known. */
  readonly sectionId?: string;
  readonly label: string;
  readonly percent: number;
  /** Decimals printed. */
  readonly decimals: number;
  readonly part: number | null;
  readonly whole: number | null;
};

/** A mean over answers, each a whole number. */
export type QuotedMean = {
  readonly path: string;
  readonly label: string;
  readonly mean: number;
  readonly decimals: number;
  readonly answers: number;
};

/** Two numbers that must agree, and how far apart they may be. */
export type StatedEquation = {
  readonly id: string;
  readonly rule: 'schablon' | 'capital' | 'counts' | 'shares' | 'unit';
  readonly path: string;
  /** Swedish: what the left and the right side are. */
  readonly leftLabel: SideLabel;
  readonly rightLabel: SideLabel;
  readonly left: number;
  readonly right: number;
  readonly tolerance: number;
  readonly relation?: 'equal' | 'atMost';
  readonly unit: TableUnit;
};

// --- goals, law, ledger

export type Assessment = 'fulfilled' | 'partlyFulfilled' | 'notFulfilled' | 'notAssessed';

export type ControlledGoals = {
  /** One a goal in the table of goals; empty when only counts are known. */
  readonly list: readonly { readonly id: string; readonly label: string; readonly assessment: Assessment }[];
  /** Goals by assessment as the report counts them; null when it does not. */
  readonly counts: Readonly<Record<Assessment, number>> | null;
  /** Number of goals as the report states it beside the counts. */
  readonly total: number | null;
  /** Counts that the text states through linked figures or fields; typed ones are found in the prose. */
  readonly stated: readonly { readonly what: Assessment | 'total'; readonly count: number; readonly path: string }[];
};

export type LegalPart = {
  readonly id: string;
  /** Swedish name of the part. */
  readonly label: string;
  /** "LKBR 4:1", "FinsamL 24 §". */
  readonly law: string;
  readonly isPresent: boolean;
};

export type UnmappedAccount = {
  readonly account: string;
  readonly name: string;
  readonly year: number;
  readonly amountOre: Ore;
};
