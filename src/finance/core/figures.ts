// The figures of finance: every printed amount under one id. Costs are positive here, as people say them
// ("kostnaderna var 11 819 239 kr"); the income statement prints them negative.
import type { Figure } from '#kernel';
import { contributionFigures, definitionFigures, programmeFigures } from './figures/activity-figures.ts';
import { capitalFigures, splitFigures } from './figures/capital-figures.ts';
import type { FinanceFiguresInput } from './figures/figures-input.ts';
import { earlierEquityFigures, overviewFigures } from './figures/overview-figures.ts';
import { noteFigures, statementFigures } from './figures/row-figures.ts';
import type { NoteName } from './statements/statement.ts';

export type { FinanceFiguresInput, FinanceFigureSources } from './figures/figures-input.ts';
export {
  figureOfStatement,
  noteFigureId,
  noteRowAddress,
  rowAddress,
  statementFigureId,
} from './figures/figure-names.ts';

export function financeFigures(input: FinanceFiguresInput): Figure[] {
  const { statements } = input;
  const names = ['incomeStatement', 'balanceSheet', 'cashFlow', 'operatingAccount', 'balanceRequirement'] as const;
  const all = [
    ...names.flatMap((name) => statements[name].flatMap((row) => statementFigures(input, name, row))),
    ...(Object.keys(statements.notes) as NoteName[]).flatMap((note) =>
      statements.notes[note].flatMap((row) => noteFigures(input, note, row)),
    ),
    ...definitionFigures(input),
    ...contributionFigures(input),
    ...programmeFigures(input),
    ...overviewFigures(input),
    ...earlierEquityFigures(input),
    ...capitalFigures(input),
    ...splitFigures(input),
  ];
  return [...new Map(all.map((figure) => [figure.id, figure])).values()];
}
