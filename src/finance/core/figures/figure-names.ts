// Ids of the figures of finance: one function serves figures, tables and reports, so that cell and figure agree.
import { calendarYear, figureId, type Period } from '#kernel';
import type { NoteName, NoteRow, Statements } from '../statements/statement.ts';

export type Column = 'current' | 'previous' | 'budget';

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

/** Where a note row's amount leads; undefined when no vouchers stand behind it. */
export function noteRowAddress(
  statements: Pick<Statements, 'year' | 'isPreviousLoaded'>,
  row: Pick<NoteRow, 'id' | 'position'>,
  column: Column,
): string | undefined {
  const isOwn = column === 'current' || (column === 'previous' && statements.isPreviousLoaded);
  if (row.position === null || !isOwn) return undefined;
  const year = column === 'previous' ? statements.year - 1 : statements.year;
  return rowAddress({ year, position: row.position, row: row.id, reportYear: statements.year });
}

export function keyOf(place: { name: string; isDay: boolean; column: Column; year: number }): {
  name: string;
  period: Period;
} {
  const year = place.column === 'previous' ? place.year - 1 : place.year;
  const day = `${year}-12-31`;
  const name = place.column === 'budget' ? place.name.replace(/^finance\./, 'finance.budget.') : place.name;
  return { name, period: place.isDay ? { from: day, to: day } : calendarYear(year) };
}
