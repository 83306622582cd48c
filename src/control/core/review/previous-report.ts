// Two reports of one association: what this year's report prints of the years before is what their own report printed.
import { sizeOf } from '../amount.ts';
import { compare, type Finding } from '../finding.ts';
import { actual, labelKey, type Located, lineOn, rowOn, tableOf } from '../locate.ts';
import type { ControlledTable, Line, ReportUnderControl, TableKind } from '../report-under-control.ts';

const kinds: readonly TableKind[] = [
  'incomeStatement',
  'balanceSheet',
  'cashFlow',
  'operatingAccount',
  'overview',
  'notes.income',
  'notes.costs',
  'notes.contributions',
  'notes.receivables',
  'notes.liabilities',
];

const overviewTies: readonly (readonly [Line, TableKind, Line])[] = [
  ['yearResult', 'incomeStatement', 'yearResult'],
  ['costs', 'incomeStatement', 'operatingCosts'],
  ['closingEquity', 'balanceSheet', 'closingEquity'],
  ['totalAssets', 'balanceSheet', 'totalAssets'],
];

export function checkPreviousReport(report: ReportUnderControl, previous: ReportUnderControl): Finding[] {
  return [
    ...kinds.flatMap((kind) => sameRows(report, previous, kind)),
    ...openings(report, previous),
    ...overviewOfPrevious(report, previous),
  ];
}

/** The years that both reports print, row by row: by what the row means, else by its name. */
function sameRows(report: ReportUnderControl, previous: ReportUnderControl, kind: TableKind): Finding[] {
  const [now, before] = [tableOf(report, kind), tableOf(previous, kind)];
  if (!now || !before) return [];
  const years = now.columns.flatMap(({ kind: role, year }) =>
    year !== null && year <= previous.year && (role === 'previous' || role === 'year') ? [year] : [],
  );
  return [...new Set(years)].flatMap((year) =>
    now.rows.flatMap((row) => {
      const same =
        row.line === null
          ? before.rows.filter((one) => one.line === null && labelKey(one.label) === labelKey(row.label))
          : before.rows.filter((one) => one.line === row.line);
      if (same.length !== 1 || labelKey(row.label) === '') return [];
      return tie(report, rowOn(now, row, actual(year)), rowOn(before, same[0], actual(year)));
    }),
  );
}

function openings(report: ReportUnderControl, previous: ReportUnderControl): Finding[] {
  const year = report.year;
  if (previous.year !== year - 1) return [];
  const opening = (kind: TableKind, line: Line): Located | undefined =>
    lineOn(tableOf(report, kind), line, actual(year));
  const closing = (kind: TableKind, line: Line): Located | undefined =>
    lineOn(tableOf(previous, kind), line, actual(year - 1));
  return [
    ...tie(report, opening('balanceSheet', 'openingEquity'), closing('balanceSheet', 'closingEquity')),
    ...tie(
      report,
      opening('cashFlow', 'openingCash'),
      closing('cashFlow', 'closingCash') ?? closing('balanceSheet', 'cash'),
    ),
  ];
}

/** The overview's column of a year and that year's own statements. */
function overviewOfPrevious(report: ReportUnderControl, previous: ReportUnderControl): Finding[] {
  const overview: ControlledTable | undefined = tableOf(report, 'overview');
  return overviewTies.flatMap(([line, kind, source]) =>
    tie(
      report,
      lineOn(overview, line, actual(previous.year)),
      lineOn(tableOf(previous, kind), source, actual(previous.year)),
    ),
  );
}

function tie(report: ReportUnderControl, left: Located | undefined, right: Located | undefined): Finding[] {
  if (!left || !right) return [];
  return [
    compare(report, {
      rule: 'previous-report',
      detail: right.table.id,
      place: left.place,
      leftLabel: left.label,
      rightLabel: {
        sv: `i rapporten för ${right.column.year ?? ''} ${right.label}`,
        en: `in the report for ${right.column.year ?? ''} ${right.label}`,
      },
      left: isTurned(left, right) ? sizeOf(left.amount) : left.amount,
      right: isTurned(left, right) ? sizeOf(right.amount) : right.amount,
    }),
  ];
}

/** Costs are printed with either sign, in one report so and in the other so. */
function isTurned(left: Located, right: Located): boolean {
  return [left, right].some(
    ({ row }) => row.line === 'costs' || row.line === 'operatingCosts' || /kostnad/i.test(row.label),
  );
}
