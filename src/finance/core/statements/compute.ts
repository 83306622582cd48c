// From ledgers, budget and entered figures to the statements of one year. Pure: the same input gives the same report.
import type { IsoDate } from '#kernel';
import type { Ledger } from '../ledger/ledger.ts';
import { mapForecast } from '../forecast/map-forecast.ts';
import type { Forecast } from '../forecast/forecast.ts';
import type { Budget } from '../budget.ts';
import type { EnteredFigure } from '../entered.ts';
import type { ChartMapping } from '../mapping/chart-mapping.ts';
import { mapBudget, mapLedger, type MappedYear } from '../mapping/map-ledger.ts';
import { rowLayout, type RowLayout } from '../mapping/row-layout.ts';
import { balanceRequirement, type BalanceRequirementInput } from './balance-requirement.ts';
import { balanceSheet } from './balance-sheet.ts';
import { cashFlow } from './cash-flow.ts';
import { contributions } from './contributions.ts';
import { incomeStatement } from './income-statement.ts';
import { notes } from './notes.ts';
import { operatingAccount } from './operating-account.ts';
import { overview } from './overview.ts';
import type { IncomeDefinition, Statements } from './statement.ts';

export type StatementsInput = {
  readonly ledger: Ledger;
  /** The year before; null when there is none. */
  readonly previous: Ledger | null;
  /** Ledgers before `previous`, each with the mapping of its own year: for the five-year overview. */
  readonly earlier: readonly { readonly ledger: Ledger; readonly mapping: ChartMapping }[];
  /** The mapping of the report's year: the comparison column is mapped with it too. */
  readonly mapping: ChartMapping;
  readonly budget: Budget | null;
  readonly entered: readonly EnteredFigure[];
  readonly definition: IncomeDefinition;
  /** The ledger holds what was booked to this day only; absent for a whole year. */
  readonly at?: IsoDate | null;
  /** What the whole year is expected to become. */
  readonly forecast?: Pick<Forecast, 'rows' | 'receivablesOre' | 'liabilitiesOre'> | null;
  readonly balanceRequirement?: BalanceRequirementInput;
};

/** The years that the statements speak of, on their report lines. */
export type MappedYears = {
  readonly current: MappedYear;
  readonly previous: MappedYear | null;
  readonly budget: MappedYear | null;
  readonly forecast: MappedYear | null;
};

export function computeStatements(input: StatementsInput): Statements {
  const { ledger, previous } = input;
  const layout = layoutOf(input);
  const current = mapLedger(ledger, layout);
  const before = previous && mapLedger(previous, layout);
  const known = [...current.rows, ...(before?.rows ?? [])];
  const columns = {
    current,
    previous: before,
    budget: input.budget && mapBudget(input.budget, { ledger, layout, known }),
  };
  const years: MappedYears = { ...columns, forecast: input.forecast ? mapForecast(input.forecast, columns) : null };
  return {
    year: ledger.year,
    period: input.at ? { from: ledger.period.from, to: input.at } : ledger.period,
    at: input.at ?? null,
    previousPeriod: previous?.period ?? null,
    isPreviousLoaded: previous?.hasOpening ?? false,
    definition: input.definition,
    incomeStatement: incomeStatement(years),
    balanceSheet: balanceSheet(years),
    cashFlow: cashFlow(years),
    operatingAccount: operatingAccount(years, input),
    notes: notes(years, input),
    balanceRequirement: balanceRequirement(years, input.balanceRequirement),
    overview: overview(years, input),
    contributions: contributions(years),
    unmapped: unmappedOf(years, ledger.year),
  };
}

/** The rows of a report: the same for its statements and for the way back from them to the vouchers. */
export function layoutOf(input: Pick<StatementsInput, 'ledger' | 'previous' | 'mapping' | 'budget'>): RowLayout {
  const { ledger, previous, mapping, budget } = input;
  return rowLayout({ mapping, ledgers: previous ? [ledger, previous] : [ledger], budget: budget?.amounts ?? [] });
}

/** Accounts without a line in any column: money that the printed rows do not show. */
function unmappedOf(years: MappedYears, year: number): Statements['unmapped'] {
  const current = years.current.unmapped.map((account) => ({ ...account, year }));
  const listed = new Set(current.map(({ account }) => account));
  const budget = (years.budget?.unmapped ?? [])
    .filter(({ account }) => !listed.has(account))
    .map((account) => ({ ...account, year }));
  const previous = (years.previous?.unmapped ?? []).map((account) => ({ ...account, year: year - 1 }));
  return [...current, ...budget, ...previous];
}
