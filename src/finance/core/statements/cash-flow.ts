import type { MappedYear } from '../mapping/map-ledger.ts';
import type { Ore } from '#kernel';
import type { MappedYears } from './compute.ts';
import type { StatementRole, StatementRow } from './statement.ts';
import { columns, yearResult } from './year-sums.ts';
import { labels } from './labels.ts';

/**
 * Kassaflödesanalys, LKBR 8:1, indirect method with all its subtotals. Built so that it ends in the change of cash
 * whatever the ledger holds, because assets = equity + liabilities at both ends of the year.
 */
export function cashFlow(years: MappedYears): StatementRow[] {
  // A year known only by its closing balances has no changes to tell.
  const isKnown = (key: string): boolean =>
    years.previous?.hasOpening !== false || key === 'yearResult' || key === 'closingCash';
  const row = (
    key: string,
    label: string,
    sum: (year: MappedYear) => Ore,
    role: StatementRole = 'row',
  ): StatementRow => ({
    key,
    label,
    role,
    note: null,
    // Nobody judges where money comes from and goes to: only what it is at the end.
    amounts: { ...columns(years, sum), forecastOre: null, ...(isKnown(key) ? {} : { previousOre: null }) },
  });
  return [
    row('yearResult', labels.rows.yearResult, yearResult),
    row('nonCashAdjustments', labels.rows.nonCashAdjustments, nonCashAdjustments),
    row('beforeWorkingCapital', labels.rows.beforeWorkingCapital, beforeWorkingCapital, 'subtotal'),
    row('changeReceivables', labels.rows.changeReceivables, changeReceivables),
    row('changeLiabilities', labels.rows.changeLiabilities, changeLiabilities),
    row('operating', labels.rows.operating, operating, 'subtotal'),
    row('investing', labels.rows.investing, investing),
    row('financing', labels.rows.financing, financing),
    row('yearCashFlow', labels.rows.yearCashFlow, yearCashFlow, 'total'),
    row('openingCash', labels.rows.openingCash, openingCash),
    row('closingCash', labels.rows.closingCash, closingCash, 'total'),
  ];
}

const change = (year: MappedYear, position: keyof MappedYear['sums']): Ore =>
  year.sums[position] - year.opening[position];

/** Depreciation and changed provisions are costs that no money left for. */
const nonCashAdjustments = (year: MappedYear): Ore => year.depreciationOre + change(year, 'provisions');
const beforeWorkingCapital = (year: MappedYear): Ore => yearResult(year) + nonCashAdjustments(year);
const changeReceivables = (year: MappedYear): Ore => 0 - change(year, 'receivables');
const changeLiabilities = (year: MappedYear): Ore => change(year, 'currentLiabilities');
const operating = (year: MappedYear): Ore =>
  beforeWorkingCapital(year) + changeReceivables(year) + changeLiabilities(year);
/** What was paid for assets: their change, with the year's depreciation added back. */
const investing = (year: MappedYear): Ore => 0 - change(year, 'fixedAssets') - year.depreciationOre;
/** Loans, and money moved to or from equity outside the result (members that paid in or were paid out). */
const financing = (year: MappedYear): Ore =>
  change(year, 'longTermLiabilities') + change(year, 'equity') - year.sums.closing;
const yearCashFlow = (year: MappedYear): Ore => operating(year) + investing(year) + financing(year);
/** Short-term placements are liquid funds (LKBR 8:1 and RKR R13). */
const openingCash = ({ opening }: MappedYear): Ore => opening.cash + opening.shortTermInvestments;
const closingCash = ({ sums }: MappedYear): Ore => sums.cash + sums.shortTermInvestments;
