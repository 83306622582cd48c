// The few sums that several statements share: one definition each, so that they cannot drift apart.
import type { Ore } from '#kernel';
import type { Position } from '../mapping/chart-mapping.ts';
import type { MappedYear } from '../mapping/map-ledger.ts';
import type { MappedYears } from './compute.ts';
import type { Amounts, IncomeDefinition } from './statement.ts';

/** Income less costs, financial items included: the year's result before it is moved to equity. */
export function yearResult({ sums }: MappedYear): Ore {
  return sums.operatingIncome - sums.operatingCosts + sums.financialIncome - sums.financialCosts;
}

/** Equity at the start; where the start is unknown, what the end and the result say it was. */
export function openingEquity(year: MappedYear): Ore {
  return year.hasOpening ? year.opening.equity : closingEquity(year) - yearResult(year);
}

/**
 * Equity at the end, whether the ledger has moved the result to equity (account 8999 against 2090) or not yet:
 * what stands on the equity accounts plus the part of the result that has not been moved.
 */
export function closingEquity(year: MappedYear): Ore {
  return year.sums.equity + yearResult(year) - year.sums.closing;
}

export function currentAssets({ sums }: MappedYear): Ore {
  return sums.receivables + sums.shortTermInvestments + sums.cash;
}

export function totalAssets(year: MappedYear): Ore {
  return year.sums.fixedAssets + currentAssets(year);
}

export function totalEquityAndLiabilities(year: MappedYear): Ore {
  const { provisions, longTermLiabilities, currentLiabilities } = year.sums;
  return closingEquity(year) + provisions + longTermLiabilities + currentLiabilities;
}

export function incomeAs(definition: IncomeDefinition, { sums }: MappedYear): Ore {
  return sums.operatingIncome + (definition === 'includingFinancial' ? sums.financialIncome : 0);
}

export function costsAs(definition: IncomeDefinition, { sums }: MappedYear): Ore {
  return sums.operatingCosts + (definition === 'includingFinancial' ? sums.financialCosts : 0);
}

/** One sum in the columns of a statement; a budget column only where it is asked for. */
export function columns(
  years: MappedYears,
  sum: (year: MappedYear) => Ore,
  budget?: (year: MappedYear) => Ore | null,
): Amounts {
  return {
    previousOre: years.previous && sum(years.previous),
    budgetOre: years.budget && budget ? budget(years.budget) : null,
    currentOre: sum(years.current),
    forecastOre: years.forecast && sum(years.forecast),
  };
}

/** The budget of a position when the budget has any row there: blank means not budgeted, never 0. */
export function budgetOf(position: Position): (budget: MappedYear) => Ore | null {
  return (budget) => (budget.rows.some((row) => row.position === position) ? budget.sums[position] : null);
}

/** The budget of income or costs under the report's definition; null when nothing is budgeted there. */
export function budgetAs(definition: IncomeDefinition, kind: 'Costs' | 'Income') {
  return (budget: MappedYear): Ore | null => {
    const operating = budgetOf(`operating${kind}`)(budget);
    const financial = definition === 'includingFinancial' ? budgetOf(`financial${kind}`)(budget) : null;
    return operating === null && financial === null ? null : (operating ?? 0) + (financial ?? 0);
  };
}
