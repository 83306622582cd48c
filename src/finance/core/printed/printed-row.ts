// The rows of a report that was printed before: what an association's chart is fitted to. Numbers as they were printed.
import type { Ore } from '#kernel';
import { positions, type Position } from '../mapping/chart-mapping.ts';

/** Sums that a statement prints: of one position, or of several. */
export const printedSums = [
  'operatingIncome',
  'operatingCosts',
  'operatingResult',
  'financialIncome',
  'financialCosts',
  'yearResult',
  'fixedAssets',
  'receivables',
  'shortTermInvestments',
  'cash',
  'currentAssets',
  'totalAssets',
  'openingEquity',
  'closingEquity',
  'provisions',
  'longTermLiabilities',
  'currentLiabilities',
  'allLiabilities',
  'totalEquityAndLiabilities',
] as const;
export type PrintedSum = (typeof printedSums)[number];

/** Positions that rows of their own can be printed under; the transfer of the result is never printed. */
export const rowPositions = positions.filter((position) => position !== 'closing');

/** What a printed row is: a row under a position, a sum, or nothing that a ledger knows (solidity, "varav"). */
export type PrintedPart = `row.${Position}` | `sum.${PrintedSum}` | 'none';

export const printedParts: readonly PrintedPart[] = [
  ...printedSums.map((sum) => `sum.${sum}` as const),
  ...rowPositions.map((position) => `row.${position}` as const),
  'none',
];

export type PrintedUnit = 'kr' | 'tkr';

export type RowAsPrinted = {
  readonly label: string;
  /** In the unit of the statement, with its printed sign; null where only words stand. */
  readonly amount: number | null;
  readonly part: PrintedPart;
};

export type PrintedStatement = {
  readonly unit: PrintedUnit;
  readonly rows: readonly RowAsPrinted[];
};

export const oreOfUnit: Readonly<Record<PrintedUnit, Ore>> = { kr: 100, tkr: 100_000 };

/** The position of a row or of a sum of one position; null for sums of several. */
export function positionOfPart(part: PrintedPart): Position | null {
  const [kind, name] = part.split('.');
  if (kind === 'none' || name === undefined) return null;
  return (positions as readonly string[]).includes(name) ? (name as Position) : null;
}

export const isRow = (part: PrintedPart): part is `row.${Position}` => part.startsWith('row.');
