// The tables and the picture of the way from the offer to the budget.
import {
  amountCell,
  columnChart,
  dateCell,
  emptyCell,
  textCell,
  type ChartModel,
  type Language,
  type TableModel,
  type TableRow,
} from '#design/core';
import type { AllocationYear } from '#finance/server';
import { roundToKronor, roundToThousandKronor, sumOre, type Ore } from '#kernel';
import type { AllocationTexts } from './texts.ts';

const kronor = (amountOre: Ore | null) => amountCell(amountOre === null ? null : roundToKronor(amountOre));

export function allocationTables(read: AllocationYear, texts: AllocationTexts): TableModel[] {
  return [
    membersTable(read, texts),
    capitalTable(read, texts),
    grantedTable(read, texts),
    planTable(read, texts),
  ].flatMap((table) => table ?? []);
}

function membersTable({ result, year }: AllocationYear, { members: words }: AllocationTexts): TableModel | null {
  if (result === null) return null;
  return {
    id: 'bidrag',
    caption: words.caption(year),
    labelHeading: words.member,
    columns: [
      { id: 'whole', label: words.whole, kind: 'amount' },
      { id: 'decision', label: words.decision, kind: 'text' },
      { id: 'decidedOn', label: words.decidedOn, kind: 'date' },
      { id: 'contribution', label: words.contribution, kind: 'amount' },
    ],
    rows: [
      ...result.rows.map((row): TableRow => {
        const { decision } = row;
        const said =
          decision === null
            ? row.isState
              ? words.offer
              : words.undecided
            : decision.amountOre === null
              ? words.wholly
              : kronor(decision.amountOre).text;
        return {
          id: row.member,
          label: row.name,
          role: 'row',
          cells: [
            kronor(row.wholeOre),
            textCell(said),
            decision?.decidedOn ? dateCell(decision.decidedOn) : emptyCell(),
            kronor(row.contributionOre),
          ],
        };
      }),
      {
        id: 'total',
        label: words.total,
        role: 'total',
        cells: [kronor(result.wholeOre), emptyCell(), emptyCell(), kronor(result.totalOre)],
      },
    ],
    remarks: [words.remark],
  };
}

function capitalTable(
  { result, openingEquity, capital }: AllocationYear,
  { capital: words }: AllocationTexts,
): TableModel | null {
  if (result === null) return null;
  const row = (id: string, label: string, amountOre: Ore): TableRow => ({
    id,
    label,
    role: 'row',
    cells: [kronor(amountOre)],
  });
  return {
    id: 'kapital',
    caption: words.caption,
    labelHeading: words.row,
    columns: [{ id: 'amount', label: words.amount, kind: 'amount' }],
    rows: [
      row('unused', words.unused, result.unusedOre),
      ...(openingEquity
        ? [row('equity', openingEquity.isForecast ? words.equityForecast : words.equity, openingEquity.amountOre)]
        : []),
      ...(capital
        ? [row('guideline', words.guideline, capital.maximumOre), row('excess', words.excess, capital.excessOre)]
        : []),
    ],
    ...(capital ? { remarks: [capital.guideline.source] } : {}),
  };
}

function grantedTable(
  { granted, budgetedShareOfGranted }: AllocationYear,
  { granted: words }: AllocationTexts,
): TableModel | null {
  if (granted.length === 0) return null;
  return {
    id: 'beviljat',
    caption: words.caption,
    labelHeading: words.row,
    columns: [
      { id: 'granted', label: words.granted, kind: 'amount' },
      { id: 'counted', label: words.counted(budgetedShareOfGranted ?? 1), kind: 'amount' },
    ],
    rows: [
      ...granted.map((row): TableRow => ({
        id: row.programme,
        label: row.name,
        role: 'row',
        cells: [kronor(row.grantedOre), kronor(row.countedOre)],
      })),
      {
        id: 'total',
        label: words.total,
        role: 'total',
        cells: [
          kronor(sumOre(granted.map(({ grantedOre }) => grantedOre))),
          kronor(sumOre(granted.map(({ countedOre }) => countedOre))),
        ],
      },
    ],
    remarks: [words.remark],
  };
}

function planTable({ plannedYears }: AllocationYear, { plan: words }: AllocationTexts): TableModel | null {
  if (plannedYears.length === 0) return null;
  return {
    id: 'plan',
    caption: words.caption,
    labelHeading: words.inKronor,
    columns: plannedYears.map(({ year }) => ({ id: String(year), label: String(year), kind: 'amount' as const })),
    rows: (
      [
        ['contributionsOre', words.contributions],
        ['otherIncomeOre', words.other],
        ['costsOre', words.costs],
        ['resultOre', words.result],
        ['closingEquityOre', words.equity],
        ['guidelineOre', words.guideline],
      ] as const
    ).map(([key, label]): TableRow => ({
      id: key,
      label,
      role: key === 'resultOre' ? 'subtotal' : key === 'closingEquityOre' ? 'total' : 'row',
      cells: plannedYears.map((one) => kronor(one[key])),
    })),
  };
}

/** Expected results as columns, the equity over them as a line with its guideline. */
export function planChart(
  { plannedYears }: AllocationYear,
  { plan: words }: AllocationTexts,
  language: Language,
): ChartModel | null {
  if (plannedYears.length === 0) return null;
  const thousands = (amountOre: Ore | null) => ({
    value: amountOre === null ? null : roundToThousandKronor(amountOre),
  });
  const empty = plannedYears.find(({ closingEquityOre }) => closingEquityOre < 0);
  const above = plannedYears.findLast(
    ({ closingEquityOre, guidelineOre }) => guidelineOre !== null && closingEquityOre > guidelineOre,
  );
  const hasGuideline = plannedYears.some(({ guidelineOre }) => guidelineOre !== null);
  const title = empty
    ? words.negative(empty.year)
    : above
      ? words.titleAbove(above.year)
      : hasGuideline
        ? words.titleBelow
        : words.titlePlain;
  return columnChart({
    id: 'plan',
    title,
    language,
    unit: 'tkr',
    labelHeading: words.year,
    labels: plannedYears.map(({ year }) => String(year)),
    columns: { id: 'result', label: words.result, points: plannedYears.map(({ resultOre }) => thousands(resultOre)) },
    line: {
      series: {
        id: 'equity',
        label: words.equity,
        points: plannedYears.map(({ closingEquityOre }) => thousands(closingEquityOre)),
      },
      ...(hasGuideline
        ? {
            guideline: {
              id: 'guideline',
              label: words.guideline,
              points: plannedYears.map(({ guidelineOre }) => thousands(guidelineOre)),
            },
          }
        : {}),
    },
    source: words.source,
  });
}
