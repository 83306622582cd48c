import { describe, expect, test } from 'vitest';
import { aLedger, demoLedger } from '#finance/testing';
import type { BudgetRow } from './budget.ts';
import { budgetOutcome, budgetSums, compareBudgets, labelledBudget } from './compare-budgets.ts';
import { presets } from './mapping/presets.ts';

const mapping = presets.kommunbas;
const cost = (label: string, kronor: number): BudgetRow => ({
  position: 'operatingCosts',
  label,
  amountOre: kronor * 100,
});
const income = (label: string, kronor: number): BudgetRow => ({
  ...cost(label, kronor),
  position: 'operatingIncome',
});

describe('two versions of a budget', () => {
  test('every row of either, with what changed; names in any letter case are one row', () => {
    const before = [income('Bidrag', 900), cost('NOVA', 500), cost('Nytt', 40)];
    const after = [income('Bidrag', 1000), cost('nova', 450), cost('Kansli', 100)];
    expect(
      compareBudgets(before, after).map(({ label, beforeOre, afterOre, changeOre }) => [
        label,
        beforeOre,
        afterOre,
        changeOre,
      ]),
    ).toEqual([
      ['Bidrag', 90000, 100000, 10000],
      ['nova', 50000, 45000, -5000],
      ['Kansli', null, 10000, 10000],
      ['Nytt', 4000, null, -4000],
    ]);
  });

  test('the changes are the change of the result', () => {
    const before = [income('Bidrag', 900), cost('NOVA', 500)];
    const after = [income('Bidrag', 950), cost('NOVA', 520), cost('NOVA', 5)];
    const [was, is] = [budgetSums(before), budgetSums(after)];
    const change = (kind: RegExp): number =>
      compareBudgets(before, after).reduce((sum, row) => sum + (kind.test(row.position) ? row.changeOre : 0), 0);
    expect(change(/Income$/) - change(/Costs$/)).toBe(is.resultOre - was.resultOre);
  });
});

describe('a budget beside the ledger', () => {
  test('a budget by account comes on the rows of the report, and loses nothing', () => {
    const { ledger, budget } = demoLedger(2024);
    const rows = labelledBudget(budget, { ledger, mapping });
    expect(rows.find(({ label }) => label === 'NOVA')?.amountOre).toBe(4200000_00);
    // Booked on parts, budgeted as a whole.
    expect(rows.find(({ label }) => label === 'Kansli')?.amountOre).toBe(870000_00);
    const sums = budgetSums(rows);
    const booked = budget.amounts.reduce((sum, { amountOre }) => sum + amountOre, 0);
    expect(sums.costsOre - sums.incomeOre).toBe(booked);
  });

  test('better than budget is plus, for income and costs alike; one amount stands for the parts of a whole', () => {
    const ledger = aLedger({ year: { '3990': -120, '6110': 30, '5010': 50, '7210': 5 } }, { year: 2024 });
    const rows = [
      income('Övriga ersättningar och intäkter', 100),
      cost('Kansli', 40),
      cost('Styrelse', 60),
      cost('Nytt', 10),
    ];
    const outcome = budgetOutcome(rows, { ledger, mapping });
    expect(
      outcome.map(({ label, budgetOre, actualOre, deviationOre }) => [label, budgetOre, actualOre, deviationOre]),
    ).toEqual([
      ['Övriga ersättningar och intäkter', 10000, 12000, 2000],
      ['Kansli', 4000, 3000, 1000],
      ['Information', null, 500, null],
      ['Styrelse', 6000, 5000, 1000],
      ['Nytt', 1000, 0, 1000],
    ]);
  });

  test('without a ledger there is only a budget, and an account that no rule knows stands for itself', () => {
    const budget = { rows: [cost('NOVA', 5)], amounts: [{ account: '9999', objects: [], amountOre: 700 }] };
    const rows = labelledBudget(budget, { ledger: null, mapping });
    expect(rows.map(({ label, amountOre }) => [label, amountOre])).toEqual([
      ['NOVA', 500],
      ['Konto 9999', 700],
    ]);
    expect(budgetOutcome(rows, { ledger: null, mapping }).every(({ actualOre }) => actualOre === null)).toBe(true);
  });
});
