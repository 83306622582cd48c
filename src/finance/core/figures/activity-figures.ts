// Income under both definitions, contributions by party and member, costs and budget by programme.
import { slug, sumOre, type Figure, type Ore } from '#kernel';
import type { Amounts } from '../statements/statement.ts';
import { amountFigures } from './amount-figures.ts';
import { noteRowAddress, type Column } from './figure-names.ts';
import type { FinanceFiguresInput } from './figures-input.ts';

/** Both definitions of income under their own names, whatever the report's setting is. */
export function definitionFigures(input: FinanceFiguresInput): Figure[] {
  const row = (key: string): Amounts | undefined =>
    input.statements.incomeStatement.find((candidate) => candidate.key === key)?.amounts;
  const sum = (name: string, label: string, keys: readonly [string, string], sign: 1 | -1): Figure[] => {
    const [operating, financial] = [row(keys[0]), row(keys[1])];
    if (!operating || !financial) return [];
    const add = (a: Ore | null, b: Ore | null): Ore | null => (a === null || b === null ? null : a + b);
    const amounts: Amounts = {
      previousOre: add(operating.previousOre, financial.previousOre),
      currentOre: add(operating.currentOre, financial.currentOre),
      budgetOre: null,
      forecastOre: add(operating.forecastOre, financial.forecastOre),
    };
    return amountFigures(input, { name, label, amounts, sign });
  };
  return [
    ...sum(
      'finance.incomeIncludingFinancial',
      'Intäkter inklusive finansiella poster',
      ['operatingIncome', 'financialIncome'],
      1,
    ),
    ...sum(
      'finance.costsIncludingFinancial',
      'Kostnader inklusive finansiella poster',
      ['operatingCosts', 'financialCosts'],
      -1,
    ),
  ];
}

export function contributionFigures(input: FinanceFiguresInput): Figure[] {
  const { contributions, notes } = input.statements;
  const sumOf = (column: keyof Amounts): Ore | null => {
    const amounts = contributions.map((row) => row.amounts[column]);
    return amounts.every((amount) => amount === null) ? null : sumOre(amounts.map((amount) => amount ?? 0));
  };
  const total: Amounts = {
    previousOre: sumOf('previousOre'),
    budgetOre: sumOf('budgetOre'),
    currentOre: sumOf('currentOre'),
    forecastOre: sumOf('forecastOre'),
  };
  const members = notes.income.filter((row) => row.object !== null && row.payer !== null);
  return [
    ...amountFigures(input, { name: 'finance.contributions', label: 'Medlemsbidrag', amounts: total }),
    ...contributions.flatMap(({ payer, label, amounts }) =>
      amountFigures(input, {
        name: 'finance.contributions',
        label: `Bidrag: ${label}`,
        amounts,
        dimensions: { payer },
      }),
    ),
    ...members.flatMap((row) =>
      amountFigures(input, {
        name: 'finance.contributions',
        label: row.label,
        amounts: row.amounts,
        dimensions: { member: slug(row.label.replace(/^Driftbidrag från /, '')) },
      }),
    ),
  ];
}

export function programmeFigures(input: FinanceFiguresInput): Figure[] {
  return input.statements.notes.costs
    .filter((row) => row.object?.dimension === input.projectDimension)
    .flatMap((row) => {
      const programme = input.programmeOfProject.get(row.object?.object ?? '') ?? row.id;
      const address = (column: Column) => noteRowAddress(input.statements, row, column);
      const costs = { ...row.amounts, budgetOre: null };
      const budget = { ...row.amounts, currentOre: null, previousOre: null, forecastOre: null };
      return [
        ...amountFigures(input, {
          name: 'finance.programmeCosts',
          label: `Kostnad ${row.label}`,
          amounts: costs,
          dimensions: { programme },
          address,
        }),
        ...amountFigures(input, {
          name: 'finance.programmeBudget',
          label: `Budget ${row.label}`,
          amounts: budget,
          dimensions: { programme },
        }).map((figure) => ({
          ...figure,
          id: figure.id.replace('finance.budget.', 'finance.'),
          label: `Budget ${row.label}`,
        })),
      ];
    });
}
