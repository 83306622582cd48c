import { useCase } from '#access/server';
import { costClasses } from '#finance/core';
import { accept, isIsoDate } from '#kernel';
import * as v from 'valibot';
import { saveSettingOf } from './settings-store.ts';

const Ore = v.pipe(v.number(), v.safeInteger());
const Text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000));
const BalanceItems = v.object({
  realisedGains: Ore,
  excludedGains: Ore,
  excludedLosses: Ore,
  unrealisedSecurities: Ore,
  reversedUnrealisedSecurities: Ore,
  equalisationReserve: Ore,
});

export const FinanceSettingInput = v.object({
  incomeDefinition: v.picklist(['includingFinancial', 'excludingFinancial']),
  costSplit: v.nullable(
    v.object({
      statement: Text,
      nettedIncome: v.array(Text),
      parts: v.array(
        v.object({ class: v.picklist(costClasses), from: v.picklist(['costs', 'netAgainstBudget']), row: Text }),
      ),
    }),
  ),
  capitalGuidelines: v.array(
    v.object({
      validFrom: v.pipe(v.string(), v.check(isIsoDate, 'is a day, YYYY-MM-DD')),
      source: Text,
      isVerified: v.boolean(),
      steps: v.array(
        v.object({
          fromOre: Ore,
          toOre: v.nullable(Ore),
          limit: v.variant('kind', [
            v.object({ kind: v.literal('percent'), percent: v.pipe(v.number(), v.minValue(0), v.maxValue(100)) }),
            v.object({ kind: v.literal('amount'), amountOre: Ore }),
          ]),
        }),
      ),
    }),
  ),
  balanceRequirement: v.nullable(v.object({ current: BalanceItems, previous: v.nullable(BalanceItems) })),
  balanceRequirementExplanation: v.nullable(Text),
  budgetedShareOfGranted: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
});

/** Sets the choices of a year; later years keep to them until they have their own. */
export const saveFinanceSetting = useCase({
  permission: 'finance.save',
  input: v.object({ year: v.pipe(v.number(), v.integer()), setting: FinanceSettingInput }),
  async run({ tx, actor, now }, { year, setting }) {
    await saveSettingOf(tx, year, setting, { savedAt: now, savedBy: actor.id });
    return accept({ year });
  },
  details: ({ value }) => value,
});
