// The overview of several years against the statements, under one definition in every year (LKBR 11:1).
import { type Amount, count, printedOf, sizeOf, subtract } from '../amount.ts';
import { isRoundedFrom } from '../answers.ts';
import { compare, type Finding } from '../finding.ts';
import { type Basis, basesOf, type Located, lineOn, tableOf } from '../locate.ts';
import type { ControlledTable, Line, ReportUnderControl, TableKind } from '../report-under-control.ts';
import { overviewDefinition } from './income.ts';
import { costChoices, nearest } from './statements.ts';

const shown: readonly (readonly [Line, TableKind, Line])[] = [
  ['yearResult', 'incomeStatement', 'yearResult'],
  ['contributions', 'incomeStatement', 'contributions'],
  ['closingEquity', 'balanceSheet', 'closingEquity'],
  ['totalAssets', 'balanceSheet', 'totalAssets'],
  ['cash', 'balanceSheet', 'cash'],
];

/** Income is tied in `income.ts`, which knows both definitions. */
export function checkOverview(report: ReportUnderControl): Finding[] {
  const overview = tableOf(report, 'overview');
  if (!overview) return [];
  return basesOf(overview).flatMap((basis) => [
    ...shown.flatMap(([line, kind, source]) =>
      tie(report, lineOn(overview, line, basis), lineOn(tableOf(report, kind), source, basis)),
    ),
    ...checkCosts(report, overview, basis),
    ...checkResult(report, overview, basis),
    ...checkSolidity(report, overview, basis),
  ]);
}

function checkCosts(report: ReportUnderControl, overview: ControlledTable, basis: Basis): Finding[] {
  const statement = tableOf(report, 'incomeStatement');
  const left = lineOn(overview, 'costs', basis);
  const right = lineOn(statement, 'operatingCosts', basis);
  if (!left || !right) return [];
  return tie(report, left, {
    ...right,
    amount: nearest(inUnitOf(left, right), costChoices(statement, basis, right)),
  });
}

/** The costs as the overview prints them, as an amount of the statement's unit, to choose between definitions. */
function inUnitOf(left: Located, right: Located): Amount {
  const factor = left.amount.unit === 'tkr' && right.amount.unit === 'kr' ? 1000 : 1;
  return { exactOre: null, printed: Math.abs(printedOf(left.amount)) * factor, unit: right.amount.unit };
}

/** Income less costs is the result, unless the overview leaves financial items out, which only the statements tell. */
function checkResult(report: ReportUnderControl, overview: ControlledTable, basis: Basis): Finding[] {
  const result = lineOn(overview, 'yearResult', basis);
  const income = lineOn(overview, 'income', basis);
  const costs = lineOn(overview, 'costs', basis);
  if (!result || !income || !costs || !takesFinancialIn(report, overview)) return [];
  const right = subtract({ from: income.amount, take: sizeOf(costs.amount) });
  if (!right) return [];
  return [
    compare(report, {
      rule: 'result',
      place: result.place,
      leftLabel: result.label,
      rightLabel: { sv: 'intäkter minus kostnader', en: 'income less costs' },
      left: result.amount,
      right,
    }),
  ];
}

function takesFinancialIn(report: ReportUnderControl, overview: ControlledTable): boolean {
  const definition = overviewDefinition(report);
  if (definition !== null) return definition === 'includingFinancial' || !hasFinancialItems(report);
  // Without statements: the overview itself tells, if most of its years add up.
  const years = basesOf(overview).map((basis) => {
    const value = (line: Line): number => Math.abs(lineOn(overview, line, basis)?.amount.printed ?? NaN);
    const result = lineOn(overview, 'yearResult', basis)?.amount.printed ?? NaN;
    return Math.abs(value('income') - value('costs') - result) <= 1;
  });
  return years.filter(Boolean).length * 2 > years.length;
}

function hasFinancialItems(report: ReportUnderControl): boolean {
  const statement = tableOf(report, 'incomeStatement');
  return basesOf(statement).some((basis) =>
    (['financialIncome', 'financialCosts'] as const).some(
      (line) => (lineOn(statement, line, basis)?.amount.printed ?? 0) !== 0,
    ),
  );
}

function checkSolidity(report: ReportUnderControl, overview: ControlledTable, basis: Basis): Finding[] {
  const sheet = tableOf(report, 'balanceSheet');
  const solidity = lineOn(overview, 'solidityPercent', basis);
  const equity = lineOn(sheet, 'closingEquity', basis);
  const assets = lineOn(sheet, 'totalAssets', basis);
  if (!solidity || !equity || !assets || printedOf(assets.amount) === 0) return [];
  const percent = printedOf(solidity.amount);
  const exact = (100 * printedOf(equity.amount)) / printedOf(assets.amount);
  const decimals = String(percent).split('.')[1]?.length ?? 0;
  const scale = 10 ** decimals;
  const rounded = Math.round(exact * scale) / scale;
  return [
    compare(report, {
      rule: 'overview',
      place: solidity.place,
      leftLabel: solidity.label,
      rightLabel: { sv: 'eget kapital genom summa tillgångar', en: 'equity over total assets' },
      left: count(percent, 'percent'),
      right: count(isRoundedFrom({ printed: percent, exact, decimals }) ? percent : rounded, 'percent'),
      tolerance: 0,
    }),
  ];
}

function tie(report: ReportUnderControl, left: Located | undefined, right: Located | undefined): Finding[] {
  if (!left || !right) return [];
  const isCosts = left.row.line === 'costs';
  return [
    compare(report, {
      rule: 'overview',
      place: left.place,
      leftLabel: left.label,
      rightLabel: right.label,
      left: isCosts ? sizeOf(left.amount) : left.amount,
      right: isCosts ? sizeOf(right.amount) : right.amount,
    }),
  ];
}
