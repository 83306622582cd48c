// Subtotals that a cash flow names and leaves empty although its rows say what they are.
import { type Finding, state } from '../finding.ts';
import { tablesOf, placeOf } from '../locate.ts';
import type { ControlledTable, Line, ReportUnderControl } from '../report-under-control.ts';
import { write } from '../texts.ts';

export function emptySubtotals(report: ReportUnderControl): Finding[] {
  return tablesOf(report, 'cashFlow').flatMap((table) => {
    const column = table.columns.findIndex((one) => one.kind === 'current');
    const [found] = column < 0 ? [] : emptyLines(table, column);
    if (!found) return [];
    const { row, value } = found;
    const amount = write(value, table.unit);
    return [
      state({
        rule: 'empty-subtotal',
        place: placeOf(table, row),
        ok: false,
        right: value,
        unit: table.unit,
        sv: `${table.caption}: raden ${row.label} är tom, men raderna ovanför ger ${amount}.`,
        en: `${table.caption}: the row ${row.label} is empty, but the rows above make ${amount}.`,
      }),
    ];
  });
}

function emptyLines(
  table: ControlledTable,
  column: number,
): { row: ControlledTable['rows'][number]; value: number }[] {
  const value = (line: Line): number | null =>
    table.rows.find((row) => row.line === line)?.cells[column]?.printed ?? null;
  const start = value('yearResult');
  const changes = [value('changeReceivables'), value('changeLiabilities')];
  if (start === null || changes.some((one) => one === null)) return [];
  const operating =
    start + (value('nonCashAdjustments') ?? 0) + changes.reduce<number>((sum, one) => sum + (one ?? 0), 0);
  const year = operating + (value('investing') ?? 0) + (value('financing') ?? 0);
  return (
    [
      ['operating', operating],
      ['yearCashFlow', year],
    ] as const
  ).flatMap(([line, made]) => {
    const row = table.rows.find((one) => one.line === line);
    return row && row.cells[column]?.printed === null && made !== 0 ? [{ row, value: made }] : [];
  });
}
