// Finds what the totals of a printed table are totals of. Reads the rows from the top with a stack: a total takes the
// rows on top of it, as many as make it tie in most columns. A column in which it does not tie is what control then finds.
import type {
  ControlledRow,
  ControlledTable,
  Line,
  StatedSum,
  SumReason,
  SumTerm,
  TableKind,
} from '../report-under-control.ts';
import { partSums } from '../standard-sums.ts';
import { isCostLabel, isTotalLabel, maybeTotalLabel } from './labels.ts';

type Table = Omit<ControlledTable, 'sums'>;
type Item = { readonly row: ControlledRow; readonly isTotal: boolean };
type Candidate = { readonly items: readonly Item[]; readonly ties: number };

const resultLines = new Set(['operatingResult', 'resultAfterFinancial', 'yearResult', 'result']);
const totalLines: Partial<Record<TableKind, readonly Line[]>> = {
  balanceSheet: ['totalAssets', 'closingEquity', 'totalEquityAndLiabilities'],
  cashFlow: ['beforeWorkingCapital', 'operating', 'yearCashFlow', 'closingCash'],
  balanceRequirement: ['afterAdjustments', 'balanceRequirementResult'],
};
const maybeTotalLines = new Set([
  'operatingIncome',
  'operatingCosts',
  'income',
  'costs',
  'fixedAssets',
  'currentAssets',
  'receivables',
  'currentLiabilities',
  'totalLiabilities',
  'investing',
  'financing',
]);

export function findSums(table: Table): StatedSum[] {
  const sums: StatedSum[] = [];
  let stack: readonly Item[] = [];
  for (const row of table.rows) {
    if (row.role === 'part' || isHeading(row)) continue;
    const certainty = certaintyOf(table, row);
    const found = certainty === 'row' ? null : whatMakes(table, row, { stack, certainty });
    if (found) {
      sums.push({
        direction: 'rows',
        reason: reasonOf(table, row),
        total: row.id,
        terms: found.items.map((item) => termOf(table, item.row)),
      });
      stack = stack.slice(0, stack.length - found.items.length);
    }
    stack = [...stack, { row, isTotal: found !== null }];
  }
  return [...sums, ...findPartSums(table)];
}

/** A row without a single number is a heading above others. */
export function isHeading(row: ControlledRow): boolean {
  return row.cells.every((cell) => cell.printed === null);
}

type Certainty = 'total' | 'maybe' | 'row';

function certaintyOf(table: Table, row: ControlledRow): Certainty {
  const isResult = row.line !== null && resultLines.has(row.line) && hasResults(table);
  const isTotalLine = row.line !== null && (totalLines[table.kind] ?? []).includes(row.line);
  if (isResult || isTotalLine || isTotalLabel(row.label)) return 'total';
  if (row.line === 'net' && table.rows.some((other) => other.line === 'gross' && isOneStem(other, row)))
    return 'total';
  return (row.line !== null && maybeTotalLines.has(row.line)) || maybeTotalLabel(row.label) ? 'maybe' : 'row';
}

/** "Kanslikostnader brutto … Kanslikostnader netto": a table from gross to net. */
function isOneStem(gross: ControlledRow, net: ControlledRow): boolean {
  const stem = (label: string): string =>
    label
      .toLowerCase()
      .replaceAll(/brutto|netto/g, '')
      .trim();
  return stem(gross.label) === stem(net.label);
}

/** The result of the year is made in the income statement and the operating account, and a row elsewhere. */
function hasResults(table: Table): boolean {
  return table.kind === 'incomeStatement' || table.kind === 'operatingAccount';
}

function whatMakes(
  table: Table,
  total: ControlledRow,
  of: { stack: readonly Item[]; certainty: Certainty },
): Candidate | null {
  const usual = usualLength(table, total, of.stack);
  const candidates = of.stack.map((_, index): Candidate => {
    const items = of.stack.slice(index);
    return { items, ties: countTies(table, total, items) };
  });
  const best = candidates.toSorted(
    (a, b) =>
      b.ties - a.ties ||
      Number(b.items.length === usual) - Number(a.items.length === usual) ||
      b.items.length - a.items.length,
  )[0];
  if (!best) return null;
  if (best.ties > 0) return isWorthStating(table, total, best) ? best : null;
  const chosen = candidates.find((candidate) => candidate.items.length === usual);
  // Nothing ties: only a row that says it is a total is held to be one.
  return of.certainty === 'total' && chosen ? chosen : null;
}

/** A total repeats one row above it where it closes a table; elsewhere one equal row is a coincidence. */
function isWorthStating(table: Table, total: ControlledRow, found: Candidate): boolean {
  return (
    found.items.length > 1 ||
    table.rows.at(-1) === total ||
    (total.line !== null && !maybeTotalLines.has(total.line)) ||
    isTotalLabel(total.label)
  );
}

/** The rows since the total before; a result and a grand total take what stands before, totals and all. */
function usualLength(table: Table, total: ControlledRow, stack: readonly Item[]): number {
  const last = stack.findLastIndex((item) => item.isTotal);
  const since = stack.length - 1 - last;
  const isResult = total.line !== null && resultLines.has(total.line) && hasResults(table);
  if (isResult || total.line === 'closingCash' || total.line === 'yearCashFlow') return stack.length;
  if (total.line === 'totalEquityAndLiabilities') {
    return stack.length - 1 - stack.findLastIndex((item) => item.row.line === 'totalAssets');
  }
  return since > 0 ? since : stack.length;
}

/** Columns in which the items make the total; columns where it could not be told do not count. */
function countTies(table: Table, total: ControlledRow, items: readonly Item[]): number {
  return table.columns.filter((column, index) => {
    const printed = total.cells[index]?.printed ?? null;
    const parts = items.map(({ row }) => signed(table, row, row.cells[index]?.printed ?? null));
    if (printed === null || column.kind === 'deviation' || parts.every((part) => part === null)) return false;
    const sum = parts.reduce<number>((all, part) => all + (part ?? 0), 0);
    // Nought is the sum of too much to tell anything.
    return (printed !== 0 || sum !== 0) && Math.abs(sum - printed) <= 1;
  }).length;
}

function signed(table: Table, row: ControlledRow, printed: number | null): number | null {
  return printed !== null && termOf(table, row).sign === 'cost' ? -Math.abs(printed) : printed;
}

/** Totals of costs are taken away from a result; single rows of costs add up with the signs they have. */
function termOf(table: Table, row: ControlledRow): SumTerm {
  const isCost =
    row.line === 'operatingCosts' ||
    row.line === 'financialCosts' ||
    row.line === 'depreciation' ||
    row.line === 'costs' ||
    (hasResults(table) && row.line === null && row.role !== 'row' && isCostLabel(row.label));
  return { id: row.id, sign: isCost && hasResults(table) ? 'cost' : 1 };
}

function reasonOf(table: Table, row: ControlledRow): SumReason {
  if (table.kind === 'cashFlow') return 'cash-flow';
  return row.line !== null && resultLines.has(row.line) && hasResults(table) ? 'result' : 'sum';
}

/** "Varav" rows need not be all of their row: they are held to it only when they are in some column. */
function findPartSums(table: Table): StatedSum[] {
  return partSums(table.rows).filter((sum) => {
    const parts = table.rows.filter((row) => row.of === sum.total);
    const whole = table.rows.find((row) => row.id === sum.total);
    const isOpen = parts.some((row) => /^varav|^därav/i.test(row.label));
    return (
      !isOpen ||
      (whole !== undefined &&
        countTies(
          table,
          whole,
          parts.map((row) => ({ row, isTotal: false })),
        ) > 0)
    );
  });
}
