// The year before stands on every line (LKBR 5:6 and 6:5). Asked of the lines that every year has; a blank on another row
// may be a row that the year before did not know.
import { type Finding, state } from '../finding.ts';
import { at, basisOf, placeOf } from '../locate.ts';
import type { Line, ReportUnderControl } from '../report-under-control.ts';

const always = new Set<Line>([
  'operatingIncome',
  'operatingCosts',
  'operatingResult',
  'yearResult',
  'totalAssets',
  'cash',
  'closingEquity',
  'currentLiabilities',
  'totalEquityAndLiabilities',
  'openingCash',
  'closingCash',
  'income',
  'costs',
  'result',
  'total',
]);

const kinds = new Set(['incomeStatement', 'balanceSheet', 'cashFlow', 'operatingAccount', 'overview']);

export function checkComparisonYears(report: ReportUnderControl): Finding[] {
  return report.tables
    .filter((table) => kinds.has(table.kind) || table.kind.startsWith('notes.'))
    .flatMap((table) =>
      table.rows.flatMap((row) => {
        if (row.line === null || !always.has(row.line)) return [];
        const years = table.columns.flatMap((column, index) =>
          basisOf(column)?.startsWith('actual:') ? [{ column, cell: at(table, row, index) }] : [],
        );
        const blank = years.find(({ cell }) => !cell);
        if (years.length < 2 || years.every(({ cell }) => !cell)) return [];
        const place = placeOf(table, row, blank?.column);
        return [
          state({
            rule: 'comparison-year',
            place,
            ok: blank === undefined,
            sv: blank ? `${place.path} är tomt, men raden har belopp andra år.` : `${place.path} har belopp alla år.`,
            en: blank ? `${place.path} is empty, but the row has other years.` : `${place.path} has every year.`,
          }),
        ];
      }),
    );
}
