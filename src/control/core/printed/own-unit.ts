// The unit that a table's numbers have. An overview often says none and is in tkr; a printed table has said tkr above kronor.
import { basesOf, rowOn } from '../locate.ts';
import type { ControlledTable, Line, StatedEquation, TableUnit } from '../report-under-control.ts';

const compared: readonly (readonly [Line, Line])[] = [
  ['yearResult', 'yearResult'],
  ['result', 'yearResult'],
  ['costs', 'operatingCosts'],
  ['closingEquity', 'closingEquity'],
];

export type InOwnUnit = { readonly table: ControlledTable; readonly equation: StatedEquation | null };

/** The table in the unit that its amounts fit, and what to say when the table states another one. */
export function inOwnUnit(table: ControlledTable, tables: readonly ControlledTable[], isStated: boolean): InOwnUnit {
  if (table.kind !== 'overview' && table.kind !== 'operatingAccount') return { table, equation: null };
  const others = tables.filter((other) => other.kind === 'incomeStatement' || other.kind === 'balanceSheet');
  const other: TableUnit = table.unit === 'tkr' ? 'kr' : 'tkr';
  const asStated = countFits(table, others, table.unit);
  if (asStated > 0 || countFits(table, others, other) < 2) return { table, equation: null };
  return { table: { ...table, unit: other }, equation: isStated ? wrongUnit(table) : null };
}

function countFits(table: ControlledTable, others: readonly ControlledTable[], unit: TableUnit): number {
  return compared.filter(([own, line]) =>
    others.some((other) =>
      basesOf(table).some((basis) => {
        const left =
          rowOn(
            table,
            table.rows.find((row) => row.line === own),
            basis,
          )?.amount.printed ?? null;
        const right =
          rowOn(
            other,
            other.rows.find((row) => row.line === line),
            basis,
          )?.amount.printed ?? null;
        if (left === null || right === null || right === 0) return false;
        const [a, b] = [Math.abs(left) * factor(unit), Math.abs(right) * factor(other.unit)];
        return Math.abs(a - b) <= 0.05 * b;
      }),
    ),
  ).length;
}

function factor(unit: TableUnit): number {
  return unit === 'tkr' ? 1000 : 1;
}

function wrongUnit(table: ControlledTable): StatedEquation {
  return {
    id: `${table.id}.unit`,
    rule: 'unit',
    path: table.caption,
    leftLabel: `${table.caption}: kronor per enhet som rubriken säger`,
    rightLabel: 'kronor per enhet i talen',
    left: factor(table.unit),
    right: table.unit === 'tkr' ? 1 : 1000,
    tolerance: 0,
    unit: 'count',
  };
}
