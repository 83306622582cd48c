// The figures of finance: every printed amount under one id. Costs are positive here, as people say them
// ("kostnaderna var 11 819 239 kr"); the income statement prints them negative.
import {
  calendarYear,
  figureId,
  roundToPercent,
  slug,
  sumOre,
  type Figure,
  type FigureSource,
  type Ore,
  type Period,
} from '#kernel';
import type { CapitalComparison } from './capital.ts';
import { costClasses, type CostSplit } from './cost-split.ts';
import { enteredOre, type EnteredFigure } from './entered.ts';
import type { Amounts, NoteName, NoteRow, StatementRow, Statements } from './statements/statement.ts';

export type FinanceFigureSources = {
  readonly current: { readonly description: string; readonly version: number };
  readonly previous: { readonly description: string; readonly version: number } | null;
  readonly budget: { readonly description: string; readonly version: number } | null;
};

export type FinanceFiguresInput = {
  readonly statements: Statements;
  readonly sources: FinanceFigureSources;
  readonly entered: readonly EnteredFigure[];
  readonly capital: CapitalComparison | null;
  readonly split: CostSplit | null;
  /** Slug of the programme behind a project code, so that finance and follow-up speak of programmes alike. */
  readonly programmeOfProject: ReadonlyMap<string, string>;
};

type Column = 'current' | 'previous' | 'budget';

/** A row's figure name and its sign in the figure; the same function serves tables, so cell and figure agree. */
export function figureOfStatement(
  statement: 'incomeStatement' | 'balanceSheet' | 'cashFlow' | 'operatingAccount' | 'balanceRequirement',
  key: string,
): { readonly name: string; readonly isDay: boolean; readonly sign: 1 | -1 } {
  if (statement === 'cashFlow' && key !== 'yearResult')
    return { name: `finance.cashFlow.${key}`, isDay: false, sign: 1 };
  if (statement === 'operatingAccount') {
    if (key === 'costs') return { name: 'finance.reportedCosts', isDay: false, sign: 1 };
    if (key === 'income') return { name: 'finance.reportedIncome', isDay: false, sign: 1 };
    if (key === 'result') return { name: 'finance.yearResult', isDay: false, sign: 1 };
    if (key === 'cash') return { name: 'finance.liquidFunds', isDay: true, sign: 1 };
    return { name: `finance.${key}`, isDay: key === 'closingEquity', sign: 1 };
  }
  if (statement === 'balanceRequirement' && key !== 'yearResult' && key !== 'balanceRequirementResult') {
    return { name: `finance.balanceRequirement.${key}`, isDay: false, sign: 1 };
  }
  const isCost = statement === 'incomeStatement' && (key === 'operatingCosts' || key === 'financialCosts');
  return {
    name: `finance.${key}`,
    isDay: statement === 'balanceSheet' && key !== 'yearResult',
    sign: isCost ? -1 : 1,
  };
}

/** Id of the figure in one column of a statement row. */
export function statementFigureId(place: {
  readonly statement: Parameters<typeof figureOfStatement>[0];
  readonly key: string;
  readonly column: Column;
  readonly year: number;
}): string {
  const { name, isDay } = figureOfStatement(place.statement, place.key);
  return figureId(keyOf({ name, isDay, column: place.column, year: place.year }));
}

export function noteFigureId(place: {
  readonly note: NoteName;
  readonly row: string;
  readonly column: Column;
  readonly year: number;
}): string {
  const name = `finance.note.${place.note}`;
  const isDay = place.note === 'receivables' || place.note === 'liabilities';
  return figureId({
    ...keyOf({ name, isDay, column: place.column, year: place.year }),
    dimensions: { row: place.row },
  });
}

/** Page with the vouchers behind a row. */
export function rowAddress(place: {
  readonly year: number;
  readonly position: string;
  readonly row: string;
}): string {
  return `/ekonomi/${place.year}/rad/${place.position}/${place.row}`;
}

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

