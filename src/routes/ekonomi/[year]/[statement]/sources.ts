// What the figures of a year come from: every import of its ledger and every version of its budget.
import { countCell, dateCell, textCell, type TableModel } from '#design/core';
import { dayInSweden, type Instant } from '#kernel';
import type { FinanceTexts } from '../../texts.ts';

type Versioned = { readonly year: number; readonly version: number; readonly isCurrent: boolean };
type Import = Versioned & {
  readonly fileName: string;
  readonly program: string | null;
  readonly voucherCount: number;
  readonly problemCount: number;
  readonly importedAt: Instant;
};
type BudgetVersion = Versioned & {
  readonly decision: string;
  readonly source: string;
  readonly savedAt: Instant;
};

export function sourceTables(
  year: number,
  from: {
    readonly imports: readonly Import[];
    readonly budgets: readonly BudgetVersion[];
    readonly texts: FinanceTexts;
  },
): TableModel[] {
  return [
    importsTable(
      year,
      from.imports.filter((one) => one.year === year),
      from.texts,
    ),
    budgetsTable(
      year,
      from.budgets.filter((one) => one.year === year),
      from.texts,
    ),
  ];
}

function importsTable(year: number, imports: readonly Import[], texts: FinanceTexts): TableModel {
  const words = texts.imports;
  return {
    id: 'imports',
    caption: words.caption(year),
    labelHeading: words.version,
    columns: [
      { id: 'file', label: words.file, kind: 'text' },
      { id: 'state', label: words.state, kind: 'text' },
      { id: 'importedOn', label: words.importedOn, kind: 'date' },
      { id: 'program', label: words.program, kind: 'text' },
      { id: 'vouchers', label: words.vouchers, kind: 'count' },
      { id: 'problems', label: words.problems, kind: 'count' },
    ],
    rows: imports.map((one) => ({
      id: String(one.version),
      label: String(one.version),
      role: 'row',
      cells: [
        textCell(one.fileName),
        textCell(one.isCurrent ? words.current : words.replaced),
        dateCell(dayInSweden(one.importedAt)),
        textCell(one.program ?? ''),
        countCell(one.voucherCount),
        countCell(one.problemCount),
      ],
    })),
  };
}

function budgetsTable(year: number, budgets: readonly BudgetVersion[], texts: FinanceTexts): TableModel {
  const words = texts.budgets;
  return {
    id: 'budgets',
    caption: words.caption(year),
    labelHeading: texts.imports.version,
    columns: [
      { id: 'decision', label: words.decision, kind: 'text' },
      { id: 'state', label: texts.imports.state, kind: 'text' },
      { id: 'source', label: words.source, kind: 'text' },
      { id: 'savedOn', label: words.savedOn, kind: 'date' },
    ],
    rows: budgets.map((one) => ({
      id: String(one.version),
      label: String(one.version),
      role: 'row',
      cells: [
        textCell(one.decision, { language: 'sv' }),
        textCell(one.isCurrent ? texts.imports.current : texts.imports.replaced),
        textCell(one.source),
        dateCell(dayInSweden(one.savedAt)),
      ],
    })),
    ...(budgets.length === 0 ? { remarks: [words.none] } : {}),
  };
}
