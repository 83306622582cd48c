// In a report of our own what is printed is the exact amount, rounded once (half away from zero): one finding a table.
import { roundToKronor, roundToThousandKronor } from '#kernel';
import { type Finding, state } from '../finding.ts';
import { placeOf } from '../locate.ts';
import type { ControlledTable, ReportUnderControl } from '../report-under-control.ts';

export function checkPrintedCells(report: ReportUnderControl): Finding[] {
  if (report.origin === 'printed') return [];
  return report.tables.flatMap((table) => {
    const cells = exactCells(table);
    const wrong = cells.find(({ printed, rounded }) => printed !== rounded);
    if (cells.length === 0) return [];
    const place = wrong ? placeOf(table, wrong.row, wrong.column) : placeOf(table);
    return [
      state({
        rule: 'figure-shown',
        detail: 'rounded',
        place,
        ok: wrong === undefined,
        ...(wrong ? { left: wrong.printed, right: wrong.rounded } : {}),
        unit: table.unit,
        sv: wrong
          ? `${place.path} visar ${wrong.printed}, men beloppet är ${wrong.rounded}.`
          : `${table.caption}: varje tal är beloppet i öre, avrundat en gång.`,
        en: wrong
          ? `${place.path} shows ${wrong.printed}, but the amount is ${wrong.rounded}.`
          : `${table.caption}: every number is the exact amount, rounded once.`,
      }),
    ];
  });
}

function exactCells(table: ControlledTable) {
  return table.rows.flatMap((row) =>
    row.cells.flatMap((cell, index) => {
      if (cell.exactOre === null || cell.printed === null) return [];
      const isThousands = (row.unit ?? table.unit) === 'tkr';
      const rounded = isThousands ? roundToThousandKronor(cell.exactOre) : roundToKronor(cell.exactOre);
      return [{ row, column: table.columns[index], printed: cell.printed, rounded }];
    }),
  );
}
