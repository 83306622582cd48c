import { yearRefusalMessage } from '#finance/core';
import { lockRefusalMessage } from '#reports/core';
import { lockAnnualReport } from '#reports/server';
import type { Command } from '../command.ts';
import { orFail, yearOption } from '../refusals.ts';
import { withSession } from '../session.ts';

export const reportLockCommand: Command = {
  name: 'report lock',
  summary: 'Freezes the annual report of a year; blocking findings of control stop it',
  usage: '--year Y [--explanation TEXT]',
  options: { year: { type: 'string' }, explanation: { type: 'string' } },
  help: { 'year Y': 'the year of the report', 'explanation TEXT': 'why a locked report is corrected' },
  async run(invocation) {
    const year = yearOption(invocation.options);
    const { explanation } = invocation.options;
    const locked = await withSession(invocation, async (session) =>
      orFail(
        await lockAnnualReport(session, { year, explanation: typeof explanation === 'string' ? explanation : null }),
        (refusal) => (refusal.kind === 'noLedger' ? yearRefusalMessage(refusal) : lockRefusalMessage(refusal)),
      ),
    );
    if (invocation.json) invocation.print(JSON.stringify(locked));
    else invocation.print(`The annual report of ${locked.year} is locked as version ${locked.version}.`);
  },
};
