// The five-year overview as figures, and equity of years before the statements.
import { calendarYear, figureId, roundToPercent, type Figure, type FigureSource } from '#kernel';
import { enteredOre } from '../entered.ts';
import type { StatementRow } from '../statements/statement.ts';
import type { FinanceFiguresInput } from './figures-input.ts';

export function overviewFigures(input: FinanceFiguresInput): Figure[] {
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
export function earlierEquityFigures({ statements, entered, sources }: FinanceFiguresInput): Figure[] {
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
