// Statements, notes and counts as control wants to know them: exact öre beside the printed number, and what each row means.
import {
  standardSums,
  type ControlledCell,
  type ControlledColumn,
  type ControlledRow,
  type ControlledTable,
  type Line,
  type TableKind,
} from '#control/core';
import {
  noteFigureId,
  noteNumbers,
  noteTable,
  overviewTable,
  printed,
  statementFigureId,
  statementTable,
  type Amounts,
  type NoteName,
  type StatementName,
  type Statements,
} from '#finance/core';
import { calendarYear, figureId, type Ore } from '#kernel';
import { contributionsTable } from './money-tables.ts';

type AmountColumn = 'budget' | 'current' | 'previous';

export function moneyTables(statements: Statements): ControlledTable[] {
  const names: StatementName[] = [
    'incomeStatement',
    'balanceSheet',
    'cashFlow',
    'operatingAccount',
    'balanceRequirement',
  ];
  const notes: NoteName[] = ['income', 'costs', 'receivables', 'liabilities', 'audit', 'netAgainstBudget'];
  return [
    ...names.map((name) => controlledStatement(statements, name)),
    ...notes.filter((name) => statements.notes[name].length > 0).map((name) => controlledNote(statements, name)),
    controlledOverview(statements),
    controlledContributions(statements),
  ];
}

/** Keys of the statements are the names that control knows; a row it has no word for only takes part in sums. */
const lines: Readonly<Record<StatementName, ReadonlySet<string>>> = {
  incomeStatement: new Set([
    'operatingIncome',
    'operatingCosts',
    'operatingResult',
    'financialIncome',
    'financialCosts',
    'resultAfterFinancial',
    'yearResult',
  ]),
  balanceSheet: new Set([
    'fixedAssets',
    'receivables',
    'shortTermInvestments',
    'cash',
    'currentAssets',
    'totalAssets',
    'openingEquity',
    'yearResult',
    'closingEquity',
    'provisions',
    'longTermLiabilities',
    'currentLiabilities',
    'totalEquityAndLiabilities',
  ]),
  cashFlow: new Set([
    'yearResult',
    'nonCashAdjustments',
    'beforeWorkingCapital',
    'changeReceivables',
    'changeLiabilities',
    'operating',
    'investing',
    'financing',
    'yearCashFlow',
    'openingCash',
    'closingCash',
  ]),
  operatingAccount: new Set(['costs', 'income', 'result', 'closingEquity', 'cash']),
  balanceRequirement: new Set(['yearResult', 'afterAdjustments', 'balanceRequirementResult']),
};

function controlledStatement(statements: Statements, name: StatementName): ControlledTable {
  const table = statementTable(statements, name);
  const shown = table.columns.filter(({ kind }) => kind === 'amount').map(({ id, label }) => ({ id, label }));
  const columns = shown.map((column) => amountColumn(column, statements.year));
  const rows = statements[name].map((row): ControlledRow => ({
    id: row.key,
    label: row.label,
    role: row.role,
    line: lines[name].has(row.key) ? (row.key as Line) : null,
    cells: shown.map(({ id }) =>
      id === 'deviation'
        ? { exactOre: row.deviationOre ?? null, printed: printed(row.deviationOre ?? null) }
        : amountCell(row.amounts, id as AmountColumn, (column) =>
            statementFigureId({ statement: name, key: row.key, column, year: statements.year }),
          ),
    ),
  }));
  return finish({ id: name, kind: name, caption: table.caption, columns, rows });
}

function controlledNote(statements: Statements, name: NoteName): ControlledTable {
  const table = noteTable(statements, name);
  const shown = table.columns.map(({ id, label }) => ({ id, label }));
  const notes = statements.notes[name];
  const rows = notes.map((row): ControlledRow => {
    const whole = notes.find((candidate) => candidate.label === row.of);
    return {
      id: row.id,
      label: row.label,
      role: row.isTotal ? 'total' : row.of === null ? 'row' : 'part',
      ...(whole ? { of: whole.id } : {}),
      line: row.isTotal ? 'total' : null,
      cells: shown.map(({ id }) =>
        amountCell(row.amounts, id as AmountColumn, (column) =>
          noteFigureId({ note: name, row: row.id, column, year: statements.year }),
        ),
      ),
    };
  });
  const columns = shown.map((column) => amountColumn(column, statements.year));
  const caption = `Not ${noteNumbers[name]} ${table.caption}`;
  return finish({ id: `notes.${name}`, kind: `notes.${name}`, caption, columns, rows });
}

