// FinsamL 5 §: Försäkringskassan pays half, the region(er) a quarter and the kommun(er) a quarter. Tested on budget and on
// the full year only, because members pay on different dates. Without a region (5 a §) the kommun pays half.
import { type Amount, sumAmounts } from '../amount.ts';
import { compare, type Finding } from '../finding.ts';
import { basisOf, at, type Located } from '../locate.ts';
import type { ControlledRow, ControlledTable, ReportUnderControl } from '../report-under-control.ts';

type Payer = NonNullable<ControlledRow['member']>;

const names: Readonly<Record<Payer, string>> = {
  forsakringskassan: 'Försäkringskassan',
  region: 'regionen',
  kommun: 'kommunerna',
};

export function checkContributions(report: ReportUnderControl): Finding[] {
  return report.tables
    .filter((table) => table.rows.some((row) => row.member))
    .flatMap((table) =>
      table.columns.flatMap((column, index) => (basisOf(column) ? checkColumn(report, table, index) : [])),
    );
}

function checkColumn(report: ReportUnderControl, table: ControlledTable, column: number): Finding[] {
  const paid = table.rows.flatMap((row) => {
    const cell = row.member && row.role === 'row' ? at(table, row, column) : undefined;
    return cell && row.member ? [{ payer: row.member, cell }] : [];
  });
  const total = sumAmounts(paid.map(({ cell }) => cell.amount));
  const payers = (['forsakringskassan', 'region', 'kommun'] as const).filter((payer) =>
    paid.some((one) => one.payer === payer),
  );
  const hasState = payers.includes('forsakringskassan');
  // One payer alone tells nothing: the table shows a part of the contributions.
  if (!total || !hasState || payers.length < 2 || (total.exactOre ?? total.printed) === 0) return [];
  return payers.map((payer) => {
    const cells = paid.filter((one) => one.payer === payer).map(({ cell }) => cell);
    const share = payer === 'forsakringskassan' || !payers.includes('region') ? 2 : 4;
    return checkShare(report, { payer, cells, total, share });
  });
}

function checkShare(
  report: ReportUnderControl,
  part: { payer: Payer; cells: readonly Located[]; total: Amount; share: 2 | 4 },
): Finding {
  const first = part.cells[0];
  const left = sumAmounts(part.cells.map((cell) => cell.amount)) ?? part.total;
  return compare(report, {
    rule: 'contributions',
    detail: part.payer,
    place: first?.place ?? { path: names[part.payer] },
    leftLabel: `Bidrag från ${names[part.payer]} (${first?.column.label ?? ''})`,
    rightLabel:
      part.share === 2
        ? { sv: 'hälften av bidragen', en: 'half of the contributions' }
        : { sv: 'en fjärdedel av bidragen', en: 'a quarter of the contributions' },
    left,
    right: divide(part.total, part.share),
  });
}

function divide(amount: Amount, share: 2 | 4): Amount {
  return {
    exactOre: amount.exactOre === null ? null : Math.round(amount.exactOre / share),
    printed: amount.printed === null ? null : amount.printed / share,
    unit: amount.unit,
  };
}
