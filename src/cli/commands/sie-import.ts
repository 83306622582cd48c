import { basename } from 'node:path';
import { importRefusalMessage, MOST_SIE_BYTES } from '#finance/core';
import { importLedger, type Imported } from '#finance/server';
import type { Problem } from '#kernel';
import { CommandFailure, type Command, type Invocation } from '../command.ts';
import { oneFile } from '../read-file.ts';
import { orFail } from '../refusals.ts';
import { withSession } from '../session.ts';

const problemsShown = 50;

export const sieImportCommand: Command = {
  name: 'sie import',
  summary: 'Imports a ledger: a SIE file, or a trial balance as XLSX or CSV',
  usage: 'FILE [--replace] [--accept-errors] [--opening-zero] [--year YYYY]',
  options: {
    replace: { type: 'boolean' },
    'accept-errors': { type: 'boolean' },
    'opening-zero': { type: 'boolean' },
    year: { type: 'string' },
  },
  help: {
    replace: 'take the place of a year that is loaded; the older import stays as a version',
    'accept-errors': 'import although the file has errors; they stay listed with the import',
    'opening-zero': 'the association began this year: every account opens with 0',
    'year YYYY': 'the year of a trial balance, which does not say it itself',
  },
  async run(invocation) {
    const { options } = invocation;
    const { year } = options;
    if (year !== undefined && !/^\d{4}$/.test(String(year))) throw new CommandFailure('--year takes four digits.', 2);
    const { path, bytes } = await oneFile(invocation, MOST_SIE_BYTES);
    invocation.progress(`Importing ${basename(path)}`);
    const imported = await withSession(invocation, async (session) => {
      const result = await importLedger(session, {
        fileName: basename(path),
        bytes,
        replace: options['replace'] === true,
        acceptErrors: options['accept-errors'] === true,
        openingIsZero: options['opening-zero'] === true,
        ...(year === undefined ? {} : { year: Number(year) }),
      });
      if (!result.ok && result.refusal.kind === 'fileHasErrors') showProblems(invocation, result.refusal.problems);
      return orFail(result, (refusal) => `${path}: ${importRefusalMessage(refusal)}`);
    });
    show(invocation, imported);
  },
};

function show(invocation: Invocation, imported: Imported): void {
  if (invocation.json) {
    invocation.print(JSON.stringify(imported, null, 2));
    return;
  }
  const budget = imported.budgetVersion === null ? 'no budget' : `budget version ${imported.budgetVersion}`;
  invocation.print(
    `${imported.year} is loaded (version ${imported.version}): ${imported.accounts} accounts, ${imported.vouchers} vouchers, ${budget}, ${imported.problems.length} problems.`,
  );
  if (imported.openingOrigin === 'previousYearInFile')
    invocation.print('Opening balances: from the closing balances of the year before in the file.');
  if (imported.openingOrigin === 'previousLedger')
    invocation.print('Opening balances: from the ledger of the year before.');
  showProblems(invocation, imported.problems);
}

function showProblems({ print, json }: Invocation, problems: readonly Problem[]): void {
  if (json) return;
  for (const { severity, code, line, message } of problems.slice(0, problemsShown)) {
    print(`  ${severity}${line === null ? '' : ` line ${line}`}: ${message} (${code})`);
  }
  if (problems.length > problemsShown) print(`  and ${problems.length - problemsShown} more.`);
}
