import { columns, budgetOf, yearResult } from './year-sums.ts';
import { mapAmounts, type StatementRow } from './statement.ts';
import type { MappedYears } from './compute.ts';
import { labels } from './labels.ts';

export type IncomeStatementKey =
  | 'operatingIncome'
  | 'operatingCosts'
  | 'operatingResult'
  | 'financialIncome'
  | 'financialCosts'
  | 'resultAfterFinancial'
  | 'yearResult';

/**
 * Resultaträkning, LKBR 5:2. One sign a row: costs are negative in every column, budget too, so that each column adds
 * up. Results carry no budget: a budget of an association sets income and costs.
 */
export function incomeStatement(years: MappedYears): StatementRow<IncomeStatementKey>[] {
  const negated = (position: 'operatingCosts' | 'financialCosts') =>
    mapAmounts(
      columns(years, ({ sums }) => sums[position], budgetOf(position)),
      (amountOre) => 0 - amountOre,
    );
  return [
    {
      key: 'operatingIncome',
      label: labels.rows.operatingIncome,
      role: 'row',
      note: '2',
      amounts: columns(years, ({ sums }) => sums.operatingIncome, budgetOf('operatingIncome')),
    },
    {
      key: 'operatingCosts',
      label: labels.rows.operatingCosts,
      role: 'row',
      note: '3',
      amounts: negated('operatingCosts'),
    },
    {
      key: 'operatingResult',
      label: labels.rows.operatingResult,
      role: 'subtotal',
      note: null,
      amounts: columns(years, ({ sums }) => sums.operatingIncome - sums.operatingCosts),
    },
    {
      key: 'financialIncome',
      label: labels.rows.financialIncome,
      role: 'row',
      note: null,
      amounts: columns(years, ({ sums }) => sums.financialIncome, budgetOf('financialIncome')),
    },
    {
      key: 'financialCosts',
      label: labels.rows.financialCosts,
      role: 'row',
      note: null,
      amounts: negated('financialCosts'),
    },
    {
      key: 'resultAfterFinancial',
      label: labels.rows.resultAfterFinancial,
      role: 'subtotal',
      note: null,
      amounts: columns(years, yearResult),
    },
    {
      key: 'yearResult',
      label: labels.rows.yearResult,
      role: 'total',
      note: null,
      amounts: columns(years, yearResult),
    },
  ];
}
