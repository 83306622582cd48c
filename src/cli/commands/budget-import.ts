import { basename } from 'node:path';
import { budgetRefusalMessage } from '#finance/core';
import { importBudget } from '#finance/server';
import { CommandFailure, type Command } from '../command.ts';
import { oneFile, TABLE_BYTES } from '../read-file.ts';
import { orFail, yearOption } from '../refusals.ts';
import { withSession } from '../session.ts';

export const budgetImportCommand: Command = {
  name: 'budget import',
  summary: 'Sets the budget of a year from a table (CSV or XLSX) as its next version',
  usage: 'FILE --year Y --decision TEXT',
  options: { year: { type: 'string' }, decision: { type: 'string' } },
  help: {
    'year Y': 'the fiscal year',
    'decision TEXT': 'the decision that set it, "Styrelsen 2023-11-24 § 52"',
  },
  async run(invocation) {
    const year = yearOption(invocation.options);
    const { decision } = invocation.options;
    if (typeof decision !== 'string' || decision.trim() === '')
      throw new CommandFailure('budget import needs --decision TEXT.', 2);
    const { path, bytes } = await oneFile(invocation, TABLE_BYTES);
    const saved = await withSession(invocation, async (session) =>
      orFail(
        await importBudget(session, { fileName: basename(path), bytes, year, decision }),
        (refusal) => `${path}: ${budgetRefusalMessage(refusal)}`,
      ),
    );
    if (invocation.json) invocation.print(JSON.stringify(saved, null, 2));
    else invocation.print(`Budget ${saved.year} version ${saved.version}: ${saved.rows} rows (${decision.trim()}).`);
  },
};