function controlledOverview(statements: Statements): ControlledTable {
  const { overview } = statements;
  const table = overviewTable(statements);
  const columns = overview.years.map((year): ControlledColumn => ({
    id: String(year),
    label: String(year),
    kind: 'year',
    year,
  }));
  const rows = overview.rows.map((row, index): ControlledRow => ({
    id: row.key,
    label: row.label,
    role: 'row',
    line: row.key,
    unit: row.unit,
    cells: row.printed.map((value, at) => {
      const id = table.rows[index]?.cells[at]?.figureId;
      return { exactOre: row.exactOre[at] ?? null, printed: value, ...(id === undefined ? {} : { figureId: id }) };
    }),
  }));
  return { ...finish({ id: 'overview', kind: 'overview', caption: table.caption, columns, rows }), unit: 'tkr' };
}

function controlledContributions(statements: Statements): ControlledTable {
  const { contributions, year } = statements;
  const members = { stat: 'forsakringskassan', region: 'region', kommun: 'kommun' } as const;
  const used = (['budget', 'current', 'previous'] as const).filter((column) =>
    contributions.some(({ amounts }) => amounts[`${column}Ore`] !== null),
  );
  const columns = used.map((id) =>
    amountColumn({ id, label: id === 'previous' ? String(year - 1) : String(year) }, year),
  );
  const rows = contributions.map(({ payer, label, amounts }): ControlledRow => ({
    id: payer,
    label,
    role: 'row',
    line: null,
    member: members[payer],
    cells: used.map((column) => contributionCell({ payer, column, year }, amounts)),
  }));
  const sum = (column: AmountColumn): Ore =>
    contributions.reduce((total, { amounts }) => total + (amounts[`${column}Ore`] ?? 0), 0);
  const total: ControlledRow = {
    id: 'total',
    label: 'Summa',
    role: 'total',
    line: 'contributions',
    cells: used.map((column) => ({ exactOre: sum(column), printed: printed(sum(column)) })),
  };
  const { caption } = contributionsTable(statements);
  return finish({ id: 'contributions', kind: 'contributions', caption, columns, rows: [...rows, total] });
}

/** The budget of contributions is checked against the law, but the report does not print it. */
function contributionCell(
  at: { payer: string; column: AmountColumn; year: number },
  amounts: Amounts,
): ControlledCell {
  const exactOre = amounts[`${at.column}Ore`];
  if (at.column === 'budget' || exactOre === null) return { exactOre, printed: printed(exactOre) };
  const period = calendarYear(at.column === 'previous' ? at.year - 1 : at.year);
  const id = figureId({ name: 'finance.contributions', period, dimensions: { payer: at.payer } });
  return { exactOre, printed: printed(exactOre), figureId: id };
}

function amountColumn({ id, label }: { id: string; label: string }, year: number): ControlledColumn {
  if (id === 'deviation') return { id, label, kind: 'deviation', year: null };
  return { id, label, kind: id as AmountColumn, year: id === 'previous' ? year - 1 : year };
}

function amountCell(amounts: Amounts, column: AmountColumn, idOf: (column: AmountColumn) => string): ControlledCell {
  const exactOre = amounts[`${column}Ore`];
  return exactOre === null
    ? { exactOre, printed: null }
    : { exactOre, printed: printed(exactOre), figureId: idOf(column) };
}

function finish(table: {
  id: string;
  kind: TableKind;
  caption: string;
  columns: readonly ControlledColumn[];
  rows: readonly ControlledRow[];
}): ControlledTable {
  return { ...table, unit: 'kr', period: null, programme: null, sums: standardSums(table) };
}
