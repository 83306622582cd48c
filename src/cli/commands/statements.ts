import { dayRefusalMessage, statementsAsJson, yearRefusalMessage, type Statements } from '#finance/core';
import { readStatements, readStatementsAt, type FinanceYear } from '#finance/server';
import type { TableModel } from '#design/core';
import { noteTable, overviewTable, statementTable, type NoteName } from '#finance/core';
import { daysBetween, type IsoDate } from '#kernel';
import type { Session } from '#access/server';
import { dayOption, orFail, yearOption } from '../refusals.ts';
import { withSession } from '../session.ts';
import { CommandFailure, type Command, type Invocation } from '../command.ts';

export const statementsCommand: Command = {
  name: 'statements',
  summary: 'Prints statements and notes of a year, or of a year so far',
  usage: '--year Y | --at DATE',
  options: { year: { type: 'string' }, at: { type: 'string' } },
  help: {
    'year Y': 'the fiscal year',
    'at DATE': 'what was booked by that day (YYYY-MM-DD), beside the whole year before, the budget and the forecast',
  },
  async run(invocation) {
    const { statements, lastVoucherOn } = await withSession(invocation, (session) => readAsked(session, invocation));
    warnOfUnbooked(statements, lastVoucherOn);
    warnOfUnmapped(statements);
    if (invocation.json) invocation.print(JSON.stringify(statementsAsJson(statements), null, 2));
    else for (const table of tablesOf(statements)) printTable(table, invocation.print);
  },
};

async function readAsked(session: Session, { options }: Invocation): Promise<FinanceYear> {
  const { at, year } = options;
  if (at === undefined)
    return orFail(await readStatements(session, { year: yearOption(options) }), yearRefusalMessage);
  if (year !== undefined) throw new CommandFailure('say either --year or --at, not both.', 2);
  return orFail(await readStatementsAt(session, { at: dayOption(options) }), dayRefusalMessage);
}

/** On standard error: a file that was exported earlier lacks what was booked since. */
function warnOfUnbooked({ at }: Statements, lastVoucherOn: IsoDate | null | undefined): void {
  if (at === null || !lastVoucherOn || daysBetween({ from: lastVoucherOn, to: at }) <= 31) return;
  process.stderr.write(
    `warning: the last voucher is of ${lastVoucherOn}; is the ledger exported after ${at}? ./stegvis sie import FILE --replace loads a newer one.\n`,
  );
}

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
