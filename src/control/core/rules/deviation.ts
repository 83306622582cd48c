// Deviation against budget (LKBR 10:1): plus is better than budget, so costs are turned.
import { isKnown, subtract } from '../amount.ts';
import { compare, type Finding } from '../finding.ts';
import { at, type Located } from '../locate.ts';
import type { ControlledRow, ControlledTable, ReportUnderControl } from '../report-under-control.ts';

type Nature = 'cost' | 'income' | 'unknown';
type Row = {
  readonly deviation: Located;
  readonly actual: Located;
  readonly budget: Located;
  readonly nature: Nature;
};

export function checkDeviations(report: ReportUnderControl): Finding[] {
  return report.tables.flatMap((table) => {
    const rows = comparable(table);
    const convention = conventionOf(rows);
    return rows.map((row) => {
      const isTurned = convention === 'favourable' ? isCostLike(row) : convention === 'budgetMinusActual';
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
    return [{ deviation, actual, budget, nature: natureOf(table, row, actual) }];
  });
}

/** Costs printed positive are turned; costs printed negative already point the way that income does. */
function natureOf(table: ControlledTable, row: ControlledRow, actual: Located): Nature {
  const isPositive = (actual.amount.exactOre ?? actual.amount.printed ?? 0) >= 0;
  const line = row.line ?? sumLineOf(table, row);
  if (table.kind === 'notes.costs' || table.kind === 'appendix.economy' || costLines.has(line ?? '')) {
    return isPositive ? 'cost' : 'income';
  }
  return line === null ? 'unknown' : 'income';
}

const costLines = new Set(['costs', 'operatingCosts', 'financialCosts']);

/** What a row without a meaning of its own adds up to: single costs are a part of the costs. */
function sumLineOf(table: ControlledTable, row: ControlledRow): string | null {
  const sum = table.sums.find((one) => one.direction === 'rows' && one.terms.some((term) => term.id === row.id));
  return table.rows.find((other) => other.id === sum?.total)?.line ?? null;
}

/** A row that nobody can tell the nature of may point either way. */
function isCostLike(row: Row): boolean {
  return row.nature === 'cost' || (row.nature === 'unknown' && fits(row, true) && !fits(row, false));
}

function fits(row: Row, isTurned: boolean): boolean {
  const value = (subtract({ from: row.actual.amount, take: row.budget.amount })?.printed ?? 0) * (isTurned ? -1 : 1);
  return Math.abs(value - (row.deviation.amount.printed ?? 0)) <= 1;
}

/**
 * `favourable` unless the whole table evidently uses one plain subtraction: then at least three rows, two of them costs,
 * must follow it. With fewer rows a turned sign could not be told from another convention.
 */
function conventionOf(rows: readonly Row[]): 'favourable' | 'actualMinusBudget' | 'budgetMinusActual' {
  const isFavourable = rows.filter((row) => fits(row, isCostLike(row))).length * 2 >= rows.length;
  if (isFavourable || rows.length < 3 || rows.filter((row) => row.nature === 'cost').length < 2) return 'favourable';
  if (rows.every((row) => fits(row, false))) return 'actualMinusBudget';
  return rows.every((row) => fits(row, true)) ? 'budgetMinusActual' : 'favourable';
}
