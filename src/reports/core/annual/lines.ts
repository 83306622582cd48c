import type { Line } from '#control/core';
import type { StatementName } from '#finance/core';

/** Keys of the statements are the names that control knows; a row it has no word for only takes part in sums. */
export const lines: Readonly<Record<StatementName, readonly Line[]>> = {
  incomeStatement: [
    'operatingIncome',
    'operatingCosts',
    'operatingResult',
    'financialIncome',
    'financialCosts',
    'resultAfterFinancial',
    'yearResult',
  ],
  balanceSheet: [
    'fixedAssets',
    'receivables',
    'shortTermInvestments',
    'cash',
    'currentAssets',
    'totalAssets',
    'openingEquity',
    'yearResult',
    'otherEquityChange',
    'closingEquity',
    'provisions',
    'longTermLiabilities',
    'currentLiabilities',
    'totalEquityAndLiabilities',
  ],
  cashFlow: [
    'yearResult',
    'nonCashAdjustments',
    'beforeWorkingCapital',
    'changeReceivables',
    'changeLiabilities',
    'operating',
    'investing',
    'financing',
    'yearCashFlow',
    'openingCash',
    'closingCash',
  ],
  operatingAccount: ['costs', 'income', 'result', 'closingEquity', 'cash'],
  balanceRequirement: ['yearResult', 'afterAdjustments', 'balanceRequirementResult'],
};
