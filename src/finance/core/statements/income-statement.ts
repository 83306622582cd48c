import { columns, budgetOf, yearResult } from './year-sums.ts';
import { mapAmounts, type StatementRow } from './statement.ts';
import type { MappedYears } from './compute.ts';

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
      label: 'Verksamhetens intäkter',
      role: 'row',
      note: '2',
      amounts: columns(years, ({ sums }) => sums.operatingIncome, budgetOf('operatingIncome')),
    },
    {
      key: 'operatingCosts',
      label: 'Verksamhetens kostnader',
      role: 'row',
      note: '3',
      amounts: negated('operatingCosts'),
    },
    {
      key: 'operatingResult',
      label: 'Verksamhetens resultat',
      role: 'subtotal',
      note: null,
      amounts: columns(years, ({ sums }) => sums.operatingIncome - sums.operatingCosts),
    },
    {
      key: 'financialIncome',
      label: 'Finansiella intäkter',
      role: 'row',
      note: null,
      amounts: columns(years, ({ sums }) => sums.financialIncome, budgetOf('financialIncome')),
    },
    {
      key: 'financialCosts',
      label: 'Finansiella kostnader',
      role: 'row',
      note: null,
      amounts: negated('financialCosts'),
    },
    {
      key: 'resultAfterFinancial',
      label: 'Resultat efter finansiella poster',
      role: 'subtotal',
      note: null,
      amounts: columns(years, yearResult),
    },
    { key: 'yearResult', label: 'Årets resultat', role: 'total', note: null, amounts: columns(years, yearResult) },
  ];
}
