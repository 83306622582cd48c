// Statements and notes as tables for screens and reports alike. Numbers are rounded here, once per printed row.
import { formatCount, writeNumber, type Cell, type Column, type TableModel, type TableRow } from '#design/core';
import { asCalendarYear, figureId, type Ore, type Period } from '#kernel';
import { noteFigureId, noteRowAddress, statementFigureId, type figureOfStatement } from '../figures.ts';
import { labels } from './labels.ts';
import { statementRowAddress } from './rows-behind.ts';
import {
  printed,
  type Amounts,
  type NoteName,
  type NoteRow,
  type StatementRow,
  type Statements,
} from './statement.ts';

export type StatementName = Parameters<typeof figureOfStatement>[0];
type AmountColumn = 'previous' | 'budget' | 'current' | 'forecast';

export const noteCaptions: Readonly<Record<NoteName, string>> = labels.notes;

/** Note 1 is the accounting principles. */
export const noteNumbers: Readonly<Record<NoteName, string>> = {
  income: '2',
  costs: '3',
  receivables: '4',
  liabilities: '5',
  audit: '6',
  netAgainstBudget: '7',
};

export function statementTable(statements: Statements, name: StatementName): TableModel {
  const rows = statements[name];
  const used = usedColumns(rows.map(({ amounts }) => amounts));
  const isDay = name === 'balanceSheet';
  const hasNotes = rows.some(({ note }) => note !== null);
  const hasDeviation = name === 'operatingAccount';
  const columns: Column[] = [
    ...(hasNotes ? [{ id: 'note', label: labels.columns.note, kind: 'reference' as const }] : []),
    ...columnsFor({ used, statements, isDay }),
  ];
  if (hasDeviation) {
    const place = statements.at === null ? columns.findIndex(({ id }) => id === 'previous') : columns.length;
    columns.splice(place, 0, deviationColumn);
  }
  return {
    id: name,
    caption: labels.captions[name],
    labelHeading: labels.columns.inKronor,
    columns,
    rows: rows.flatMap((row, index): TableRow[] => [
      ...headingBefore(name, row.key, index === 0),
      {
        id: row.key,
        label: row.label,
        role: row.role,
        cells: columns.map((column) => statementCell(statements, name, row, column)),
      },
    ]),
  };
}

export function noteTable(statements: Statements, name: NoteName): TableModel {
  const rows = statements.notes[name];
  const used = usedColumns(rows.map(({ amounts }) => amounts));
  const isDay = name === 'receivables' || name === 'liabilities';
  const columns = columnsFor({ used, statements, isDay });
  return {
    id: `notes.${name}`,
    caption: noteCaptions[name],
    labelHeading: labels.columns.inKronor,
    columns,
    rows: rows.map((row) => ({
      id: row.id,
      label: row.of === null ? row.label : row.label.replace(`${row.of} – `, ''),
      role: row.isTotal ? 'total' : row.of === null ? 'row' : 'part',
      cells: columns.map((column) => noteCell(statements, name, row, column)),
    })),
    ...(rows.some(({ isBudgetOnly }) => isBudgetOnly) ? { remarks: [labels.columns.budgetOnly] } : {}),
  };
}

export function overviewTable({ overview }: Statements): TableModel {
  const columns = overview.years.map((year): Column => ({ id: String(year), label: String(year), kind: 'amount' }));
  return {
    id: 'overview',
    caption: labels.overview,
    labelHeading: labels.columns.inThousands,
    columns,
    rows: overview.rows.map((row) => ({
      id: row.key,
      label: row.label,
      role: 'row',
      cells: row.printed.map((value, index): Cell => {
        const year = overview.years[index] ?? 0;
        const day = { from: `${year}-12-31`, to: `${year}-12-31` };
        const period = { from: `${year}-01-01`, to: `${year}-12-31` };
        if (value === null) return { value, text: labels.columns.notReported };
        if (row.unit === 'percent') {
          return {
            value,
            text: `${writeNumber(value, 0)} %`,
            figureId: figureId({ name: 'finance.solidity', period: day }),
          };
        }
        if (row.unit === 'count') {
          return { value, text: writeNumber(value, 0), figureId: figureId({ name: 'finance.employees', period }) };
        }
        return {
          value,
          text: formatCount(value),
          figureId: figureId({ name: `finance.overview.${row.key}`, period }),
        };
      }),
    })),
  };
}

