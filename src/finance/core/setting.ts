import type { CapitalGuideline } from './capital.ts';
import type { CostSplitRule } from './cost-split.ts';
import type { BalanceRequirementInput } from './statements/balance-requirement.ts';
import type { IncomeDefinition } from './statements/statement.ts';

/** Choices that a year's statements are made with. A year without its own has the defaults. */
export type FinanceSetting = {
  readonly incomeDefinition: IncomeDefinition;
  readonly costSplit: CostSplitRule | null;
  readonly capitalGuidelines: readonly CapitalGuideline[];
  readonly balanceRequirement: BalanceRequirementInput | null;
  /** When and how a negative result is regulated, or why it is not (LKBR 11:11). */
  readonly balanceRequirementExplanation: string | null;
  /** Share of granted amounts that the budget counts with: programmes rarely use all that they are granted. */
  readonly budgetedShareOfGranted: number | null;
};

export const defaultFinanceSetting: FinanceSetting = {
  incomeDefinition: 'includingFinancial',
  costSplit: null,
  capitalGuidelines: [],
  balanceRequirement: null,
  balanceRequirementExplanation: null,
  budgetedShareOfGranted: null,
};
