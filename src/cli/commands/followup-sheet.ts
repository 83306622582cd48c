import type { FinsamSheet } from '#followup/core';
import { readAssociationSheet } from '#followup/server';
import { readPartySheet } from '#participants/server';
import { CommandFailure, type Command } from '../command.ts';
import { orFail } from '../refusals.ts';
import { withSession } from '../session.ts';

export const followupSheetCommand: Command = {
  name: 'followup sheet',
  summary: "The numbers to type into Uppföljning Finsam: a party's by its register, an association's by its packages",
  usage: '--from D --to D [--space PARTY]',
  options: { from: { type: 'string' }, to: { type: 'string' } },
  help: { 'from D': 'first day of the period, YYYY-MM-DD', 'to D': 'last day of the period' },
  async run(invocation) {
    const { from, to } = invocation.options;
    if (typeof from !== 'string' || typeof to !== 'string') {
      throw new CommandFailure('a sheet has a period: --from YYYY-MM-DD --to YYYY-MM-DD.', 2);
    }
    const refused = (): string => 'the sheet cannot be read.';
    const sheet = await withSession(invocation, async (session): Promise<FinsamSheet> =>
      session.space.kind === 'party'
        ? orFail(await readPartySheet(session, { from, to }), refused)
        : orFail(await readAssociationSheet(session, { from, to }), refused),
    );
    if (invocation.json) return invocation.print(JSON.stringify(sheet, null, 2));
    for (const { name, women, men } of sheet.rows) {
      invocation.print(`${name.padEnd(32)}${String(women ?? '–').padStart(8)}${String(men ?? '–').padStart(8)}`);
    }
    for (const remark of sheet.remarks) invocation.print(remark);
  },
};
