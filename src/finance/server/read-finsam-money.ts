import { query } from '#access/server';
import { finsamMoney, programmeEconomy, type CannotReadYear, type FinsamMoney } from '#finance/core';
import { accept, type Result } from '#kernel';
import { listProgrammes } from '#programmes/server';
import * as v from 'valibot';
import { loadFinanceYear } from './finance-year.ts';

/** What the association's förbundsadministratör types into Uppföljning Finsam of money. */
export const readFinsamMoney = query({
  permission: 'finance.read',
  input: v.object({ year: v.pipe(v.number(), v.integer()) }),
  async run({ tx }, { year }): Promise<Result<FinsamMoney, CannotReadYear>> {
    const loaded = await loadFinanceYear(tx, year);
    if (!loaded.ok) return loaded;
    const { statements, mapping, setting } = loaded.value;
    const programmes = await listProgrammes(tx);
    const economy = programmeEconomy({ statements, programmes, projectDimension: mapping.projectDimension });
    return accept(finsamMoney({ statements, economy, rule: setting.costSplit }));
  },
});
