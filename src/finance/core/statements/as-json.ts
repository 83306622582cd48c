// The contract of `./stegvis statements --json`: whole kronor as printed, under stable key names.
import type { NoteRow, StatementRow, Statements } from './statement.ts';
import { printed } from './statement.ts';

export type PrintedRow = {
  readonly previous: number | null;
  readonly budget: number | null;
  readonly current: number | null;
  readonly forecast: number | null;
};

export function statementsAsJson(statements: Statements) {
  const { notes } = statements;
  return {
    year: statements.year,
    incomeStatement: byKey(statements.incomeStatement, printedRow),
    balanceSheet: byKey(statements.balanceSheet, printedRow),
    cashFlow: byKey(statements.cashFlow, printedRow),
    operatingAccount: byKey(statements.operatingAccount, (row) => ({
      ...printedRow(row),
      deviation: printed(row.deviationOre ?? null),
    })),
    notes: {
      income: notes.income.map(noteRow),
      costs: notes.costs.map(noteRow),
      receivables: notes.receivables.map(noteRow),
      liabilities: notes.liabilities.map(noteRow),
      audit: notes.audit.map(noteRow),
      netAgainstBudget: notes.netAgainstBudget.map(noteRow),
    },
    balanceRequirement: byKey(statements.balanceRequirement, ({ amounts }) => ({
      current: printed(amounts.currentOre),
      previous: printed(amounts.previousOre),
    })),
    overview: {
      unit: 'tkr',
      years: statements.overview.years,
      rows: Object.fromEntries(statements.overview.rows.map((row) => [row.key, row.printed])),
    },
  };
}

function printedRow({ amounts }: Pick<StatementRow, 'amounts'>): PrintedRow {
  return {
    previous: printed(amounts.previousOre),
    budget: printed(amounts.budgetOre),
    current: printed(amounts.currentOre),
    forecast: printed(amounts.forecastOre),
  };
}

function noteRow(row: NoteRow) {
  return {
    label: row.label,
    ...(row.of === null ? {} : { of: row.of }),
    ...printedRow(row),
    ...(row.isTotal ? { total: true as const } : {}),
  };
}

function byKey<Value>(rows: readonly StatementRow[], valueOf: (row: StatementRow) => Value): Record<string, Value> {
  return Object.fromEntries(rows.map((row) => [row.key, valueOf(row)]));
}
