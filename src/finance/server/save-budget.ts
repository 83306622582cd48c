import { useCase } from '#access/server';
import { accept } from '#kernel';
import * as v from 'valibot';
import { saveBudgetVersion } from './settings-store.ts';

const Ore = v.pipe(v.number(), v.safeInteger());
const Label = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));

export const BudgetInput = v.object({
  year: v.pipe(v.number(), v.integer(), v.minValue(1990), v.maxValue(2100)),
  /** The decision that sets it; every version has its own. */
  decision: Label,
  source: Label,
  rows: v.array(
    v.object({
      position: v.picklist(['operatingIncome', 'operatingCosts', 'financialIncome', 'financialCosts']),
      label: Label,
      amountOre: Ore,
    }),
  ),
  plannedEquityUseOre: v.nullable(Ore),
});

/** Sets a budget by labels, as the next version; earlier versions stay with their decisions. */
export const saveBudget = useCase({
  permission: 'finance.save',
  input: BudgetInput,
  async run({ tx, actor, now }, budget) {
    const version = await saveBudgetVersion(tx, { ...budget, amounts: [] }, { savedAt: now, savedBy: actor.id });
    return accept({ year: budget.year, version });
  },
  details: ({ value }) => value,
});