const deviationColumn: Column = { id: 'deviation', label: labels.columns.deviation, kind: 'amount' };

function usedColumns(amounts: readonly Amounts[]): ReadonlySet<AmountColumn> {
  const used = new Set<AmountColumn>(['current']);
  for (const { budgetOre, previousOre, forecastOre } of amounts) {
    if (forecastOre !== null) used.add('forecast');
    if (budgetOre !== null) used.add('budget');
    if (previousOre !== null) used.add('previous');
  }
  return used;
}

function columnsFor(what: {
  used: ReadonlySet<AmountColumn>;
  statements: Pick<Statements, 'year' | 'period' | 'previousPeriod' | 'at'>;
  isDay: boolean;
}): Column[] {
  const { year, period, previousPeriod, at } = what.statements;
  const label = (of: Period | null, otherwise: number): string => {
    if (what.isDay) return of?.to ?? `${otherwise}-12-31`;
    return of === null || asCalendarYear(of) !== null ? String(otherwise) : `${of.from} – ${of.to}`;
  };
  const budget = { id: 'budget', label: labels.budget(String(year)), kind: 'amount' } as const;
  const previous = { id: 'previous', label: label(previousPeriod, year - 1), kind: 'amount' } as const;
  const current = {
    id: 'current',
    label: at === null || what.isDay ? label(period, year) : labels.outcome(at),
    kind: 'amount',
  } as const;
  const forecast = {
    id: 'forecast',
    label: labels.forecast(what.isDay ? `${year}-12-31` : String(year)),
    kind: 'amount',
  } as const;
  // LKBR 13:3: part of a year stands between what was and was planned, and what is expected.
  const all: readonly (Column & { id: AmountColumn })[] =
    at === null ? [budget, current, previous] : [previous, budget, current, forecast];
  return all.filter(({ id }) => what.used.has(id));
}

const balanceHeadings: Readonly<Record<string, string>> = {
  assets: labels.rows.assets,
  openingEquity: labels.rows.equityAndLiabilities,
};

/** Assets begin with the first row of the sheet, whichever it is: not every association has fixed assets. */
function headingBefore(name: StatementName, key: string, isFirst: boolean): TableRow[] {
  if (name !== 'balanceSheet') return [];
  const label = balanceHeadings[isFirst ? 'assets' : key];
  return label === undefined
    ? []
    : [{ id: `heading.${isFirst ? 'receivables' : key}`, label, role: 'heading', cells: [] }];
}

function statementCell(statements: Statements, statement: StatementName, row: StatementRow, column: Column): Cell {
  if (column.id === 'note') return { value: null, text: row.note ?? '' };
  if (column.id === 'deviation') return amountCell(row.deviationOre ?? null);
  const name = column.id as AmountColumn;
  const cell = amountCell(row.amounts[`${name}Ore`]);
  if (cell.value === null) return cell;
  const at = { statement, key: row.key, column: name };
  const address = statementRowAddress(statements, at);
  return {
    ...cell,
    figureId: statementFigureId({ ...at, statements }),
    ...(address === undefined ? {} : { address }),
  };
}

function noteCell(statements: Statements, note: NoteName, row: NoteRow, column: Column): Cell {
  const name = column.id as AmountColumn;
  const cell = amountCell(row.amounts[`${name}Ore`]);
  if (cell.value === null) return cell;
  const withFigure = { ...cell, figureId: noteFigureId({ note, row: row.id, column: name, statements }) };
  const address = noteRowAddress(statements, row, name);
  return address === undefined ? withFigure : { ...withFigure, address };
}

function amountCell(amountOre: Ore | null): Cell {
  const value = printed(amountOre);
  return { value, text: value === null ? '' : formatCount(value) };
}
