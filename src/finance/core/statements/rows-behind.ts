// Which part of the ledger stands behind a row of a statement, so that every printed amount leads to its vouchers.
import { rowAddress } from '../figures/figure-names.ts';
import { positions, type Position } from '../mapping/chart-mapping.ts';
import type { StatementName } from './tables.ts';
import type { StatementRow, Statements } from './statement.ts';

/** In place of a row's id: every row of the position. No row has it for its own (see the layout of rows). */
export const everyRow = 'alla';

const result = ['operatingIncome', 'operatingCosts', 'financialIncome', 'financialCosts'] as const;
const currentAssets = ['receivables', 'shortTermInvestments', 'cash'] as const;
/** With the transfer of the result (8999), so that it comes out right whether the result has been moved or not. */
const equity = ['equity', ...result, 'closing'] as const;

/** Rows that are sums of several positions, by the name that stands in their address. */
const sums = {
  operatingResult: ['operatingIncome', 'operatingCosts'],
  yearResult: result,
  allIncome: ['operatingIncome', 'financialIncome'],
  allCosts: ['operatingCosts', 'financialCosts'],
  liquidFunds: ['cash', 'shortTermInvestments'],
  currentAssets,
  totalAssets: ['fixedAssets', ...currentAssets],
  closingEquity: equity,
  totalEquityAndLiabilities: [...equity, 'provisions', 'longTermLiabilities', 'currentLiabilities'],
} as const satisfies Readonly<Record<string, readonly Position[]>>;

export type LedgerPart = Position | keyof typeof sums;
export const ledgerParts = [...positions, ...Object.keys(sums)] as readonly LedgerPart[];

export function positionsOf(part: LedgerPart): readonly Position[] {
  return part in sums ? sums[part as keyof typeof sums] : [part as Position];
}

type Parts = Readonly<Record<string, LedgerPart>>;

/** A row that is not named here (a part of the cash flow that is computed, an adjustment) has no vouchers of its own. */
const behind: Readonly<Record<StatementName, Parts>> = {
  incomeStatement: {
    operatingIncome: 'operatingIncome',
    operatingCosts: 'operatingCosts',
    operatingResult: 'operatingResult',
    financialIncome: 'financialIncome',
    financialCosts: 'financialCosts',
    resultAfterFinancial: 'yearResult',
    yearResult: 'yearResult',
  },
  balanceSheet: {
    fixedAssets: 'fixedAssets',
    receivables: 'receivables',
    shortTermInvestments: 'shortTermInvestments',
    cash: 'cash',
    currentAssets: 'currentAssets',
    totalAssets: 'totalAssets',
    openingEquity: 'equity',
    yearResult: 'yearResult',
    closingEquity: 'closingEquity',
    provisions: 'provisions',
    longTermLiabilities: 'longTermLiabilities',
    currentLiabilities: 'currentLiabilities',
    totalEquityAndLiabilities: 'totalEquityAndLiabilities',
  },
  cashFlow: {
    yearResult: 'yearResult',
    changeReceivables: 'receivables',
    changeLiabilities: 'currentLiabilities',
    yearCashFlow: 'liquidFunds',
    openingCash: 'liquidFunds',
    closingCash: 'liquidFunds',
  },
  operatingAccount: {
    result: 'yearResult',
    closingEquity: 'closingEquity',
    cash: 'liquidFunds',
  },
  balanceRequirement: { yearResult: 'yearResult' },
};

type Told = Pick<Statements, 'year' | 'isPreviousLoaded' | 'definition' | 'at'>;

/** Where an amount of a statement leads; undefined for budgets, for a year without a ledger, and for computed rows. */
export function statementRowAddress(
  statements: Told,
  at: { readonly statement: StatementName; readonly key: string; readonly column: string },
): string | undefined {
  const part = partBehind(statements, at);
  const isOwn =
    (at.column === 'current' && statements.at === null) || (at.column === 'previous' && statements.isPreviousLoaded);
  if (part === undefined || !isOwn) return undefined;
  const year = at.column === 'previous' ? statements.year - 1 : statements.year;
  return rowAddress({ year, position: part, row: everyRow, reportYear: statements.year });
}

/** The statement whose row a part is, and that row; the statement with most to say first. */
export function rowOfPart(
  statements: Statements,
  part: LedgerPart,
): { readonly statement: StatementName; readonly row: StatementRow } | undefined {
  const order = ['incomeStatement', 'balanceSheet', 'operatingAccount', 'cashFlow'] as const;
  const rows = order.flatMap((statement) => statements[statement].map((row) => ({ statement, row })));
  const isSame = (key: string): boolean => key === part;
  const found = rows.filter(({ statement, row }) => partBehind(statements, { statement, key: row.key }) === part);
  return found.find(({ row }) => isSame(row.key)) ?? found[0];
}

function partBehind(
  { definition }: Pick<Statements, 'definition'>,
  at: { readonly statement: StatementName; readonly key: string },
): LedgerPart | undefined {
  if (at.statement === 'operatingAccount' && (at.key === 'income' || at.key === 'costs')) {
    const isIncome = at.key === 'income';
    if (definition === 'includingFinancial') return isIncome ? 'allIncome' : 'allCosts';
    return isIncome ? 'operatingIncome' : 'operatingCosts';
  }
  return behind[at.statement][at.key];
}
