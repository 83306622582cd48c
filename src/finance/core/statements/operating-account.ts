import type { MappedYears, StatementsInput } from './compute.ts';
import { definitionLabels, type Amounts, type StatementRow } from './statement.ts';
import { budgetAs, closingEquity, columns, costsAs, incomeAs, yearResult } from './year-sums.ts';

/**
 * Driftredovisning, LKBR 10:1: outcome, budget, deviation, year before. All amounts positive; a deviation is positive
 * when it is better for the association (lower costs, higher income).
 */
export function operatingAccount(
  years: MappedYears,
  input: Pick<StatementsInput, 'definition' | 'budget'>,
): StatementRow[] {
  const { definition } = input;
  const costs = columns(years, (year) => costsAs(definition, year), budgetAs(definition, 'Costs'));
  const income = columns(years, (year) => incomeAs(definition, year), budgetAs(definition, 'Income'));
  const rows: StatementRow[] = [
    row('costs', definitionLabels[definition].costs, costs, 'lowerIsBetter'),
    row('income', definitionLabels[definition].income, income, 'higherIsBetter'),
    { ...row('result', 'Årets resultat', columns(years, yearResult)), role: 'total' },
  ];
  const planned = input.budget?.plannedEquityUseOre ?? null;
  if (planned !== null) {
    const amounts: Amounts = { previousOre: null, budgetOre: planned, currentOre: null, forecastOre: null };
    rows.push(row('plannedEquityUse', 'Planerad användning av eget kapital', amounts));
  }
  return [
    ...rows,
    row('closingEquity', 'Utgående eget kapital', columns(years, closingEquity)),
    row(
      'cash',
      'Likvida medel',
      columns(years, ({ sums }) => sums.cash + sums.shortTermInvestments),
    ),
  ];
}

type Direction = 'lowerIsBetter' | 'higherIsBetter';

function row(key: string, label: string, amounts: Amounts, direction?: Direction): StatementRow {
  const { budgetOre, currentOre } = amounts;
  const isCompared = direction !== undefined && budgetOre !== null && currentOre !== null;
  const better = isCompared
    ? direction === 'lowerIsBetter'
      ? budgetOre - currentOre
      : currentOre - budgetOre
    : null;
  return { key, label, role: 'row', note: null, amounts, deviationOre: better };
}
