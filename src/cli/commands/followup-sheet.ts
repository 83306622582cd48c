import type { FinsamMoney } from '#finance/core';
import { readFinsamMoney } from '#finance/server';
import type { FinsamSheet } from '#followup/core';
import { readAssociationSheet } from '#followup/server';
import { calendarYear, isSamePeriod, roundToKronor, yearOf } from '#kernel';
import { readPartySheet } from '#participants/server';
import { CommandFailure, type Command, type Invocation } from '../command.ts';
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
    const sheet = await withSession(invocation, async (session): Promise<FinsamSheet & { money?: FinsamMoney }> => {
      if (session.space.kind === 'party') return orFail(await readPartySheet(session, { from, to }), refused);
      const people = orFail(await readAssociationSheet(session, { from, to }), refused);
      // Money is asked for by calendar year.
      const year = yearOf(to);
      const money = isSamePeriod({ from, to }, calendarYear(year)) ? await readFinsamMoney(session, { year }) : null;
      return { ...people, ...(money?.ok ? { money: money.value } : {}) };
    });
    if (invocation.json) return invocation.print(JSON.stringify(sheet, null, 2));
    for (const { name, women, men } of sheet.rows) {
      invocation.print(`${name.padEnd(32)}${String(women ?? '–').padStart(8)}${String(men ?? '–').padStart(8)}`);
    }
    for (const remark of sheet.remarks) invocation.print(remark);
    if (sheet.money) printMoney(invocation, sheet.money);
  },
};

function printMoney(invocation: Invocation, { allocatedOre, equityOre, administration, programmes }: FinsamMoney) {
  const line = (name: string, ...amounts: (number | null | undefined)[]): void => {
    const kronor = amounts.map((ore) => (ore === null || ore === undefined ? '–' : String(roundToKronor(ore))));
    invocation.print(`${name.padEnd(32)}${kronor.map((one) => one.padStart(14)).join('')}`);
  };
  line('Tilldelade medel, kr', allocatedOre);
  line('Eget kapital, kr', equityOre);
  line('Administration, budget och utfall', administration?.budgetOre, administration?.usedOre);
  for (const { name, budgetOre, usedOre } of programmes) line(name, budgetOre, usedOre);
}
