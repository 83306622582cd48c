import { query } from '#access/server';
import {
  allocate,
  budgetSums,
  compareCapital,
  grantedRows,
  planYears,
  type Allocation,
  type AllocationResult,
  type Budget,
  type CapitalComparison,
  type GrantedRow,
  type PlannedYear,
  type PlanYear,
} from '#finance/core';
import { accept, type Instant, type IsoDate, type Ore } from '#kernel';
import { membersOn, type Member } from '#organisation/core';
import { findOrganisation } from '#organisation/server';
import { listProgrammes } from '#programmes/server';
import * as v from 'valibot';
import { findBudgetPlan, listAllocations } from './allocation-store.ts';
import { loadFinanceAt, loadFinanceYear } from './finance-year.ts';
import { findForecast } from './forecast-store.ts';
import { findLastVoucher } from './ledger-store.ts';
import { findBudget, findSetting } from './settings-store.ts';

export type AllocationYear = {
  readonly year: number;
  readonly members: readonly Member[];
  readonly versions: readonly (Allocation & { readonly savedAt: Instant; readonly savedBy: string })[];
  /** Null without an offer, or when the key cannot be used. */
  readonly result: AllocationResult | null;
  readonly capital: CapitalComparison | null;
  /** Equity at the start of the year, as booked or as forecast; null when nobody knows. */
  readonly openingEquity: { readonly amountOre: Ore; readonly isForecast: boolean } | null;
  readonly budget: Budget | null;
  /** Income less costs of the budget; null when it is set by the ledger's own amounts. */
  readonly budgetResultOre: Ore | null;
  readonly granted: readonly GrantedRow[];
  readonly budgetedShareOfGranted: number | null;
  readonly plan: { readonly version: number; readonly comment: string | null } | null;
  readonly plannedYears: readonly PlannedYear[];
  readonly planInput: readonly PlanYear[];
};

/** From the state's offer to a budget, as it stands; its steps are told beside the meetings that took them (`readBudgetWay`). */
export const readAllocation = query({
  permission: 'finance.read',
  input: v.object({ year: v.pipe(v.number(), v.integer(), v.minValue(1990), v.maxValue(2100)) }),
  async run({ tx, space }, { year }) {
    const organisation = await findOrganisation(tx, space);
    const members = membersOn(organisation.members, `${year}-12-31`);
    const versions = await listAllocations(tx, year);
    const [current] = versions;
    const result = current ? allocate(current, members) : null;
    const setting = await findSetting(tx, year);
    const openingEquity = await equityBefore(tx, year);
    const capital =
      result === null || openingEquity === null
        ? null
        : compareCapital({
            guidelines: setting.capitalGuidelines,
            on: `${year}-12-31`,
            contributionsOre: result.totalOre,
            equityOre: openingEquity.amountOre,
          });
    const budget = (await findBudget(tx, year)) ?? null;
    const plan = (await findBudgetPlan(tx, year)) ?? null;
    const share = setting.budgetedShareOfGranted;
    const granted = grantedRows(await listProgrammes(tx), { year, share });
    const value: AllocationYear = {
      year,
      members,
      versions,
      result,
      capital,
      openingEquity,
      budget,
      budgetResultOre: budget && budget.rows.length > 0 ? budgetSums(budget.rows).resultOre : null,
      granted,
      budgetedShareOfGranted: share,
      plan: plan && { version: plan.version, comment: plan.comment },
      planInput: plan?.years ?? [],
      plannedYears:
        plan && openingEquity
          ? planYears(plan.years, {
              openingEquityOre: openingEquity.amountOre,
              guidelines: setting.capitalGuidelines,
            })
          : [],
    };
    return accept(value);
  },
});

/** Closing equity of the year before: as forecast while it is not over, else as booked. */
async function equityBefore(
  tx: Parameters<typeof findSetting>[0],
  year: number,
): Promise<AllocationYear['openingEquity']> {
  const before = year - 1;
  const lastDay: IsoDate = `${before}-12-31`;
  const whole = await loadFinanceYear(tx, before);
  if (!whole.ok) return null;
  const equityIn = (rows: typeof whole.value.statements.balanceSheet, column: 'currentOre' | 'forecastOre') =>
    rows.find(({ key }) => key === 'closingEquity')?.amounts[column] ?? null;
  const forecast = await findForecast(tx, before, lastDay);
  const isOver = forecast === undefined || (await hasDecember(tx, before));
  if (!isOver && forecast) {
    const part = await loadFinanceAt(tx, forecast.at);
    const amountOre = part.ok ? equityIn(part.value.statements.balanceSheet, 'forecastOre') : null;
    if (amountOre !== null) return { amountOre, isForecast: true };
  }
  const amountOre = equityIn(whole.value.statements.balanceSheet, 'currentOre');
  return amountOre === null ? null : { amountOre, isForecast: false };
}

async function hasDecember(tx: Parameters<typeof findLastVoucher>[0], year: number): Promise<boolean> {
  const last = await findLastVoucher(tx, year);
  return last === null || last.slice(5, 7) === '12';
}
