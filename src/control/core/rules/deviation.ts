// Deviation against budget (LKBR 10:1): plus is better than budget, so costs are turned.
import { isKnown, subtract } from '../amount.ts';
import { compare, type Finding } from '../finding.ts';
import { at, type Located } from '../locate.ts';
import type { ControlledRow, ControlledTable, ReportUnderControl } from '../report-under-control.ts';

type Row = {
  readonly deviation: Located;
  readonly actual: Located;
  readonly budget: Located;
  readonly isCost: boolean;
};

export function checkDeviations(report: ReportUnderControl): Finding[] {
  return report.tables.flatMap((table) => {
    const rows = comparable(table);
    const convention = conventionOf(rows);
    return rows.map((row) => {
      const isTurned = convention === 'favourable' ? row.isCost : convention === 'budgetMinusActual';
      const sides = isTurned
        ? { from: row.budget.amount, take: row.actual.amount }
        : { from: row.actual.amount, take: row.budget.amount };
      return compare(report, {
        rule: 'deviation',
        place: row.deviation.place,
        leftLabel: row.deviation.label,
        rightLabel: isTurned
          ? { sv: 'budget minus utfall', en: 'budget less actual' }
          : { sv: 'utfall minus budget', en: 'actual less budget' },
        left: row.deviation.amount,
        right: subtract(sides) ?? row.deviation.amount,
      });
    });
  });
}

function comparable(table: ControlledTable): Row[] {
  const index = (kind: string): number => table.columns.findIndex((column) => column.kind === kind);
  return table.rows.flatMap((row) => {
    const deviation = at(table, row, index('deviation'));
    const actual = at(table, row, index('current'));
    const budget = at(table, row, index('budget'));
    if (!deviation || !actual || !budget || !isKnown(deviation.amount)) return [];
    return [{ deviation, actual, budget, isCost: isCostPrintedPositive(table, row, actual) }];
  });
}

function isCostPrintedPositive(table: ControlledTable, row: ControlledRow, actual: Located): boolean {
  const isCost =
    row.line === 'costs' ||
    row.line === 'operatingCosts' ||
    row.line === 'financialCosts' ||
    table.kind === 'notes.costs';
  return isCost && (actual.amount.exactOre ?? actual.amount.printed ?? 0) >= 0;
}

/**
 * `favourable` unless the whole table evidently uses one plain subtraction: then at least three rows, two of them costs,
 * must follow it. With fewer rows a turned sign could not be told from another convention.
 */
function conventionOf(rows: readonly Row[]): 'favourable' | 'actualMinusBudget' | 'budgetMinusActual' {
  const fits = (row: Row, isTurned: boolean): boolean => {
    const { deviation, actual, budget } = row;
    const value = (subtract({ from: actual.amount, take: budget.amount })?.printed ?? 0) * (isTurned ? -1 : 1);
    return Math.abs(value - (deviation.amount.printed ?? 0)) <= 1;
  };
  const isFavourable = rows.filter((row) => fits(row, row.isCost)).length * 2 >= rows.length;
  if (isFavourable || rows.length < 3 || rows.filter((row) => row.isCost).length < 2) return 'favourable';
  if (rows.every((row) => fits(row, false))) return 'actualMinusBudget';
  return rows.every((row) => fits(row, true)) ? 'budgetMinusActual' : 'favourable';
}
