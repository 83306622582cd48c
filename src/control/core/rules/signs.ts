// One sign per row: a budget printed positive beside an outcome printed negative cannot be compared.
import { type Finding, state } from '../finding.ts';
import { at, type Located, placeOf } from '../locate.ts';
import type { ControlledRow, ControlledTable, ReportUnderControl } from '../report-under-control.ts';
import { write } from '../texts.ts';

const tablesWithSigns = new Set([
  'incomeStatement',
  'operatingAccount',
  'overview',
  'notes.income',
  'notes.costs',
  'notes.netAgainstBudget',
  'notes.other',
]);

export function checkSigns(report: ReportUnderControl): Finding[] {
  return report.tables
    .filter((table) => tablesWithSigns.has(table.kind))
    .flatMap((table) => table.rows.flatMap((row) => checkRow(table, row)));
}

function checkRow(table: ControlledTable, row: ControlledRow): Finding[] {
  // Results and roundings change sign by nature.
  if (isSignFree(table, row)) return [];
  const cells = table.columns.flatMap((column, index) => {
    const cell = column.kind === 'deviation' ? undefined : at(table, row, index);
    return cell && valueOf(cell) !== 0 ? [cell] : [];
  });
  if (cells.length < 2) return [];
  const [budget, outcome] = [
    cells.filter((cell) => cell.column.kind === 'budget'),
    cells.filter((cell) => cell.column.kind !== 'budget'),
  ];
  // Between years only where the sign cannot turn: rows of income and costs, not amounts that may be corrections.
  const isOneSigned =
    !table.kind.startsWith('notes.') || table.kind === 'notes.netAgainstBudget' || row.line !== null;
  const groups = isOneSigned ? [cells] : [[...budget, ...outcome.filter((cell) => cell.column.kind === 'current')]];
  return groups.flatMap((group) => {
    if (group.length < 2) return [];
    const first = group[0];
    const other = group.find((cell) => Math.sign(valueOf(cell)) !== Math.sign(first ? valueOf(first) : 0));
    const numbers = (first && other && [first, other]) || null;
    return [
      state({
        rule: 'sign',
        place: placeOf(table, row),
        ok: numbers === null,
        ...(numbers ? { left: valueOf(numbers[0] as Located), right: valueOf(numbers[1] as Located) } : {}),
        unit: row.unit ?? table.unit,
        sv: numbers
          ? `${table.caption}: ${row.label} har olika tecken i kolumnerna (${show(numbers[0])} och ${show(numbers[1])}).`
          : `${table.caption}: ${row.label} har samma tecken i alla kolumner.`,
        en: numbers
          ? `${table.caption}: ${row.label} has different signs in its columns (${show(numbers[0])} and ${show(numbers[1])}).`
          : `${table.caption}: ${row.label} has one sign in all columns.`,
      }),
    ];
  });
}

function isSignFree(table: ControlledTable, row: ControlledRow): boolean {
  if (table.kind === 'notes.netAgainstBudget') return false;
  const free = ['operatingResult', 'resultAfterFinancial', 'yearResult', 'result', 'closingEquity', 'openingEquity'];
  return (
    (row.line !== null && free.includes(row.line)) ||
    /resultat|utjämning|förändring|korrigering|avvikelse|eget kapital|netto|ersättningsskuld/i.test(row.label)
  );
}

function show(cell: Located | undefined): string {
  return cell ? `${cell.column.label} ${write(valueOf(cell), cell.amount.unit)}` : '';
}

function valueOf(cell: Located): number {
  return cell.amount.printed ?? (cell.amount.exactOre ?? 0) / 100;
}
