// The sums that statements, notes and count tables always have, from the meaning and role of their rows. Own reports use
// this; for reports made elsewhere `printed/find-sums.ts` looks for what their totals are totals of.
import type {
  ControlledColumn,
  ControlledRow,
  Line,
  StatedSum,
  SumReason,
  SumTerm,
  TableKind,
} from './report-under-control.ts';

type Shape = {
  readonly kind: TableKind;
  readonly columns: readonly ControlledColumn[];
  readonly rows: readonly ControlledRow[];
};

export function standardSums(table: Shape): StatedSum[] {
  switch (table.kind) {
    case 'incomeStatement':
      return lineSums(table, 'result', [
        ['operatingResult', ['operatingIncome', '-operatingCosts', '-depreciation']],
        ['resultAfterFinancial', ['operatingResult', 'financialIncome', '-financialCosts']],
        ['yearResult', ['resultAfterFinancial']],
      ]);
    case 'operatingAccount':
      return lineSums(table, 'result', [['result', ['income', '-costs']]]);
    case 'balanceSheet':
      return lineSums(table, 'sum', [
        ['currentAssets', ['receivables', 'shortTermInvestments', 'cash']],
        ['totalAssets', ['fixedAssets', 'currentAssets']],
        ['closingEquity', ['openingEquity', 'yearResult', 'otherEquityChange']],
        ['totalEquityAndLiabilities', ['closingEquity', 'provisions', ...liabilities(table)]],
      ]);
    case 'cashFlow':
      return cashFlowSums(table);
    case 'participants':
      return [...roleSums(table), ...countColumnSums(table)];
    case 'overview':
    case 'goals':
      return [];
    default:
      return [...roleSums(table), ...countColumnSums(table)];
  }
}

/**
 * Totals and subtotals by role: a subtotal is the sum of the rows since the one before it, a total that of all rows,
 * and parts are together the row that they are parts of.
 */
export function roleSums(table: Shape): StatedSum[] {
  const sums: StatedSum[] = [];
  let sinceSubtotal: string[] = [];
  let all: string[] = [];
  for (const row of table.rows) {
    if (row.role === 'row') {
      sinceSubtotal.push(row.id);
      all.push(row.id);
    } else if (row.role === 'subtotal' || row.role === 'total') {
      const terms = row.role === 'total' ? all : sinceSubtotal;
      if (terms.length > 0) sums.push({ direction: 'rows', reason: 'sum', total: row.id, terms: terms.map(plus) });
      sinceSubtotal = [];
      if (row.role === 'total') all = [];
    }
  }
  return [...sums, ...partSums(table.rows)];
}

export function partSums(rows: readonly ControlledRow[]): StatedSum[] {
  const wholes = new Set(rows.flatMap((row) => (row.role === 'part' && row.of ? [row.of] : [])));
  return [...wholes].map((whole) => ({
    direction: 'rows',
    reason: 'sum',
    total: whole,
    terms: rows.filter((row) => row.of === whole).map((row) => plus(row.id)),
  }));
}

/** Women and men are the participants; exit reasons are the exits. */
export function countColumnSums(table: Pick<Shape, 'columns'>): StatedSum[] {
  const idsOf = (measure: ControlledColumn['measure']): string[] =>
    table.columns.filter((column) => column.measure === measure).map((column) => column.id);
  const [women, men, all, exited] = [idsOf('women'), idsOf('men'), idsOf('participants'), idsOf('exited')];
  const reasons = idsOf('exitReason');
  const sums: StatedSum[] = [];
  if (all[0] && women[0] && men[0]) {
    sums.push(columnSum('women-and-men', { total: all[0], terms: [women[0], men[0]] }));
  }
  if (exited[0] && reasons.length > 0) {
    sums.push(columnSum('exit-reasons', { total: exited[0], terms: reasons }));
  }
  return sums;
}

export function columnSum(reason: SumReason, parts: { total: string; terms: readonly string[] }): StatedSum {
  return { direction: 'columns', reason, total: parts.total, terms: parts.terms.map(plus) };
}

export function plus(id: string): SumTerm {
  return { id, sign: 1 };
}

type SignedLine = Line | `-${Line}`;

function lineSums(
  table: Shape,
  reason: SumReason,
  definitions: readonly (readonly [Line, readonly SignedLine[]])[],
): StatedSum[] {
  return definitions.flatMap(([line, parts]) => {
    const total = rowIdOf(table, line);
    const terms = parts.flatMap((part): SumTerm[] => {
      const isCost = part.startsWith('-');
      const id = rowIdOf(table, (isCost ? part.slice(1) : part) as Line);
      return id ? [{ id, sign: isCost ? 'cost' : 1 }] : [];
    });
    return total && terms.length > 0 ? [{ direction: 'rows', reason, total, terms }] : [];
  });
}

function cashFlowSums(table: Shape): StatedSum[] {
  const has = (line: Line): boolean => rowIdOf(table, line) !== undefined;
  const start: Line[] = has('beforeWorkingCapital') ? ['beforeWorkingCapital'] : ['yearResult', 'nonCashAdjustments'];
  const operating: Line[] = has('operating') ? ['operating'] : [...start, 'changeReceivables', 'changeLiabilities'];
  const year: Line[] = has('yearCashFlow') ? ['yearCashFlow'] : [...operating, 'investing', 'financing'];
  return lineSums(table, 'cash-flow', [
    ['beforeWorkingCapital', ['yearResult', 'nonCashAdjustments']],
    ['operating', [...start, 'changeReceivables', 'changeLiabilities']],
    ['yearCashFlow', [...operating, 'investing', 'financing']],
    ['closingCash', ['openingCash', ...year]],
  ]);
}

function liabilities(table: Shape): Line[] {
  return rowIdOf(table, 'totalLiabilities') ? ['totalLiabilities'] : ['longTermLiabilities', 'currentLiabilities'];
}

function rowIdOf(table: Shape, line: Line): string | undefined {
  return table.rows.find((row) => row.line === line)?.id;
}
