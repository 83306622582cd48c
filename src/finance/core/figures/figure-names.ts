// Ids of the figures of finance: one function serves figures, tables and reports, so that cell and figure agree.
import { calendarYear, figureId, type Period } from '#kernel';
import type { NoteName, NoteRow, Statements } from '../statements/statement.ts';

export type Column = 'current' | 'previous' | 'budget' | 'forecast';

/** What the columns of statements speak of. */
export type ToldYear = Pick<Statements, 'year' | 'period' | 'at'>;

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
  readonly statements: ToldYear;
}): string {
  const { name, isDay } = figureOfStatement(place.statement, place.key);
  return figureId(keyOf({ name, isDay, column: place.column, statements: place.statements }));
}

export function noteFigureId(place: {
  readonly note: NoteName;
  readonly row: string;
  readonly column: Column;
  readonly statements: ToldYear;
}): string {
  const name = `finance.note.${place.note}`;
  const isDay = place.note === 'receivables' || place.note === 'liabilities';
  return figureId({
    ...keyOf({ name, isDay, column: place.column, statements: place.statements }),
    dimensions: { row: place.row },
  });
}

/** Page with the vouchers behind a row; a column of another year says whose report it stands in. */
export function rowAddress(place: {
  readonly year: number;
  readonly position: string;
  readonly row: string;
  readonly reportYear?: number;
}): string {
  const report =
    place.reportYear === undefined || place.reportYear === place.year ? '' : `?rapport=${place.reportYear}`;
  return `/ekonomi/${place.year}/rad/${place.position}/${place.row}${report}`;
}

/** Where a note row's amount leads; undefined when no vouchers stand behind it, and for part of a year. */
export function noteRowAddress(
  statements: Pick<Statements, 'year' | 'isPreviousLoaded'> & { readonly at?: Statements['at'] },
  row: Pick<NoteRow, 'id' | 'position'>,
  column: Column,
): string | undefined {
  const isOwn = (column === 'current' && !statements.at) || (column === 'previous' && statements.isPreviousLoaded);
  if (row.position === null || !isOwn) return undefined;
  const year = column === 'previous' ? statements.year - 1 : statements.year;
  return rowAddress({ year, position: row.position, row: row.id, reportYear: statements.year });
}

/** Budget and forecast are of the whole year; the actual of part of a year bears its own days. */
export function keyOf(place: { name: string; isDay: boolean; column: Column; statements: ToldYear }): {
  name: string;
  period: Period;
} {
  const { column, isDay, statements } = place;
  const { at } = statements;
  const year = column === 'previous' ? statements.year - 1 : statements.year;
  const isPart = column === 'current' && at !== null;
  const day = isPart ? at : `${year}-12-31`;
  const span = isPart ? { from: statements.period.from, to: at } : calendarYear(year);
  return { name: namedAs(column, place.name), period: isDay ? { from: day, to: day } : span };
}

function namedAs(column: Column, name: string): string {
  if (column !== 'budget' && column !== 'forecast') return name;
  return name.replace(/^finance\./, `finance.${column}.`);
}
