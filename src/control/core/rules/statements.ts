// One fact, one amount: the statements are one whole (LKBR 4:1), and the balance sheet balances (LKBR 6:2).
import { type Amount, sizeOf, subtract, sumAmounts } from '../amount.ts';
import { compare, type Finding } from '../finding.ts';
import { type Basis, basesOf, type Located, lineOn, tableOf } from '../locate.ts';
import type { ControlledTable, Line, ReportUnderControl, TableKind } from '../report-under-control.ts';

/** The same amount in two statements; sizes, because one prints costs negative and the other positive. */
const sameFacts: readonly (readonly [TableKind, Line, TableKind, Line])[] = [
  ['balanceSheet', 'yearResult', 'incomeStatement', 'yearResult'],
  ['cashFlow', 'yearResult', 'incomeStatement', 'yearResult'],
  ['operatingAccount', 'result', 'incomeStatement', 'yearResult'],
  ['operatingAccount', 'closingEquity', 'balanceSheet', 'closingEquity'],
];

export function checkStatements(report: ReportUnderControl): Finding[] {
  const findings: Finding[] = [];
  for (const [leftKind, leftLine, rightKind, rightLine] of sameFacts) {
    const left = tableOf(report, leftKind);
    const right = tableOf(report, rightKind);
    for (const basis of basesOf(left)) {
      findings.push(...same(report, lineOn(left, leftLine, basis), lineOn(right, rightLine, basis)));
    }
  }
  return [...findings, ...checkCash(report), ...checkBalance(report), ...checkCosts(report), ...checkChanges(report)];
}

/** Cash of the flow and of the operating account takes in what is placed for a short time, which has a row of its own. */
function checkCash(report: ReportUnderControl): Finding[] {
  const sheet = tableOf(report, 'balanceSheet');
  const pairs = [
    [tableOf(report, 'cashFlow'), 'closingCash'],
    [tableOf(report, 'operatingAccount'), 'cash'],
  ] as const;
  return pairs.flatMap(([table, line]) =>
    basesOf(table).flatMap((basis) => same(report, lineOn(table, line, basis), liquidOn(sheet, basis))),
  );
}

/** Cash and short-term investments of a balance sheet. */
export function liquidOn(sheet: ControlledTable | undefined, basis: Basis): Located | undefined {
  const cash = lineOn(sheet, 'cash', basis);
  const placed = lineOn(sheet, 'shortTermInvestments', basis);
  const amount = cash && placed ? sumAmounts([cash.amount, placed.amount]) : null;
  return cash && amount ? { ...cash, amount } : cash;
}

function same(report: ReportUnderControl, left: Located | undefined, right: Located | undefined): Finding[] {
  if (!left || !right) return [];
  return [
    compare(report, {
      rule: 'statement-statement',
      detail: right.table.id,
      place: left.place,
      leftLabel: left.label,
      rightLabel: right.label,
      left: left.amount,
      right: right.amount,
    }),
  ];
}

function checkBalance(report: ReportUnderControl): Finding[] {
  const table = tableOf(report, 'balanceSheet');
  return basesOf(table).flatMap((basis) => {
    const assets = lineOn(table, 'totalAssets', basis);
    const funding = lineOn(table, 'totalEquityAndLiabilities', basis);
    if (!assets || !funding) return [];
    return [
      compare(report, {
        rule: 'balance',
        place: funding.place,
        leftLabel: funding.label,
        rightLabel: assets.label,
        left: funding.amount,
        right: assets.amount,
      }),
    ];
  });
}

/** Costs may take in financial costs where income takes in financial income: both definitions are one choice. */
function checkCosts(report: ReportUnderControl): Finding[] {
  const statement = tableOf(report, 'incomeStatement');
  const account = tableOf(report, 'operatingAccount');
  return basesOf(account).flatMap((basis) => {
    const left = lineOn(account, 'costs', basis);
    const right = lineOn(statement, 'operatingCosts', basis);
    if (!left || !right) return [];
    const choices = costChoices(statement, basis, right);
    return [
      compare(report, {
        rule: 'statement-statement',
        detail: 'incomeStatement',
        place: left.place,
        leftLabel: left.label,
        rightLabel: right.label,
        left: sizeOf(left.amount),
        right: nearest(sizeOf(left.amount), choices),
      }),
    ];
  });
}

/** Operating costs, with or without depreciation and financial costs: tables draw the line at different rows. */
export function costChoices(statement: ControlledTable | undefined, basis: Basis, costs: Located): Amount[] {
  return (['depreciation', 'financialCosts'] as const).reduce(
    (choices: Amount[], line) => {
      const more = lineOn(statement, line, basis);
      return more ? [...choices, ...choices.flatMap((one) => sumAmounts([one, sizeOf(more.amount)]) ?? [])] : choices;
    },
    [sizeOf(costs.amount)],
  );
}

export function nearest(left: Amount, choices: readonly Amount[]): Amount {
  const distance = (amount: Amount): number => {
    const apart = subtract({ from: left, take: amount });
    return Math.abs(apart?.exactOre ?? (apart?.printed ?? Infinity) * 100);
  };
  return choices.toSorted((a, b) => distance(a) - distance(b))[0] ?? left;
}

/** The cash flow's changes are differences between the two columns of the balance sheet (LKBR 8:1). */
function checkChanges(report: ReportUnderControl): Finding[] {
  const flow = tableOf(report, 'cashFlow');
  const sheet = tableOf(report, 'balanceSheet');
  if (!flow || !sheet) return [];
  return flow.columns.flatMap((column) => {
    if (column.year === null || column.kind === 'budget' || column.kind === 'forecast') return [];
    const now: Basis = `actual:${column.year}`;
    const before: Basis = `actual:${column.year - 1}`;
    const receivables = lineOn(flow, 'changeReceivables', now);
    const liabilities = lineOn(flow, 'changeLiabilities', now);
    return [
      ...change(report, receivables, { from: receivablesOn(sheet, before), take: receivablesOn(sheet, now) }),
      ...change(report, liabilities, {
        from: lineOn(sheet, 'currentLiabilities', now)?.amount,
        take: lineOn(sheet, 'currentLiabilities', before)?.amount,
      }),
    ];
  });
}

function change(
  report: ReportUnderControl,
  left: Located | undefined,
  sides: { from: Amount | undefined; take: Amount | undefined },
): Finding[] {
  if (!left || !sides.from || !sides.take) return [];
  const right = subtract({ from: sides.from, take: sides.take });
  if (!right) return [];
  return [
    compare(report, {
      rule: 'cash-flow',
      detail: 'balanceSheet',
      place: left.place,
      leftLabel: left.label,
      rightLabel: { sv: 'ändringen i balansräkningen', en: 'the change in the balance sheet' },
      left: left.amount,
      right,
    }),
  ];
}

/** Receivables as a line, or what is left of the current assets beside cash where they stand row by row. */
function receivablesOn(sheet: ControlledTable, basis: Basis): Amount | undefined {
  const line = lineOn(sheet, 'receivables', basis);
  if (line) return line.amount;
  const current = lineOn(sheet, 'currentAssets', basis);
  const all = lineOn(sheet, 'totalAssets', basis);
  const fixed = lineOn(sheet, 'fixedAssets', basis);
  const cash = lineOn(sheet, 'cash', basis);
  const assets = current?.amount ?? (all && fixed ? subtract({ from: all.amount, take: fixed.amount }) : all?.amount);
  return assets && cash ? (subtract({ from: assets, take: cash.amount }) ?? undefined) : undefined;
}
