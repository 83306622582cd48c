// Every sum that a table states: LKBR 4:4 asks for a true picture, and the printed reports had sums that did not add up.
import { type Amount, negate, sizeOf, sumAmounts } from '../amount.ts';
import { compare, type Finding, state } from '../finding.ts';
import { at, type Located, placeOf } from '../locate.ts';
import type {
  ControlledRow,
  ControlledTable,
  ReportUnderControl,
  StatedSum,
  SumReason,
  SumTerm,
} from '../report-under-control.ts';

export function checkSums(report: ReportUnderControl): Finding[] {
  return report.tables.flatMap((table) =>
    table.sums.flatMap((sum) =>
      sum.direction === 'rows' ? checkRowSum(report, table, sum) : checkColumnSum(report, table, sum),
    ),
  );
}

function checkRowSum(
  report: ReportUnderControl,
  table: ControlledTable,
  sum: Extract<StatedSum, { direction: 'rows' }>,
): Finding[] {
  const total = table.rows.find((row) => row.id === sum.total);
  if (!total) return [missing(table, sum)];
  return table.columns.flatMap((column, index) => {
    if (sum.columns ? !sum.columns.includes(column.id) : column.kind === 'deviation' && sum.reason !== 'sum')
      return [];
    const terms = sum.terms.map((term) => ({
      term,
      cell: rowById(table, term.id) && at(table, rowById(table, term.id) as ControlledRow, index),
    }));
    if (isHidden(total, index)) return [];
    const hasHidden = sum.terms.some((term) => isHidden(rowById(table, term.id), index));
    const relation = hasHidden ? 'atMost' : 'equal';
    return tie(report, { reason: sum.reason, total: at(table, total, index), terms, relation });
  });
}

function checkColumnSum(
  report: ReportUnderControl,
  table: ControlledTable,
  sum: Extract<StatedSum, { direction: 'columns' }>,
): Finding[] {
  const index = (id: string): number => table.columns.findIndex((column) => column.id === id);
  if (index(sum.total) < 0) return [missing(table, sum)];
  const rows = table.rows.filter((row) => !sum.rows || sum.rows.includes(row.id));
  return rows.flatMap((row) => {
    const terms = sum.terms.map((term) => ({ term, cell: at(table, row, index(term.id)) }));
    const total = at(table, row, index(sum.total));
    if (isHidden(row, index(sum.total))) return [];
    const hasHidden = sum.terms.some((term) => isHidden(row, index(term.id)));
    const relation = hasHidden ? 'atMost' : (sum.relation ?? 'equal');
    return tie(report, { reason: sum.reason, total, terms, relation });
  });
}

/** What privacy hides is part of a sum all the same: the parts that are shown are no more than the whole. */
function isHidden(row: ControlledRow | undefined, index: number): boolean {
  return row?.cells[index]?.isHidden === true;
}

function tie(
  report: ReportUnderControl,
  sum: {
    reason: SumReason;
    total: Located | undefined;
    terms: readonly { term: SumTerm; cell: Located | undefined }[];
    relation: 'equal' | 'atMost';
  },
): Finding[] {
  const { total } = sum;
  const right = sumAmounts(sum.terms.flatMap(({ term, cell }) => (cell ? [signed(cell.amount, term.sign)] : [])));
  // A row or column that is not printed states nothing.
  if (!total || !right) return [];
  const check = {
    rule: sum.reason,
    place: total.place,
    leftLabel: total.label,
    rightLabel: { sv: `summan av ${sum.terms.length} delar`, en: `the sum of ${sum.terms.length} parts` },
    left: total.amount,
    right,
  } as const;
  if (sum.relation === 'equal') return [compare(report, check)];
  const isWithin = (right.printed ?? 0) <= (total.amount.printed ?? 0);
  return [
    compare(
      report,
      isWithin
        ? { ...check, rightLabel: { sv: 'det som delarna ryms i', en: 'what its parts fit in' }, right: total.amount }
        : check,
    ),
  ];
}

function signed(amount: Amount, sign: SumTerm['sign']): Amount {
  if (sign === 'cost') return negate(sizeOf(amount));
  return sign === 1 ? amount : negate(amount);
}

function rowById(table: ControlledTable, id: string): ControlledRow | undefined {
  return table.rows.find((row) => row.id === id);
}

/** A stated sum whose total is gone from the table is itself a fault: somebody took the row away. */
function missing(table: ControlledTable, sum: StatedSum): Finding {
  return state({
    rule: sum.reason,
    detail: `missing-${sum.total}`,
    place: placeOf(table),
    ok: false,
    sv: `${table.caption} saknar raden eller kolumnen ${sum.total} som ska vara en summa.`,
    en: `${table.caption} has no row or column ${sum.total}, which should be a sum.`,
  });
}
