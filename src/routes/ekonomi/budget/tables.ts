// The tables of a budget: against the ledger, its versions, and two of them side by side.
import {
  amountCell,
  emptyCell,
  headingRow,
  percentCell,
  textCell,
  type TableModel,
  type TableRow,
} from '#design/core';
import { budgetSums, type BudgetChange, type BudgetOutcome, type BudgetRow } from '#finance/core';
import type { BudgetVersion, BudgetYear } from '#finance/server';
import { roundToKronor, sumOre, type Ore } from '#kernel';
import type { BudgetTexts } from './texts.ts';

const kronor = (amountOre: Ore | null) => amountCell(amountOre === null ? null : roundToKronor(amountOre));
const isIncome = ({ position }: Pick<BudgetRow, 'position'>): boolean => position.endsWith('Income');

export function outcomeTable({ outcome, year, hasLedger }: BudgetYear, texts: BudgetTexts): TableModel {
  const words = texts.outcome;
  const row = (one: Omit<BudgetOutcome, 'position'>, of: { id: string; role: TableRow['role'] }): TableRow => ({
    id: of.id,
    label: one.label,
    role: of.role,
    cells: [
      kronor(one.budgetOre),
      ...(hasLedger ? [kronor(one.actualOre), kronor(one.deviationOre), shareCell(one)] : []),
    ],
  });
  const part = (rows: readonly BudgetOutcome[], of: { id: string; heading: string; total: string }): TableRow[] =>
    rows.length === 0
      ? []
      : [
          headingRow({ id: `${of.id}.heading`, label: of.heading }),
          // Rows of a budget have the association's own names.
          ...rows.map((one) => ({
            ...row(one, { id: `${one.position} ${one.label}`, role: 'row' }),
            language: 'sv' as const,
          })),
          row(totalOf(rows, of.total), { id: `${of.id}.total`, role: 'subtotal' }),
        ];
  const [income, costs] = [outcome.filter(isIncome), outcome.filter((one) => !isIncome(one))];
  return {
    id: 'utfall',
    caption: words.caption(year),
    labelHeading: words.row,
    columns: [
      { id: 'budget', label: words.budget, kind: 'amount' },
      ...(hasLedger
        ? ([
            { id: 'actual', label: words.actual, kind: 'amount' },
            { id: 'deviation', label: words.deviation, kind: 'amount' },
            { id: 'share', label: words.used, kind: 'percent' },
          ] as const)
        : []),
    ],
    rows: [
      ...part(income, { id: 'income', heading: words.income, total: words.sumIncome }),
      ...part(costs, { id: 'costs', heading: words.costs, total: words.sumCosts }),
      row(resultOf(income, costs, words.result), { id: 'result', role: 'total' }),
    ],
    remarks: [hasLedger ? words.remark : words.noLedger],
  };
}

function shareCell({ budgetOre, actualOre }: Pick<BudgetOutcome, 'budgetOre' | 'actualOre'>) {
  return budgetOre === null || budgetOre <= 0 || actualOre === null || actualOre < 0
    ? emptyCell()
    : percentCell(actualOre / budgetOre);
}

type Sum = Omit<BudgetOutcome, 'position'>;

function totalOf(rows: readonly BudgetOutcome[], label: string): Sum {
  const sum = (pick: (row: BudgetOutcome) => Ore | null): Ore => sumOre(rows.map((row) => pick(row) ?? 0));
  const [first] = rows;
  const [budgetOre, bookedOre] = [sum((row) => row.budgetOre), sum((row) => row.actualOre)];
  const actualOre = rows.some((row) => row.actualOre !== null) ? bookedOre : null;
  const sign = first && isIncome(first) ? 1 : -1;
  return {
    label,
    budgetOre,
    actualOre,
    deviationOre: actualOre === null ? null : sign * (actualOre - budgetOre) + 0,
  };
}

function resultOf(income: readonly BudgetOutcome[], costs: readonly BudgetOutcome[], label: string): Sum {
  const [plus, minus] = [totalOf(income, label), totalOf(costs, label)];
  const less = (a: Ore | null, b: Ore | null): Ore | null => (a === null && b === null ? null : (a ?? 0) - (b ?? 0));
  const budgetOre = less(plus.budgetOre, minus.budgetOre);
  const actualOre = less(plus.actualOre, minus.actualOre);
  return { label, budgetOre, actualOre, deviationOre: actualOre === null ? null : actualOre - (budgetOre ?? 0) };
}

export function versionsTable(versions: readonly BudgetVersion[], year: number, texts: BudgetTexts): TableModel {
  const words = texts.versions;
  return {
    id: 'versioner',
    caption: words.caption(year),
    labelHeading: words.version,
    columns: [
      { id: 'state', label: words.state, kind: 'text' },
      { id: 'decision', label: words.decision, kind: 'text' },
      { id: 'decidedOn', label: words.decidedOn, kind: 'date' },
      { id: 'reason', label: words.reason, kind: 'text' },
      { id: 'result', label: words.result, kind: 'amount' },
      { id: 'source', label: words.source, kind: 'text' },
    ],
    rows: versions.map((one) => ({
      id: String(one.version),
      label: String(one.version),
      role: 'row',
      cells: [
        textCell(one.isCurrent ? words.current : words.replaced),
        textCell(one.decision, { language: 'sv' }),
        textCell(one.decidedOn ?? ''),
        textCell(one.reason ?? '', { language: 'sv' }),
        kronor(budgetSums(one.rows).resultOre),
        textCell(one.source, { language: 'sv' }),
      ],
    })),
  };
}

export function compareTable(
  changes: readonly BudgetChange[],
  of: { readonly from: BudgetVersion; readonly to: BudgetVersion; readonly texts: BudgetTexts },
): TableModel {
  const { compare: words, outcome } = of.texts;
  const cells = (beforeOre: Ore | null, afterOre: Ore | null, changeOre: Ore) => [
    beforeOre === null ? textCell(words.absent) : kronor(beforeOre),
    afterOre === null ? textCell(words.absent) : kronor(afterOre),
    changeOre === 0 ? emptyCell() : kronor(changeOre),
  ];
  const part = (rows: readonly BudgetChange[], id: string, heading: string): TableRow[] =>
    rows.length === 0
      ? []
      : [
          headingRow({ id, label: heading }),
          ...rows.map((row): TableRow => ({
            id: `${row.position} ${row.label}`,
            label: row.label,
            role: 'row',
            cells: cells(row.beforeOre, row.afterOre, row.changeOre),
          })),
        ];
  const [before, after] = [budgetSums(of.from.rows).resultOre, budgetSums(of.to.rows).resultOre];
  return {
    id: 'jamforelse',
    caption: words.caption,
    labelHeading: outcome.row,
    columns: [
      { id: 'before', label: words.version(of.from.version), kind: 'amount' },
      { id: 'after', label: words.version(of.to.version), kind: 'amount' },
      { id: 'change', label: words.change, kind: 'amount' },
    ],
    rows: [
      ...part(changes.filter(isIncome), 'income', outcome.income),
      ...part(
        changes.filter((row) => !isIncome(row)),
        'costs',
        outcome.costs,
      ),
      { id: 'result', label: outcome.result, role: 'total', cells: cells(before, after, after - before) },
    ],
  };
}
