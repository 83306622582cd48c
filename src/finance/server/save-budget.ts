import { useCase } from '#access/server';
import { accept, isIsoDate, refuse, type Result } from '#kernel';
import * as v from 'valibot';
import { findBudget, saveBudgetVersion } from './settings-store.ts';

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
  decidedOn: v.exactOptional(v.nullable(v.pipe(v.string(), v.check(isIsoDate, 'is a day, YYYY-MM-DD')))),
  reason: v.exactOptional(v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(1000)))),
  equityReason: v.exactOptional(v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(1000)))),
  /** The version that was changed, 0 for none; left out: whichever is current. */
  changes: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0))),
});

/** Somebody saved another version since the page was opened. */
export type CannotSaveBudget = { readonly kind: 'changedSince'; readonly version: number };

/** Sets a budget by labels, as the next version; earlier versions stay with their decisions. */
export const saveBudget = useCase({
  permission: 'finance.save',
  input: BudgetInput,
  async run({ tx, actor, now }, command): Promise<Result<{ year: number; version: number }, CannotSaveBudget>> {
    const { changes, ...budget } = command;
    const current = changes === undefined ? undefined : ((await findBudget(tx, budget.year))?.version ?? 0);
    if (current !== changes) return refuse({ kind: 'changedSince', version: current ?? 0 });
    const version = await saveBudgetVersion(tx, { ...budget, amounts: [] }, { savedAt: now, savedBy: actor.id });
    return accept({ year: budget.year, version });
  },
  details: ({ value }) => value,
});
