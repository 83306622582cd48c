import { lockRefusalMessage, reportRefusalMessage } from '#reports/core';
import { lockReportVersion } from '#reports/server';
import { keepFilesOfLock } from '#signing/server';
import { bringBackRefusalMessage } from '#signing/core';
import type { Command } from '../command.ts';
import { kindOption, orFail, yearOption } from '../refusals.ts';
import { withSession } from '../session.ts';

export const reportLockCommand: Command = {
  name: 'report lock',
  summary: 'Freezes the annual report of a year; blocking findings of control stop it',
  usage: '--year Y [--half-year] [--explanation TEXT]',
  options: { year: { type: 'string' }, 'half-year': { type: 'boolean' }, explanation: { type: 'string' } },
  help: {
    'year Y': 'the year of the report',
    'half-year': 'the half-year report of the year, not its annual report',
    'explanation TEXT': 'why a locked report is corrected',
  },
  async run(invocation) {
    const of = { year: yearOption(invocation.options), kind: kindOption(invocation.options) };
    const { explanation } = invocation.options;
    const locked = await withSession(invocation, async (session) => {
      const made = orFail(
        await lockReportVersion(session, {
          ...of,
          explanation: typeof explanation === 'string' ? explanation : null,
        }),
        (refusal) =>
          refusal.kind === 'noLedger' || refusal.kind === 'noVouchers' || refusal.kind === 'notHalfYear'
            ? reportRefusalMessage(refusal)
            : lockRefusalMessage(refusal),
      );
      orFail(await keepFilesOfLock(session, made), bringBackRefusalMessage);
      return made;
    });
    if (invocation.json) invocation.print(JSON.stringify(locked));
    else
      invocation.print(
        `The ${locked.kind === 'annual' ? 'annual' : 'half-year'} report of ${locked.year} is locked as version ${locked.version}.`,
      );
  },
};
