// One name, one amount: a reader takes two rows with one name for the same thing ("Erhållna bidrag personal" was one row
// in a statement and two in a note).
import { printedOf, sizeOf } from '../amount.ts';
import { compare, type Finding } from '../finding.ts';
import { basesOf, type Located, labelKey, rowOn } from '../locate.ts';
import type { ControlledRow, ControlledTable, ReportUnderControl } from '../report-under-control.ts';
import { write } from '../texts.ts';

type Row = { readonly table: ControlledTable; readonly row: ControlledRow };
type Pair = { readonly left: Located; readonly right: Located };

const statements = new Set(['incomeStatement', 'balanceSheet', 'cashFlow', 'operatingAccount']);
const money = new Set(['kr', 'tkr']);

export function checkSameLabels(report: ReportUnderControl): Finding[] {
  const byLabel = new Map<string, Row[]>();
  for (const table of report.tables.filter((one) => money.has(one.unit) && isComparable(one))) {
    for (const row of table.rows) {
      const key = labelKey(row.label);
      if (row.line !== null || row.role === 'total' || isTooCommon(key)) continue;
      byLabel.set(key, [...(byLabel.get(key) ?? []), { table, row }]);
    }
  }
  return [...byLabel.values()].flatMap((rows) =>
    rows.flatMap((left, index) =>
      rows.slice(index + 1).flatMap((right) => (left.table === right.table ? [] : checkPair(report, left, right))),
    ),
  );
}

function checkPair(report: ReportUnderControl, one: Row, other: Row): Finding[] {
  const pairs = basesOf(one.table).flatMap((basis): Pair[] => {
    const left = rowOn(one.table, one.row, basis);
    const right = rowOn(other.table, other.row, basis);
    return left && right ? [{ left, right }] : [];
  });
  if (!areOneThing(report, { one, other }, pairs)) return [];
  return pairs.map(({ left, right }) => {
    const finding = compare(report, {
      rule: 'same-label',
      detail: right.table.id,
      place: left.place,
      leftLabel: left.label,
      rightLabel: right.label,
      left: sizeOf(left.amount),
      right: sizeOf(right.amount),
    });
    const neighbour = finding.ok ? undefined : (splitRow(left, right) ?? splitRow(right, left));
    return neighbour ? { ...finding, ...withNeighbour(finding, neighbour) } : finding;
  });
}

/** Two rows of one name are one thing when they agree in another column, or nearly agree with a statement. */
function areOneThing(report: ReportUnderControl, rows: { one: Row; other: Row }, pairs: readonly Pair[]): boolean {
  const agrees = ({ left, right }: Pair): boolean =>
    printedOf(left.amount) !== 0 &&
    Math.abs(printedOf(sizeOf(left.amount)) - printedOf(sizeOf(right.amount))) <= report.settings.toleranceKronor;
  if (pairs.some(agrees)) return true;
  const hasStatement = statements.has(rows.one.table.kind) || statements.has(rows.other.table.kind);
  const isNear = ({ left, right }: Pair): boolean => {
    const [a, b] = [printedOf(sizeOf(left.amount)), printedOf(sizeOf(right.amount))];
    return a !== 0 && b !== 0 && Math.abs(a - b) <= 0.1 * Math.max(a, b);
  };
  return hasStatement && pairs.some(isNear);
}

/** A row of the right table that together with the right row makes the left one. */
function splitRow(left: Located, right: Located): { row: ControlledRow; amount: number; unit: 'kr' } | undefined {
  const missing = Math.abs(printedOf(left.amount)) - Math.abs(printedOf(right.amount));
  const index = right.table.columns.indexOf(right.column);
  const found = right.table.rows.find((row) => {
    const printed = row.cells[index]?.printed ?? null;
    return row !== right.row && printed !== null && missing > 1 && Math.abs(Math.abs(printed) - missing) <= 1;
  });
  return found ? { row: found, amount: missing, unit: 'kr' } : undefined;
}

function withNeighbour(
  finding: Finding,
  neighbour: { row: ControlledRow; amount: number; unit: 'kr' },
): Pick<Finding, 'message' | 'messageEnglish'> {
  const amount = write(neighbour.amount, neighbour.unit);
  return {
    message: `${finding.message} Resten, ${amount}, står på raden ${neighbour.row.label}.`,
    messageEnglish: `${finding.messageEnglish} The rest, ${amount}, is the row ${neighbour.row.label}.`,
  };
}

/** Net amounts are another thing by definition, and an appendix has its own tie to the note of costs. */
function isComparable(table: ControlledTable): boolean {
  return table.kind !== 'notes.netAgainstBudget' && !table.kind.startsWith('appendix.') && table.kind !== 'overview';
}

function isTooCommon(key: string): boolean {
  return key === '' || /^(varav|summa|totalt?|övrigt|övriga|annat|netto|brutto)\b/u.test(key);
}
