import { query } from '#access/server';
import {
  budgetOutcome,
  budgetToBegin,
  grantedBudgetRows,
  grantedRows,
  labelledBudget,
  type BudgetOutcome,
  type BudgetRow,
  type BudgetStart,
} from '#finance/core';
import { accept, type Instant, type IsoDate, type Ore } from '#kernel';
import { listProgrammes } from '#programmes/server';
import * as v from 'valibot';
import { ledgerYears, mappingOf } from './finance-year.ts';
import { readLedgers } from './ledger-store.ts';
import { findSetting, listBudgets, readBudgetVersionsOf } from './settings-store.ts';

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
  /** What a form for the next version begins with. */
  readonly start: BudgetStart;
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
    const programmes = await listProgrammes(tx);
    const { budgetedShareOfGranted: share } = await findSetting(tx, year);
    const granted = grantedBudgetRows(grantedRows(programmes, { year, share }), {
      programmes,
      ledger: ledger ?? earlier,
      mapping,
    });
    return accept<BudgetYear>({
      year,
      versions,
      outcome: current ? budgetOutcome(current.rows, { ledger, mapping }) : [],
      hasLedger: ledger !== null,
      start: budgetToBegin({
        current: current?.rows ?? null,
        before: lastYear ? labelledBudget(lastYear, { ledger: earlier, mapping }) : [],
        granted,
      }),
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
