import type { MappedYears, StatementsInput } from './compute.ts';
import { definitionLabels, type Amounts, type StatementRow } from './statement.ts';
import { budgetAs, closingEquity, columns, costsAs, incomeAs, yearResult } from './year-sums.ts';
import { labels } from './labels.ts';

/**
 * Driftredovisning, LKBR 10:1: outcome, budget, deviation, year before. All amounts positive; a deviation is positive
 * when it is better for the association (lower costs, higher income).
 */
export function operatingAccount(
  years: MappedYears,
  input: Pick<StatementsInput, 'definition' | 'budget' | 'at'>,
): StatementRow[] {
  const { definition } = input;
  // Part of a year says nothing against the budget of a whole one: what is expected of the year does.
  const compared = input.at ? 'forecastOre' : 'currentOre';
  const costs = columns(years, (year) => costsAs(definition, year), budgetAs(definition, 'Costs'));
  const income = columns(years, (year) => incomeAs(definition, year), budgetAs(definition, 'Income'));
  const rows: StatementRow[] = [
    row('costs', definitionLabels[definition].costs, costs, { compared, better: 'lower' }),
    row('income', definitionLabels[definition].income, income, { compared, better: 'higher' }),
    { ...row('result', labels.rows.yearResult, columns(years, yearResult)), role: 'total' },
  ];
  const planned = input.budget?.plannedEquityUseOre ?? null;
  if (planned !== null) {
    const amounts: Amounts = { previousOre: null, budgetOre: planned, currentOre: null, forecastOre: null };
    rows.push(row('plannedEquityUse', labels.rows.plannedEquityUse, amounts));
  }
  return [
    ...rows,
    row('closingEquity', labels.rows.closingEquity, columns(years, closingEquity)),
    row(
      'cash',
      labels.rows.liquidFunds,
      columns(years, ({ sums }) => sums.cash + sums.shortTermInvestments),
    ),
  ];
}

type Comparison = { readonly compared: 'currentOre' | 'forecastOre'; readonly better: 'lower' | 'higher' };

function row(key: string, label: string, amounts: Amounts, comparison?: Comparison): StatementRow {
  const { budgetOre } = amounts;
  const amountOre = comparison ? amounts[comparison.compared] : null;
  const isCompared = comparison !== undefined && budgetOre !== null && amountOre !== null;
  const better = isCompared ? (comparison.better === 'lower' ? budgetOre - amountOre : amountOre - budgetOre) : null;
  return { key, label, role: 'row', note: null, amounts, deviationOre: better };
}