function keyOf(place: { name: string; isDay: boolean; column: Column; year: number }): {
  name: string;
  period: Period;
} {
  const year = place.column === 'previous' ? place.year - 1 : place.year;
  const day = `${year}-12-31`;
  const name = place.column === 'budget' ? place.name.replace(/^finance\./, 'finance.budget.') : place.name;
  return { name, period: place.isDay ? { from: day, to: day } : calendarYear(year) };
}

function columnsOf(amounts: Amounts): [Column, Ore | null][] {
  return [
    ['current', amounts.currentOre],
    ['previous', amounts.previousOre],
    ['budget', amounts.budgetOre],
  ];
}

function amountFigures(
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
    const key = keyOf({ name: about.name, isDay: about.isDay ?? false, column, year: statements.year });
    const from = input.sources[column];
    const address = about.address?.(column);
    const source: FigureSource = about.source ?? {
      kind: column === 'budget' ? 'budget' : 'ledger',
      description: from?.description ?? 'Ledger',
      ...(address === undefined ? {} : { address }),
    };
    return [
      {
        id: figureId(about.dimensions ? { ...key, dimensions: about.dimensions } : key),
        label: column === 'budget' ? `${about.label}, budget` : about.label,
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

function statementFigures(
  input: FinanceFiguresInput,
  statement: Parameters<typeof figureOfStatement>[0],
  row: StatementRow,
): Figure[] {
  const { name, isDay, sign } = figureOfStatement(statement, row.key);
  return amountFigures(input, { name, label: row.label, amounts: row.amounts, isDay, sign });
}

function noteFigures(input: FinanceFiguresInput, note: NoteName, row: NoteRow): Figure[] {
  const isDay = note === 'receivables' || note === 'liabilities';
  const { year } = input.statements;
  const entered = note === 'netAgainstBudget' ? input.entered.find(({ key }) => key === `net.${row.id}`) : undefined;
  const figures = amountFigures(input, {
    name: `finance.note.${note}`,
    label: row.label,
    amounts: row.amounts,
    isDay,
    dimensions: { row: row.id },
    address: (column) =>
      row.position === null || column === 'budget'
        ? undefined
        : rowAddress({ year: column === 'previous' ? year - 1 : year, position: row.position, row: row.id }),
    ...(entered ? { source: { kind: 'entered' as const, description: entered.source } } : {}),
  });
  if (!entered) return figures;
  const named = amountFigures(input, {
    name: `finance.netCosts.${row.id}`,
    label: row.label,
    amounts: { ...row.amounts, budgetOre: null },
    source: { kind: 'entered', description: entered.source },
  });
  return [...figures, ...named];
}

/** Both definitions of income under their own names, whatever the report's setting is. */
function definitionFigures(input: FinanceFiguresInput): Figure[] {
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
      forecastOre: null,
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

function contributionFigures(input: FinanceFiguresInput): Figure[] {
  const { contributions, notes } = input.statements;
  const sumOf = (column: keyof Amounts): Ore | null => {
    const amounts = contributions.map((row) => row.amounts[column]);
    return amounts.every((amount) => amount === null) ? null : sumOre(amounts.map((amount) => amount ?? 0));
  };
  const total: Amounts = {
    previousOre: sumOf('previousOre'),
    budgetOre: sumOf('budgetOre'),
    currentOre: sumOf('currentOre'),
    forecastOre: null,
  };
  const members = notes.income.filter((row) => row.object !== null);
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

function programmeFigures(input: FinanceFiguresInput): Figure[] {
  return input.statements.notes.costs
    .filter((row) => row.object !== null)
    .flatMap((row) => {
      const programme = input.programmeOfProject.get(row.object?.object ?? '') ?? row.id;
      const address = (column: Column) =>
        column === 'current'
          ? rowAddress({ year: input.statements.year, position: 'operatingCosts', row: row.id })
          : undefined;
      const costs = { ...row.amounts, budgetOre: null };
      const budget = { ...row.amounts, currentOre: null, previousOre: null };
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

function overviewFigures(input: FinanceFiguresInput): Figure[] {
  const { overview, balanceSheet, year } = input.statements;
  return overview.rows.flatMap((row) =>
    overview.years.flatMap((of, index): Figure[] => {
      const printed = row.printed[index] ?? null;
      const exactOre = row.exactOre[index] ?? null;
      const description = row.sources[index] ?? '';
      const isComputed = row.key !== 'employees' && (exactOre !== null || (row.unit === 'percent' && of >= year - 1));
      const base = {
        label: `${row.label} ${of}`,
        source: { kind: isComputed ? ('ledger' as const) : ('entered' as const), description },
        version: 1,
        disclosure: 'open' as const,
      };
      if (row.unit === 'tkr') {
        const value = exactOre ?? (printed === null ? null : printed * 100_000);
        const period = calendarYear(of);
        return [
          { ...base, id: figureId({ name: `finance.overview.${row.key}`, period }), value, unit: 'ore', period },
        ];
      }
      if (row.unit === 'count') {
        const period = calendarYear(of);
        return [
          { ...base, id: figureId({ name: 'finance.employees', period }), value: printed, unit: 'count', period },
        ];
      }
      const period = { from: `${of}-12-31`, to: `${of}-12-31` };
      const share = solidityOf(balanceSheet, year - of) ?? { value: printed === null ? null : printed / 100 };
      return [{ ...base, ...share, id: figureId({ name: 'finance.solidity', period }), unit: 'share', period }];
    }),
  );
}

/** Equity before the statements' two years: as the year before opened, or as entered from an earlier report. */
function earlierEquityFigures({ statements, entered, sources }: FinanceFiguresInput): Figure[] {
  const figure = (year: number, value: number | null, source: FigureSource, version: number): Figure => {
    const period = { from: `${year}-12-31`, to: `${year}-12-31` };
    const id = figureId({ name: 'finance.closingEquity', period });
    return { id, label: 'Utgående eget kapital', value, unit: 'ore', period, source, version, disclosure: 'open' };
  };
  const opened = statements.balanceSheet.find(({ key }) => key === 'openingEquity')?.amounts.previousOre ?? null;
  const before = statements.year - 2;
  const fromLedger =
    opened === null || !sources.previous
      ? []
      : [
          figure(
            before,
            opened,
            { kind: 'ledger', description: sources.previous.description },
            sources.previous.version,
          ),
        ];
  const known = new Set([statements.year, statements.year - 1, ...(fromLedger.length > 0 ? [before] : [])]);
  const fromReports = entered
    .filter(({ key, year }) => key === 'overview.closingEquity' && !known.has(year))
    .map((one) => figure(one.year, enteredOre(one), { kind: 'entered', description: one.source }, one.version));
  return [...fromLedger, ...fromReports];
}

function solidityOf(rows: readonly StatementRow[], yearsBack: number): Pick<Figure, 'value' | 'of'> | null {
  const column = yearsBack === 0 ? 'currentOre' : 'previousOre';
  const amount = (key: string) => rows.find((row) => row.key === key)?.amounts[column] ?? null;
  const [part, whole] = [amount('closingEquity'), amount('totalAssets')];
  if (yearsBack > 1 || part === null || whole === null || roundToPercent({ part, whole }) === null) return null;
  return { value: part / whole, of: { part, whole } };
}

function capitalFigures(input: FinanceFiguresInput): Figure[] {
  const { capital, statements } = input;
  if (!capital) return [];
  const amounts = (currentOre: Ore): Amounts => ({
    currentOre,
    previousOre: null,
    budgetOre: null,
    forecastOre: null,
  });
  const source: FigureSource = {
    kind: 'computed',
    description: capital.guideline.source,
    from: [
      statementFigureId({
        statement: 'balanceSheet',
        key: 'closingEquity',
        column: 'current',
        year: statements.year,
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

function splitFigures({ split, statements }: FinanceFiguresInput): Figure[] {
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
