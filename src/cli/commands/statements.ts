import { statementsAsJson, yearRefusalMessage, type Statements } from '#finance/core';
import { readStatements } from '#finance/server';
import type { TableModel } from '#design/core';
import { noteTable, overviewTable, statementTable, type NoteName } from '#finance/core';
import { orFail, yearOption } from '../refusals.ts';
import { withSession } from '../session.ts';
import type { Command } from '../command.ts';

export const statementsCommand: Command = {
  name: 'statements',
  summary: 'Prints statements and notes of a year',
  usage: '--year Y',
  options: { year: { type: 'string' } },
  help: { 'year Y': 'the fiscal year' },
  async run(invocation) {
    const year = yearOption(invocation.options);
    const { statements } = await withSession(invocation, async (session) =>
      orFail(await readStatements(session, { year }), yearRefusalMessage),
    );
    warnOfUnmapped(statements);
    if (invocation.json) invocation.print(JSON.stringify(statementsAsJson(statements), null, 2));
    else for (const table of tablesOf(statements)) printTable(table, invocation.print);
  },
};

/** On standard error: the statements lack this money, and a reader of them must know. */
function warnOfUnmapped({ unmapped }: Statements): void {
  for (const { account, name, year, amountOre } of unmapped) {
    process.stderr.write(
      `warning: account ${account} ${name} has ${amountOre / 100} kr in ${year} and no line; ./stegvis mapping save gives it one.\n`,
    );
  }
}

function tablesOf(statements: Statements): TableModel[] {
  const names = ['incomeStatement', 'balanceSheet', 'cashFlow', 'operatingAccount', 'balanceRequirement'] as const;
  const notes = (Object.keys(statements.notes) as NoteName[]).filter((name) => statements.notes[name].length > 0);
  return [
    ...names.map((name) => statementTable(statements, name)),
    ...notes.map((name) => noteTable(statements, name)),
    overviewTable(statements),
  ];
}

/** A table for a terminal: labels to the left, numbers to the right. */
function printTable(table: TableModel, print: (line: string) => void): void {
  const grid = [
    [table.caption, ...table.columns.map(({ label }) => label)],
    ...table.rows.map((row) => [
      `${row.role === 'part' ? '  ' : ''}${row.label}`,
      ...row.cells.map(({ text }) => text),
    ]),
  ];
  const widths = (grid[0] ?? []).map((_, column) => Math.max(...grid.map((row) => (row[column] ?? '').length)));
  for (const row of grid) {
    print(
      widths
        .map((width, column) =>
          column === 0 ? (row[column] ?? '').padEnd(width) : (row[column] ?? '').padStart(width),
        )
        .join('  ')
        .trimEnd(),
    );
  }
  print('');
}
