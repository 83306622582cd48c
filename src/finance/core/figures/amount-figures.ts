// An amount in its columns as figures.
import { figureId, type Figure, type FigureSource, type Ore } from '#kernel';
import type { Amounts } from '../statements/statement.ts';
import { keyOf, type Column } from './figure-names.ts';
import type { FinanceFiguresInput } from './figures-input.ts';

const kindsOfSource = { current: 'ledger', previous: 'ledger', budget: 'budget', forecast: 'entered' } as const;
const suffixes = { current: '', previous: '', budget: ', budget', forecast: ', prognos' } as const;

function columnsOf(amounts: Amounts): [Column, Ore | null][] {
  return [
    ['current', amounts.currentOre],
    ['previous', amounts.previousOre],
    ['budget', amounts.budgetOre],
    ['forecast', amounts.forecastOre],
  ];
}

export function amountFigures(
  input: FinanceFiguresInput,
  about: {
    readonly name: string;
    readonly label: string;
    readonly amounts: Amounts;
    readonly isDay?: boolean;
    readonly dimensions?: Readonly<Record<string, string>>;
    readonly sign?: 1 | -1;
    readonly address?: (column: Column) => string | undefined;
    readonly source?: FigureSource;
  },
): Figure[] {
  const { statements } = input;
  return columnsOf(about.amounts).flatMap(([column, amountOre]): Figure[] => {
    if (amountOre === null) return [];
    const key = keyOf({ name: about.name, isDay: about.isDay ?? false, column, statements });
    const from = input.sources[column];
    const address = about.address?.(column);
    const source: FigureSource = about.source ?? {
      kind: kindsOfSource[column],
      description: from?.description ?? 'Ledger',
      ...(address === undefined ? {} : { address }),
    };
    return [
      {
        id: figureId(about.dimensions ? { ...key, dimensions: about.dimensions } : key),
        label: `${about.label}${suffixes[column]}`,
        value: amountOre * (about.sign ?? 1) + 0,
        unit: 'ore',
        period: key.period,
        source,
        version: from?.version ?? 1,
        disclosure: 'open',
      },
    ];
  });
}
