import { query } from '#access/server';
import { budgetOutcome, labelledBudget, type BudgetOutcome, type BudgetRow } from '#finance/core';
import { accept, type Instant, type IsoDate, type Ore } from '#kernel';
import * as v from 'valibot';
import { ledgerYears, mappingOf } from './finance-year.ts';
import { readLedgers } from './ledger-store.ts';
import { listBudgets, readBudgetVersionsOf } from './settings-store.ts';

export type BudgetVersion = {
  readonly version: number;
  readonly isCurrent: boolean;
  readonly decision: string;
  readonly decidedOn: IsoDate | null;
  readonly reason: string | null;
  readonly source: string;
  readonly savedAt: Instant;
  readonly plannedEquityUseOre: Ore | null;
  readonly equityReason: string | null;
  readonly rows: readonly BudgetRow[];
};

export type BudgetYear = {
  readonly year: number;
  /** The newest first; empty when the year has no budget. */
  readonly versions: readonly BudgetVersion[];
  /** The current budget against the ledger of the year. */
  readonly outcome: readonly BudgetOutcome[];
  readonly hasLedger: boolean;
  /** Rows of the year before, to begin a first budget with. */
  readonly before: readonly BudgetRow[];
};

/** Every version of a year's budget by label, and the current one against what is booked. */
export const readBudgetYear = query({
  permission: 'finance.read',
  input: v.object({ year: v.pipe(v.number(), v.integer(), v.minValue(1990), v.maxValue(2100)) }),
  async run({ tx }, { year }) {
    const ledgers = await readLedgers(tx, [year, year - 1]);
    const ledger = ledgers.find((one) => one.year === year) ?? null;
    const earlier = ledgers.find((one) => one.year === year - 1) ?? null;
    const mapping = await mappingOf(tx, year);
    const saved = await readBudgetVersionsOf(tx, year);
    const versions = saved.map(({ amounts, rows, year: _year, ...version }): BudgetVersion => ({
      ...version,
      rows: labelledBudget({ amounts, rows }, { ledger: ledger ?? earlier, mapping }),
    }));
    const current = versions.find(({ isCurrent }) => isCurrent);
    const [lastYear] = current ? [] : (await readBudgetVersionsOf(tx, year - 1)).filter((one) => one.isCurrent);
    return accept<BudgetYear>({
      year,
      versions,
      outcome: current ? budgetOutcome(current.rows, { ledger, mapping }) : [],
      hasLedger: ledger !== null,
      before: lastYear ? labelledBudget(lastYear, { ledger: earlier, mapping }) : [],
    });
  },
});

/** Years that have a budget or a ledger, the newest first. */
export const listBudgetYears = query({
  permission: 'finance.read',
  input: v.object({}),
  async run({ tx }) {
    const years = new Set([...(await ledgerYears(tx)), ...(await listBudgets(tx)).map(({ year }) => year)]);
    return accept([...years].toSorted((a, b) => b - a));
  },
});
