import type { Ore } from '#kernel';
import type { MappedYears } from './compute.ts';
import { noAmounts, type Amounts, type StatementRow } from './statement.ts';
import { columns, yearResult } from './year-sums.ts';
import { labels } from './labels.ts';

/** What the ledger does not say of the balance requirement; öre with the sign it has in the sheet. */
export type BalanceRequirementItems = {
  readonly realisedGains: Ore;
  readonly excludedGains: Ore;
  readonly excludedLosses: Ore;
  readonly unrealisedSecurities: Ore;
  readonly reversedUnrealisedSecurities: Ore;
  readonly equalisationReserve: Ore;
};
export type BalanceRequirementInput = {
  readonly current: BalanceRequirementItems;
  readonly previous: BalanceRequirementItems | null;
};

const none: BalanceRequirementItems = {
  realisedGains: 0,
  excludedGains: 0,
  excludedLosses: 0,
  unrealisedSecurities: 0,
  reversedUnrealisedSecurities: 0,
  equalisationReserve: 0,
};

const adjustments = [
  ['realisedGains', labels.rows.realisedGains],
  ['excludedGains', labels.rows.excludedGains],
  ['excludedLosses', labels.rows.excludedLosses],
  ['unrealisedSecurities', labels.rows.unrealisedSecurities],
  ['reversedUnrealisedSecurities', labels.rows.reversedUnrealisedSecurities],
] as const;

/** Balanskravsutredning, LKBR 11:10, the whole sheet. */
export function balanceRequirement(years: MappedYears, input?: BalanceRequirementInput): StatementRow[] {
  const current = input?.current ?? none;
  const previous = input?.previous ?? none;
  const item = (key: keyof BalanceRequirementItems): Amounts => ({
    ...noAmounts,
    currentOre: current[key],
    previousOre: years.previous && previous[key],
  });
  const after = (items: BalanceRequirementItems): Ore => adjustments.reduce((sum, [key]) => sum + items[key], 0);
  const sums = (extra: (items: BalanceRequirementItems) => Ore): Amounts => ({
    ...noAmounts,
    currentOre: yearResult(years.current) + extra(current),
    previousOre: years.previous && yearResult(years.previous) + extra(previous),
  });
  return [
    {
      key: 'yearResult',
      label: labels.rows.resultOfStatement,
      role: 'row',
      note: null,
      amounts: { ...columns(years, yearResult), forecastOre: null },
    },
    ...adjustments.map(([key, label]): StatementRow => ({ key, label, role: 'row', note: null, amounts: item(key) })),
    {
      key: 'afterAdjustments',
      label: labels.rows.afterAdjustments,
      role: 'subtotal',
      note: null,
      amounts: sums(after),
    },
    {
      key: 'equalisationReserve',
      label: labels.rows.equalisationReserve,
      role: 'row',
      note: null,
      amounts: item('equalisationReserve'),
    },
    {
      key: 'balanceRequirementResult',
      label: labels.rows.balanceRequirementResult,
      role: 'total',
      note: null,
      amounts: sums((items) => after(items) + items.equalisationReserve),
    },
  ];
}
