// Equity against the guideline, and how costs are split.
import { calendarYear, figureId, type Figure, type FigureSource, type Ore } from '#kernel';
import { costClasses } from '../cost-split.ts';
import type { Amounts } from '../statements/statement.ts';
import { amountFigures } from './amount-figures.ts';
import { statementFigureId } from './figure-names.ts';
import type { FinanceFiguresInput } from './figures-input.ts';

export function capitalFigures(input: FinanceFiguresInput): Figure[] {
  const { capital, statements } = input;
  if (!capital) return [];
  const amounts = (amountOre: Ore): Amounts => ({
    previousOre: null,
    budgetOre: null,
    ...(statements.at === null
      ? { currentOre: amountOre, forecastOre: null }
      : { currentOre: null, forecastOre: amountOre }),
  });
  const source: FigureSource = {
    kind: 'computed',
    description: capital.guideline.source,
    from: [
      statementFigureId({
        statement: 'balanceSheet',
        key: 'closingEquity',
        column: statements.at === null ? 'current' : 'forecast',
        statements,
      }),
    ],
  };
  return [
    ...amountFigures(input, {
      name: 'finance.capitalGuideline',
      label: 'Högsta eget kapital enligt riktlinjen',
      amounts: amounts(capital.maximumOre),
      isDay: true,
      source,
    }),
    ...amountFigures(input, {
      name: 'finance.capitalExcess',
      label: 'Eget kapital över riktlinjen',
      amounts: amounts(capital.excessOre),
      isDay: true,
      source,
    }),
  ];
}

const shareNames = {
  individual: ['finance.shareIndividual', 'Andel till individinriktade insatser'],
  structural: ['finance.shareStructural', 'Andel till strukturinriktat arbete'],
  administration: ['finance.shareAdministration', 'Andel till administration'],
} as const;

export function splitFigures({ split, statements }: FinanceFiguresInput): Figure[] {
  if (!split || split.totalOre === 0) return [];
  const period = calendarYear(statements.year);
  return costClasses.map((costClass): Figure => {
    const [name, label] = shareNames[costClass];
    const part = split.classes[costClass];
    return {
      id: figureId({ name, period }),
      label,
      value: part / split.totalOre,
      of: { part, whole: split.totalOre },
      unit: 'share',
      period,
      source: { kind: 'computed', description: split.rule.statement },
      version: 1,
      disclosure: 'open',
    };
  });
}
